package io.regretradar.dashboards.install;

/** Nothing, or nothing more, can be installed. The message names the address and the remedy. */
public final class InstallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InstallException(String message) {
        super(message);
    }

    InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
