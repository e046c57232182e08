package io.regretradar.pipeline.source;

import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a source's count, between operators only. */
public final class SourceCountSerializer extends ValueSerializer<SourceCount> {

    public static final SourceCountSerializer INSTANCE = new SourceCountSerializer();
    public static final TypeInformation<SourceCount> TYPE =
            new BinaryType<>(SourceCount.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(SourceCount count, DataOutputView target) throws IOException {
        writeText(count.stream().topic(), target);
        writeText(count.source(), target);
        target.writeLong(count.first());
        target.writeLong(count.count());
    }

    @Override
    public SourceCount deserialize(DataInputView source) throws IOException {
        return new SourceCount(
                Stream.ofTopic(readText(source)).orElseThrow(),
                readText(source),
                source.readLong(),
                source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<SourceCount> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SourceCount> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
