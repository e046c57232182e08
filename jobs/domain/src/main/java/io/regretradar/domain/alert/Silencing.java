package io.regretradar.domain.alert;

/** Tells whether people want no messages about an account at an instant. */
@FunctionalInterface
public interface Silencing {

    /** Nothing is silenced. */
    Silencing NEVER = at -> false;

    /**
     * @param at ms since 1970 UTC
     */
    boolean silenced(long at);
}
