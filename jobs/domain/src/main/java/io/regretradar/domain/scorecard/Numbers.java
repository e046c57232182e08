package io.regretradar.domain.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding, which happens on output only, half up, and never leaves a negative zero. */
public final class Numbers {

    /** Decimals that documents and JSON carry. */
    public static final int OUTPUT_DECIMALS = 6;

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final double PLAIN_BELOW = 1e9;
    private static final double NEAR_HALF = 1e-5;

    private Numbers() {}

    /**
     * The value rounded half up to so many decimals (0..6); 0 for -0. Halves are judged as the
     * number is written, so that 1.995 becomes 2.00 although its double lies a little below.
     *
     * @throws ArithmeticException for NaN and the infinities
     */
    public static double round(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        double floor = Math.floor(scaled);
        double fraction = scaled - floor;
        // Far from a half and not large, plain arithmetic is exact; it is called for every field.
        if (scaled < PLAIN_BELOW && Math.abs(fraction - 0.5) > NEAR_HALF) {
            double rounded = (fraction < 0.5 ? floor : floor + 1) / POWERS[decimals];
            return rounded == 0 ? 0 : Math.copySign(rounded, value);
        }
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
