package io.regretradar.domain.alert;

/** How bad it is, from nothing to act at once. */
public enum Band {
    NONE,
    WATCH,
    AT_RISK,
    CRITICAL;

    public boolean atLeast(Band other) {
        return ordinal() >= other.ordinal();
    }

    public static Band max(Band a, Band b) {
        return a.atLeast(b) ? a : b;
    }

    public static Band min(Band a, Band b) {
        return a.atLeast(b) ? b : a;
    }
}
