package io.regretradar.intake;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.mapping.EventChecks;
import io.regretradar.intake.mapping.InvalidEventException;
import io.regretradar.intake.mapping.RecordMapping;
import io.regretradar.intake.mapping.RecordMappings;
import io.regretradar.schema.catalog.SchemaCatalog;
import io.regretradar.schema.wire.Frames;
import io.regretradar.schema.wire.Payload;
import io.regretradar.schema.wire.RecordReader;
import io.regretradar.schema.wire.SchemaRegistry;
import io.regretradar.schema.wire.SchemaRegistryUnavailableException;
import io.regretradar.schema.wire.UnreadableRecordException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns a Kafka record into a checked event, a tick, or the reason why it is neither. Not
 * thread-safe: one per task.
 */
public final class EventDecoder {

    private final EventChecks checks;
    private final Frames frames;
    private final RecordReader<io.regretradar.schema.Tick> ticks =
            new RecordReader<>(io.regretradar.schema.Tick.class);
    private final Map<String, StreamReader<?>> streams = new HashMap<>();

    /**
     * @param settings which event times are believed
     * @param registry finds the writers of Confluent frames; {@link SchemaRegistry#none()} where
     *     there is no registry
     */
    public EventDecoder(IntakeSettings settings, SchemaRegistry registry) {
        this.checks = new EventChecks(settings);
        this.frames = new Frames(SchemaCatalog.store(), registry);
        for (Stream stream : Stream.values()) {
            streams.put(stream.topic(), StreamReader.of(RecordMappings.of(stream)));
        }
    }

    /**
     * Decodes one record. Whatever the bytes are, the answer is a value and not an exception.
     *
     * @param topic where it comes from; ticks may come from any topic, events from those of {@link
     *     Stream} only
     * @param value its value as Kafka holds it; may be null
     * @param kafkaTimestampMillis when Kafka took it, milliseconds since 1970 UTC; negative if
     *     unknown, then nothing counts as ahead
     * @throws SchemaRegistryUnavailableException if the writer's schema must be asked for and the
     *     registry does not answer; the record is not at fault and must be decoded again later
     */
    public Decoded decode(String topic, byte[] value, long kafkaTimestampMillis) {
        try {
            return read(topic, frames.open(value), kafkaTimestampMillis);
        } catch (UnreadableRecordException e) {
            return new Decoded.Rejected(RejectionReason.valueOf(e.fault().name()), e.getMessage());
        } catch (InvalidEventException e) {
            return new Decoded.Rejected(e.reason(), e.getMessage());
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // A record that trips a fault of ours must not stop the job again and again.
            return new Decoded.Rejected(
                    RejectionReason.MALFORMED, "The record cannot be decoded: " + e + ".");
        }
    }

    private Decoded read(String topic, Payload payload, long arrivedAt)
            throws UnreadableRecordException, InvalidEventException {
        if (ticks.accepts(payload.writer())) {
            long at = checks.occurredAt(ticks.read(payload).getOccurredAt());
            checks.notAhead(at, arrivedAt);
            return new Decoded.Tick(at);
        }
        StreamReader<?> stream = streams.get(topic);
        if (stream == null) {
            throw new InvalidEventException(
                    RejectionReason.UNKNOWN_STREAM,
                    "Topic %s carries no events of accounts; these do: %s."
                            .formatted(topic, Stream.names()));
        }
        AccountEvent event = stream.read(payload, checks);
        checks.notAhead(event.occurredAt(), arrivedAt);
        return new Decoded.Accepted(event);
    }

    private record StreamReader<R extends SpecificRecordBase>(
            RecordReader<R> reader, RecordMapping<R, ? extends AccountEvent> mapping) {

        static <R extends SpecificRecordBase> StreamReader<R> of(
                RecordMapping<R, ? extends AccountEvent> mapping) {
            return new StreamReader<>(new RecordReader<>(mapping.type()), mapping);
        }

        AccountEvent read(Payload payload, EventChecks checks)
                throws UnreadableRecordException, InvalidEventException {
            return mapping.toEvent(reader.read(payload), checks);
        }
    }
}
