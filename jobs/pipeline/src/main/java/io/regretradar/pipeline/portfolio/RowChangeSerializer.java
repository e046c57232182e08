package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.RowChange;
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

/** Binary form of a row's change between operators. */
public final class RowChangeSerializer extends ValueSerializer<RowChange> {

    public static final RowChangeSerializer INSTANCE = new RowChangeSerializer();
    public static final TypeInformation<RowChange> TYPE =
            new BinaryType<>(RowChange.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(RowChange change, DataOutputView target) throws IOException {
        change.write(new StateOutput(target));
    }

    @Override
    public RowChange deserialize(DataInputView source) throws IOException {
        return RowChange.read(new StateInput(source));
    }

    @Override
    public TypeSerializerSnapshot<RowChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowChange> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
