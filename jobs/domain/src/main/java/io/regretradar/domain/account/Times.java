package io.regretradar.domain.account;

/** Lengths of time in milliseconds, and the arithmetic of full minutes and quarter days. */
final class Times {

    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long QUARTER_DAY = 6 * HOUR;

    private Times() {}

    /** The first full minute strictly after that instant. */
    static long nextMinute(long millis) {
        return Math.floorDiv(millis, MINUTE) * MINUTE + MINUTE;
    }

    /** The first of 00, 06, 12 and 18 o'clock UTC strictly after that instant. */
    static long nextQuarterDay(long millis) {
        return Math.floorDiv(millis, QUARTER_DAY) * QUARTER_DAY + QUARTER_DAY;
    }

    static double hours(long millis) {
        return millis / (double) HOUR;
    }

    static double days(long millis) {
        return millis / (double) DAY;
    }

    static long ofDays(double days) {
        return Math.round(days * DAY);
    }
}
