package io.regretradar.domain.learning;

import java.util.Objects;

/**
 * What became of an account, or what a person said about a warning.
 *
 * @param at when, milliseconds since 1970 UTC
 */
public record Outcome(String account, long at, Kind kind) {

    /** What can become of an account. */
    public enum Kind {
        CHURNED,
        /** A contract that ended because nobody renewed it. */
        NOT_RENEWED,
        /** Stayed, but for less. Counts as lost only where that is asked for. */
        DOWNGRADED,
        RENEWED,
        /** A person looked at the warning and found it wrong. */
        FALSE_POSITIVE
    }

    public Outcome {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
    }
}
