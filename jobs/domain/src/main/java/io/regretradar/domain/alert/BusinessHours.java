package io.regretradar.domain.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The hours in which somebody is at work, by the clocks of one zone. A day on which clocks change
 * within them is as much longer or shorter as it is on the wall. Holidays are not known.
 *
 * @param opens first moment of a business day, local time
 * @param closes its end; later than {@code opens}
 */
public record BusinessHours(ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

    public BusinessHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "business hours are %s from %s to %s, but must open before they close"
                            .formatted(days, opens, closes));
        }
    }

    /**
     * The first instant at which that much business time has passed.
     *
     * @param from milliseconds since 1970 UTC
     */
    public long after(long from, Duration time) {
        long left = time.toMillis();
        LocalDate date = Instant.ofEpochMilli(from).atZone(zone).toLocalDate();
        while (true) {
            long start = Math.max(from, at(date, opens));
            long length = counts(date) ? at(date, closes) - start : 0;
            if (length > 0 && left <= length) {
                return start + left;
            }
            left -= Math.max(0, length);
            date = date.plusDays(1);
        }
    }

    /** A date that a zone skips, when it changes sides of the date line, is nobody's. */
    private boolean counts(LocalDate date) {
        return days.contains(date.getDayOfWeek())
                && date.atTime(opens).atZone(zone).toLocalDate().equals(date);
    }

    private long at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
