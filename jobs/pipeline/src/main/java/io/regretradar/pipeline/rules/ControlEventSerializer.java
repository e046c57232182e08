package io.regretradar.pipeline.rules;

import io.regretradar.domain.rules.ControlEvent;
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

/** Binary form of a version of some rules, on its way and in state. */
public final class ControlEventSerializer extends ValueSerializer<ControlEvent> {

    public static final ControlEventSerializer INSTANCE = new ControlEventSerializer();
    public static final TypeInformation<ControlEvent> TYPE =
            new BinaryType<>(ControlEvent.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ControlEvent event, DataOutputView target) throws IOException {
        event.write(new StateOutput(target));
    }

    @Override
    public ControlEvent deserialize(DataInputView source) throws IOException {
        return ControlEvent.read(new StateInput(source));
    }

    @Override
    public TypeSerializerSnapshot<ControlEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ControlEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
