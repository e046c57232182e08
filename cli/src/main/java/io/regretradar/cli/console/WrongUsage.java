package io.regretradar.cli.console;

/**
 * A command was called wrongly. The message names the option or setting, its value, what is allowed
 * and how to set it; exit code 2.
 */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(message);
    }

    /** What a settings record said about a value that came from the command line. */
    public WrongUsage(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
