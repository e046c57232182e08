package io.regretradar.cli.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How long an account waits for answers, and when it feels that it did. */
final class Waits {
    private static final double ANSWERED_ON_WEEKENDS = .6;

    private final WorkCalendar calendar;
    private final Dice dice;
    private final NavigableMap<Long, Double> ahead = new TreeMap<>();

    Waits(WorkCalendar calendar, Dice dice) {
        this.calendar = calendar;
        this.dice = dice;
    }

    /**
     * When the answer to a question of that instant comes: usually around the median, on weekends
     * often on Monday.
     */
    long answered(long asked, double medianHours) {
        long answered = asked + hours(medianHours, .7);
        LocalDate day = Instant.ofEpochMilli(answered).atZone(calendar.zone()).toLocalDate();
        if (!calendar.workday(day) && !dice.chance(ANSWERED_ON_WEEKENDS)) {
            while (!calendar.workday(day)) {
                day = day.plusDays(1);
            }
            answered = calendar.at(day, LocalTime.of(8, 0)) + hours(1.5, .6);
        }
        ahead.merge(answered, (answered - asked) / 3_600_000.0, Math::max);
        return answered;
    }

    /** Nobody will answer; after that long the account knows. */
    void inVain(long asked, double hours) {
        ahead.merge(asked + Math.round(hours * 3_600_000), hours, Math::max);
    }

    /** Lets the account feel the answers that reached it on that day. */
    void feel(LocalDate date, LatentRegret regret) {
        var felt = ahead.headMap(calendar.at(date.plusDays(1), LocalTime.MIDNIGHT));
        felt.values().forEach(regret::waited);
        felt.clear();
    }

    private long hours(double median, double sigma) {
        return Math.round(3_600_000.0 * dice.logNormal(median, sigma));
    }
}
