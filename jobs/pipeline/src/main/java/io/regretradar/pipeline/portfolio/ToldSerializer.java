package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a document on its way into its topic. */
public final class ToldSerializer extends ValueSerializer<Told> {

    public static final ToldSerializer INSTANCE = new ToldSerializer();
    public static final TypeInformation<Told> TYPE = new BinaryType<>(Told.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Told told, DataOutputView target) throws IOException {
        writeText(told.input().name(), target);
        writeText(told.accountId(), target);
        DocumentSerializer.INSTANCE.serialize(told.document(), target);
    }

    @Override
    public Told deserialize(DataInputView source) throws IOException {
        return new Told(
                PortfolioInput.valueOf(readText(source)),
                readText(source),
                DocumentSerializer.INSTANCE.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<Told> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Told> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
