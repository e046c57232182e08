package io.regretradar.intake;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.intake.mapping.EventChecks;
import io.regretradar.intake.mapping.InvalidEventException;
import io.regretradar.schema.catalog.SchemaCatalog;
import io.regretradar.schema.wire.Frames;
import io.regretradar.schema.wire.Payload;
import io.regretradar.schema.wire.RecordReader;
import io.regretradar.schema.wire.SchemaRegistry;
import io.regretradar.schema.wire.SchemaRegistryUnavailableException;
import io.regretradar.schema.wire.UnreadableRecordException;

/**
 * Turns a record of the control topic into a published version of some rules, a tick, or the reason
 * why it is neither. Whether the rules themselves make sense is judged later. Not thread-safe.
 */
public final class ControlDecoder {

    private final EventChecks checks;
    private final Frames frames;
    private final RecordReader<io.regretradar.schema.Tick> ticks =
            new RecordReader<>(io.regretradar.schema.Tick.class);
    private final RecordReader<io.regretradar.schema.ControlEvent> controls =
            new RecordReader<>(io.regretradar.schema.ControlEvent.class);

    /** What a record of the control topic turned out to be. */
    public sealed interface Control {}

    /** A version as it was published. */
    public record Published(ControlEvent event) implements Control {}

    /**
     * A time and nothing else.
     *
     * @param at milliseconds since 1970 UTC
     */
    public record Tick(long at) implements Control {}

    /** Nothing we can use. */
    public record Rejected(RejectionReason reason, String message) implements Control {}

    /**
     * @param settings which times are believed
     * @param registry finds the writers of Confluent frames
     */
    public ControlDecoder(IntakeSettings settings, SchemaRegistry registry) {
        this.checks = new EventChecks(settings);
        this.frames = new Frames(SchemaCatalog.store(), registry);
    }

    /**
     * Decodes one record. Whatever the bytes are, the answer is a value and not an exception.
     *
     * @param value its value as Kafka holds it; may be null
     * @param kafkaTimestampMillis when Kafka took it, milliseconds since 1970 UTC
     * @throws SchemaRegistryUnavailableException if the writer's schema must be asked for and the
     *     registry does not answer
     */
    public Control decode(byte[] value, long kafkaTimestampMillis) {
        try {
            return read(frames.open(value), kafkaTimestampMillis);
        } catch (UnreadableRecordException e) {
            return new Rejected(RejectionReason.valueOf(e.fault().name()), e.getMessage());
        } catch (InvalidEventException e) {
            return new Rejected(e.reason(), e.getMessage());
        } catch (SchemaRegistryUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // A record that trips a fault of ours must not stop the job again and again.
            return new Rejected(
                    RejectionReason.MALFORMED, "The record cannot be decoded: " + e + ".");
        }
    }

    private Control read(Payload payload, long arrivedAt)
            throws UnreadableRecordException, InvalidEventException {
        if (ticks.accepts(payload.writer())) {
            long at = checks.occurredAt(ticks.read(payload).getOccurredAt());
            checks.notAhead(at, arrivedAt);
            return new Tick(at);
        }
        io.regretradar.schema.ControlEvent record = controls.read(payload);
        RuleKind kind =
                RuleKind.named(record.getKind().name())
                        .orElseThrow(
                                () ->
                                        new InvalidEventException(
                                                RejectionReason.INVALID_VALUE,
                                                "kind is %s, but must be one of %s."
                                                        .formatted(
                                                                record.getKind(),
                                                                RuleKind.names())));
        return new Published(
                new ControlEvent(
                        record.getEventId(),
                        kind,
                        record.getVersion(),
                        checks.instant("effectiveAt", record.getEffectiveAt()),
                        record.getJson()));
    }
}
