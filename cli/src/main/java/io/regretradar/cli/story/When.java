package io.regretradar.cli.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A moment of a story.
 *
 * @param day days since the story's first day, which is day 0
 * @param time time of day in UTC, the zone that all stories live in
 */
record When(int day, LocalTime time) {

    /** That day at that time, e.g. {@code day(3, "09:30")}. */
    static When day(int day, String time) {
        return new When(day, LocalTime.parse(time));
    }

    /** Milliseconds since 1970 UTC. */
    long millis(LocalDate start) {
        return start.plusDays(day).atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
