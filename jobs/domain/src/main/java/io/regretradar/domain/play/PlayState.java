package io.regretradar.domain.play;

/** How a play stands. New ones are added at the end: state holds the ordinal. */
public enum PlayState {
    /** To be done. */
    OPEN,
    /** Its due time has passed, and its measure does not yet say that it is done. */
    OVERDUE,
    /** Its measure says that it is done. */
    VERIFIED,
    /** The time for its measure to say so has passed. */
    FAILED,
    /** The alert ended first. */
    DROPPED;

    /** Whether it may still be done. */
    public boolean unfinished() {
        return this == OPEN || this == OVERDUE;
    }
}
