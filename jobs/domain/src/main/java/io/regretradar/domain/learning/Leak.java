package io.regretradar.domain.learning;

/**
 * A sign that the history knows the outcome beforehand, so that measures over it flatter the score.
 *
 * @param kind what is wrong
 * @param subject the feature or kind of event that gives it away
 * @param accounts accounts in which it was seen
 * @param message what was found and what to do about it
 */
public record Leak(Kind kind, String subject, int accounts, String message) {

    /** How a history can know too much. */
    public enum Kind {
        /** One feature alone tells lost accounts from others almost without an error. */
        TOO_PERFECT,
        /** Merely having a value for a feature, or having none, tells them apart. */
        TELLTALE_PRESENCE,
        /** The outcome itself, or the notice of it, is among the events before it. */
        OUTCOME_AS_EVENT,
        /** Customers go on using the product after they are said to have left. */
        LIFE_AFTER_LOSS
    }
}
