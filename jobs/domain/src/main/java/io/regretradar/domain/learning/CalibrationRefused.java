package io.regretradar.domain.learning;

/** The outcomes do not support another scorecard. The message says why, and what would help. */
public final class CalibrationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalibrationRefused(String message) {
        super(message);
    }
}
