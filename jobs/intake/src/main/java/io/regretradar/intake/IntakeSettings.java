package io.regretradar.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * Which event times are believed.
 *
 * @param earliest events before this are rejected ({@code events.earliest}): their producer's clock
 *     is far behind, or it sent seconds for milliseconds
 * @param maxAhead how far an event may be ahead of the time at which Kafka took it
 */
public record IntakeSettings(Instant earliest, Duration maxAhead) {

    /** From 2000-01-01 on, and at most 1 h ahead. */
    public static final IntakeSettings DEFAULTS =
            new IntakeSettings(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofHours(1));

    public IntakeSettings {
        if (earliest.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException(
                    "earliest is %s, but must not be before 1970-01-01T00:00:00Z."
                            .formatted(earliest));
        }
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException(
                    "maxAhead is %s, but must not be negative.".formatted(maxAhead));
        }
    }
}
