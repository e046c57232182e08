package io.regretradar.domain.event;

/**
 * What one of our people does about an alert, or about the whole account.
 *
 * @param alertId the alert it is about; null for FORGET
 * @param actor who acts
 * @param assignee to whom ASSIGN gives the alert; null: to the actor
 * @param until when SNOOZE ends, milliseconds since 1970 UTC, or null
 * @param comment what the person has to say, or null
 */
public record AlertCommand(
        Header header,
        String alertId,
        Kind kind,
        String actor,
        String assignee,
        Long until,
        String comment)
        implements AccountEvent {

    /** What is to be done. */
    public enum Kind {
        ACK,
        ASSIGN,
        START,
        SNOOZE,
        UNSNOOZE,
        RESOLVE,
        REOPEN,
        COMMENT,
        FALSE_POSITIVE,
        PLAY_DONE,
        /** Erases all that is remembered of the account. */
        FORGET,
        UNKNOWN
    }

    @Override
    public Stream stream() {
        return Stream.ALERT_COMMANDS;
    }
}
