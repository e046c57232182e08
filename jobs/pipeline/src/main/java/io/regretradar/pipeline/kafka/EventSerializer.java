package io.regretradar.pipeline.kafka;

import io.regretradar.domain.event.EventCodec;
import io.regretradar.pipeline.kafka.Arriving.Event;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of an event between decoding and its account. */
public final class EventSerializer extends ValueSerializer<Event> {

    public static final EventSerializer INSTANCE = new EventSerializer();
    public static final TypeInformation<Event> TYPE = new BinaryType<>(Event.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Event event, DataOutputView target) throws IOException {
        target.writeInt(event.partition());
        target.writeLong(event.offset());
        target.writeLong(event.timestamp());
        EventCodec.write(event.event(), target);
    }

    @Override
    public Event deserialize(DataInputView source) throws IOException {
        int partition = source.readInt();
        long offset = source.readLong();
        long timestamp = source.readLong();
        return new Event(EventCodec.read(source), partition, offset, timestamp);
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
