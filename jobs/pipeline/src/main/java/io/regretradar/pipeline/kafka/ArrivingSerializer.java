package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.kafka.Arriving.Event;
import io.regretradar.pipeline.kafka.Arriving.Known;
import io.regretradar.pipeline.kafka.Arriving.Rejected;
import io.regretradar.pipeline.kafka.Arriving.Rule;
import io.regretradar.pipeline.kafka.Arriving.Tick;
import io.regretradar.pipeline.portfolio.FactSerializer;
import io.regretradar.pipeline.rules.ControlEventSerializer;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of what comes out of an input topic. */
public final class ArrivingSerializer extends ValueSerializer<Arriving> {

    public static final ArrivingSerializer INSTANCE = new ArrivingSerializer();
    public static final TypeInformation<Arriving> TYPE = new BinaryType<>(Arriving.class, INSTANCE);

    private static final long serialVersionUID = 1L;
    private static final int EVENT = 0;
    private static final int TICK = 1;
    private static final int REJECTED = 2;
    private static final int RULE = 3;
    private static final int KNOWN = 4;

    @Override
    public void serialize(Arriving arriving, DataOutputView target) throws IOException {
        if (arriving instanceof Event event) {
            target.writeByte(EVENT);
            EventSerializer.INSTANCE.serialize(event, target);
        } else if (arriving instanceof Tick tick) {
            target.writeByte(TICK);
            target.writeLong(tick.at());
        } else if (arriving instanceof Rejected rejected) {
            target.writeByte(REJECTED);
            DeadLetterSerializer.INSTANCE.serialize(rejected.letter(), target);
        } else if (arriving instanceof Rule rule) {
            target.writeByte(RULE);
            ControlEventSerializer.INSTANCE.serialize(rule.event(), target);
            writeText(rule.place().topic(), target);
            target.writeInt(rule.place().partition());
            target.writeLong(rule.place().offset());
            target.writeLong(rule.place().timestamp());
        } else if (arriving instanceof Known known) {
            target.writeByte(KNOWN);
            FactSerializer.INSTANCE.serialize(known.fact(), target);
        }
    }

    @Override
    public Arriving deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        return switch (kind) {
            case EVENT -> EventSerializer.INSTANCE.deserialize(source);
            case TICK -> new Tick(source.readLong());
            case REJECTED -> new Rejected(DeadLetterSerializer.INSTANCE.deserialize(source));
            case KNOWN -> new Known(FactSerializer.INSTANCE.deserialize(source));
            case RULE ->
                    new Rule(
                            ControlEventSerializer.INSTANCE.deserialize(source),
                            new KafkaRecord(
                                    readText(source),
                                    source.readInt(),
                                    source.readLong(),
                                    source.readLong()));
            default -> throw new IOException("Nothing that arrives: " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<Arriving> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arriving> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
