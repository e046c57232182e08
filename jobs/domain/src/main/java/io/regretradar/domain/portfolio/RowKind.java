package io.regretradar.domain.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a row counts, whom it tells apart, and over which period. */
public enum RowKind {
    /** How far the accounts bought in a month have come in a stage. */
    STAGE_FUNNEL(ChronoUnit.MONTHS, null, "portfolio.cohort", "journey.stage"),
    /** Accounts by band at the end of their day. */
    BAND_MIX(ChronoUnit.DAYS, Duration.ofDays(3), "account.segment", "owner.id", "risk.band"),
    /** Accounts by dominant regret at the end of their day. */
    REGRET_MIX(
            ChronoUnit.DAYS, Duration.ofDays(3), "account.segment", "owner.id", "portfolio.regret"),
    /** How even the experience of an owner's accounts is at the end of their week. */
    CONSISTENCY(ChronoUnit.WEEKS, Duration.ofDays(3), "account.segment", "owner.id"),
    /** What became of the chances for a referral that began in a week. */
    REFERRAL_FUNNEL(ChronoUnit.WEEKS, Duration.ofDays(800), "account.segment", "owner.id"),
    /** The same of those asked, by what was offered. */
    REFERRAL_INCENTIVE(
            ChronoUnit.WEEKS,
            Duration.ofDays(800),
            "account.segment",
            "owner.id",
            "referral.incentive");

    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** Monday 1969-12-29, UTC. */
    private static final long FIRST_MONDAY = -Duration.ofDays(3).toMillis();

    private final ChronoUnit period;
    private final Duration keptAfter;
    private final List<String> dimensions;

    RowKind(ChronoUnit period, Duration keptAfter, String... dimensions) {
        this.period = period;
        this.keptAfter = keptAfter;
        this.dimensions = List.of(dimensions);
    }

    /** The fields that tell rows of this kind and period apart, in the order of the key. */
    public List<String> dimensions() {
        return dimensions;
    }

    /**
     * When nothing can change a row any more and its state is cleared, ms since 1970 UTC; MAX_VALUE
     * for a row that stays open as long as an account of its cohort may move.
     *
     * @param start of the row's period, ms since 1970 UTC
     */
    public long finalAt(long start) {
        if (keptAfter == null) {
            return Long.MAX_VALUE;
        }
        return start + period.getDuration().toMillis() + keptAfter.toMillis();
    }

    /** Start of that date as a day's period, ms since 1970 UTC. */
    public static long day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** Monday 00:00 UTC of the week that holds the instant, ms since 1970 UTC. */
    public static long week(long at) {
        return Math.floorDiv(at - FIRST_MONDAY, WEEK) * WEEK + FIRST_MONDAY;
    }

    /** Start of a cohort's month, ms since 1970 UTC. */
    public static long month(YearMonth cohort) {
        return day(cohort.atDay(1));
    }

    /** The period as it stands at the end of an {@code _id}: the day, else the week's Monday. */
    String label(long start) {
        long at = period == ChronoUnit.DAYS ? start : week(start);
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC).toString();
    }
}
