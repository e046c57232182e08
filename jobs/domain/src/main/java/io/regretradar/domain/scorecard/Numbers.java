package io.regretradar.domain.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding, which happens on output only, half up, and never leaves a negative zero. */
public final class Numbers {

    /** Decimals that documents and JSON carry. */
    public static final int OUTPUT_DECIMALS = 6;

    private Numbers() {}

    /** The value rounded half up to so many decimals; 0 for -0. */
    public static double round(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ArithmeticException("no number to round: " + value);
        }
        double rounded =
                BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
        return rounded == 0 ? 0 : rounded;
    }

    /** As {@link #round(double, int)} with the decimals of documents. */
    public static double output(double value) {
        return round(value, OUTPUT_DECIMALS);
    }
}
