package io.regretradar.intake.mapping;

import io.regretradar.intake.RejectionReason;

/**
 * An event holds a value that is not allowed. The message is a sentence for people. Carries no
 * stack trace: under a flood of bad events that would be the main cost.
 */
public final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    public InvalidEventException(RejectionReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public RejectionReason reason() {
        return reason;
    }
}
