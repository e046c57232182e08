package io.regretradar.embedded;

/** An embedded server cannot start or go on. The message says why and what to do about it. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a cause: the message says all there is to know. */
    public EmbeddedServerException(String message) {
        super(message);
    }

    /** With the failure underneath, whose own text is already part of the message. */
    public EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
