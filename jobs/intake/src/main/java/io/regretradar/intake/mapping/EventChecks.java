package io.regretradar.intake.mapping;

import io.regretradar.domain.event.Header;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import java.time.Instant;

/** Checks of what every event says about itself, above all of its time. */
public final class EventChecks {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private final IntakeSettings settings;

    public EventChecks(IntakeSettings settings) {
        this.settings = settings;
    }

    Header header(
            String eventId, String accountId, String contactId, Instant occurredAt, String source)
            throws InvalidEventException {
        return new Header(
                Values.id("eventId", eventId),
                Values.accountId(accountId),
                Values.text("contactId", contactId),
                occurredAt(occurredAt),
                Values.text("source", source));
    }

    /** A time that may be an event's or a tick's, in milliseconds since 1970 UTC. */
    public long occurredAt(Instant value) throws InvalidEventException {
        if (value.isBefore(settings.earliest())) {
            throw new InvalidEventException(
                    RejectionReason.CLOCK_BEHIND,
                    ("occurredAt is %s, but must not be before %s (events.earliest). Were seconds"
                                    + " sent for milliseconds?")
                            .formatted(show(value), settings.earliest()));
        }
        if (value.isAfter(LATEST)) {
            throw new InvalidEventException(
                    RejectionReason.CLOCK_AHEAD,
                    "occurredAt is %s, but must not be after %s.".formatted(show(value), LATEST));
        }
        return value.toEpochMilli();
    }

    /**
     * Refuses a time that lies too far ahead of its arrival.
     *
     * @param occurredAt milliseconds since 1970 UTC, as checked before
     * @param arrivedAt when Kafka took the record, likewise; negative if unknown
     */
    public void notAhead(long occurredAt, long arrivedAt) throws InvalidEventException {
        if (arrivedAt >= 0 && occurredAt - settings.maxAhead().toMillis() > arrivedAt) {
            throw new InvalidEventException(
                    RejectionReason.CLOCK_AHEAD,
                    "occurredAt is %s, but must be at most %d min after the record's arrival at %s."
                            .formatted(
                                    show(Instant.ofEpochMilli(occurredAt)),
                                    settings.maxAhead().toMinutes(),
                                    show(Instant.ofEpochMilli(arrivedAt))));
        }
    }

    /**
     * Any other time that must be stated, in milliseconds since 1970 UTC.
     *
     * @throws InvalidEventException if it lies outside what is believed
     */
    public long instant(String field, Instant value) throws InvalidEventException {
        return time(field, value);
    }

    /** Any other time; null if not stated. */
    Long time(String field, Instant value) throws InvalidEventException {
        if (value == null) {
            return null;
        }
        if (value.isBefore(settings.earliest()) || value.isAfter(LATEST)) {
            throw Values.invalid(field, show(value), settings.earliest() + " to " + LATEST);
        }
        return value.toEpochMilli();
    }

    private static Object show(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)
                ? time.toEpochMilli() + " ms since 1970"
                : time;
    }
}
