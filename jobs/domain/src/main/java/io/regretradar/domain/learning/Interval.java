package io.regretradar.domain.learning;

/**
 * An estimate with its 95 % interval; NaN ends where there is too little to say.
 *
 * @param estimate what was measured
 */
public record Interval(double estimate, double low, double high) {

    /** An estimate of which nobody knows how sure it is. */
    static Interval unsure(double estimate) {
        return new Interval(estimate, Double.NaN, Double.NaN);
    }

    /** Whether the ends are known. */
    public boolean known() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether the value lies within the ends. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
