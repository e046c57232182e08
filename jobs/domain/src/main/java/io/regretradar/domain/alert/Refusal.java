package io.regretradar.domain.alert;

/** Why a command was not carried out. */
public enum Refusal {
    /** The account has no such alert, or it recovered more than 14 days before. */
    UNKNOWN_ALERT,
    /** The command is of a kind that this version does not know. */
    UNKNOWN_COMMAND,
    /** The alert's workflow state does not allow it. */
    WRONG_STATE,
    /** What the alert was about has ended; it opens by itself if that comes back. */
    CONDITION_OVER,
    /** A snooze must end after it begins. */
    NOT_AHEAD
}
