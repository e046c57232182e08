package io.regretradar.pipeline.source;

import io.regretradar.domain.source.SourceChange;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a source's silence or return, on its way and in state. */
public final class SourceChangeSerializer extends ValueSerializer<SourceChange> {

    public static final SourceChangeSerializer INSTANCE = new SourceChangeSerializer();
    public static final TypeInformation<SourceChange> TYPE =
            new BinaryType<>(SourceChange.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(SourceChange change, DataOutputView target) throws IOException {
        change.write(new StateOutput(target));
    }

    @Override
    public SourceChange deserialize(DataInputView source) throws IOException {
        return SourceChange.read(new StateInput(source));
    }

    @Override
    public TypeSerializerSnapshot<SourceChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SourceChange> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
