package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The account's calendar: which local date an instant falls on, and when a date begins. */
public final class LocalCalendar {

    private ZoneId zone = ZoneOffset.UTC;
    private long zoneStatedAt = Long.MIN_VALUE;

    // The local day looked at last; nearly every question is about it.
    private transient int cachedDay;
    private transient long cachedStart = 1;
    private transient long cachedEnd;

    /** Changes the zone; an unknown id is ignored, and so is one stated before the present one. */
    void zone(String id, long statedAt) {
        if (statedAt < zoneStatedAt) {
            return;
        }
        try {
            zone = ZoneId.of(id);
            zoneStatedAt = statedAt;
            cachedStart = 1;
            cachedEnd = 0;
        } catch (DateTimeException e) {
            // A zone id that nobody knows must not stop an account: the one before holds.
        }
    }

    /** The zone in force; UTC before any was named. */
    ZoneId zone() {
        return zone;
    }

    /** Id of the zone in force; {@code Z} before any was named. */
    public String zoneId() {
        return zone.getId();
    }

    /**
     * Days since 1970-01-01 of the local date on which the instant falls. Once a date has begun it
     * goes on, also where clocks set back after midnight show the date before again.
     */
    public int day(long millis) {
        if (millis < cachedStart || millis >= cachedEnd) {
            int day = (int) Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
            if (millis >= start(day + 1)) {
                day++;
            }
            cachedDay = day;
            cachedStart = start(day);
            cachedEnd = start(day + 1);
        }
        return cachedDay;
    }

    /** First instant of a local date; after a gap, where midnight does not exist, the gap's end. */
    public long start(int day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** First local midnight strictly after that instant. */
    long nextMidnight(long millis) {
        day(millis);
        return cachedEnd;
    }

    /** Whether that instant is the first of its local date. */
    boolean isMidnight(long millis) {
        day(millis);
        return cachedStart == millis;
    }

    void write(StateOutput out) throws IOException {
        out.text(zone.getId());
        out.number(zoneStatedAt);
    }

    void read(StateInput in) throws IOException {
        zone(in.text(), in.number());
    }

    /** Monday to Friday strictly between two dates. */
    static int businessDaysBetween(int from, int to) {
        return Math.max(0, businessDaysBefore(to) - businessDaysBefore(from + 1));
    }

    private static int businessDaysBefore(int day) {
        // 1970-01-05 was a Monday.
        int sinceMonday = day - 4;
        int weeks = Math.floorDiv(sinceMonday, 7);
        return weeks * 5 + Math.min(5, Math.floorMod(sinceMonday, 7));
    }

    /** The first Monday on or after that date. */
    static int mondayOnOrAfter(int day) {
        return day + Math.floorMod(4 - day, 7);
    }
}
