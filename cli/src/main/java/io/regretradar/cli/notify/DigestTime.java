package io.regretradar.cli.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When in the day a digest is due: at that time of the owner's own clock. A time that the clocks
 * skip comes as much later as they skip; of one that they show twice the first counts.
 */
record DigestTime(LocalTime time) {

    /** How late a digest may still go out, after an outage; later it would be old news. */
    static final Duration AT_MOST_LATE = Duration.ofHours(4);

    /** The local date whose digest is due at that instant, if one is. */
    Optional<LocalDate> due(ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today, today.minusDays(1))
                .filter(
                        day -> {
                            Instant from = day.atTime(time).atZone(zone).toInstant();
                            return !now.isBefore(from) && now.isBefore(from.plus(AT_MOST_LATE));
                        })
                .findFirst();
    }
}
