package io.regretradar.cli.simulate;

import io.regretradar.domain.event.Stream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/**
 * What fixes a simulation entirely: equal settings give equal events and equal truths.
 *
 * @param seed any number
 * @param accounts how many accounts the book has, 1..100000
 * @param days how long it is lived through, 14..3650
 * @param start first day, in each account's own time zone
 * @param streams streams that are written; what happens is the same whichever they are
 */
public record SimulationSettings(
        long seed, int accounts, int days, LocalDate start, Set<Stream> streams) {

    public SimulationSettings {
        Objects.requireNonNull(start, "start");
        streams = Set.copyOf(streams);
        require(accounts >= 1 && accounts <= 100_000, "accounts", accounts, "1 to 100000");
        require(days >= 14 && days <= 3650, "days", days, "14 to 3650");
    }

    /** A book with everything that its accounts do. */
    public SimulationSettings(long seed, int accounts, int days, LocalDate start) {
        this(seed, accounts, days, start, Stream.OF_CUSTOMERS);
    }

    /** The instant at which the history ends: midnight UTC after the last day. */
    public Instant end() {
        return start.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void require(boolean holds, String name, long value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s is %d, but must be %s. Set it with --%s N."
                            .formatted(name, value, allowed, name));
        }
    }
}
