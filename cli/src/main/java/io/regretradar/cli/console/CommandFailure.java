package io.regretradar.cli.console;

/**
 * A command could not do its work. The message is one line that a person understands, with what to
 * do about it; exit code 1.
 */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
