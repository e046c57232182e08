package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.Fact;
import io.regretradar.domain.portfolio.FactCodec;
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

/** Binary form of a fact between operators. */
public final class FactSerializer extends ValueSerializer<Fact> {

    public static final FactSerializer INSTANCE = new FactSerializer();
    public static final TypeInformation<Fact> TYPE = new BinaryType<>(Fact.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Fact fact, DataOutputView target) throws IOException {
        FactCodec.write(fact, new StateOutput(target));
    }

    @Override
    public Fact deserialize(DataInputView source) throws IOException {
        return FactCodec.read(new StateInput(source));
    }

    @Override
    public TypeSerializerSnapshot<Fact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Fact> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
