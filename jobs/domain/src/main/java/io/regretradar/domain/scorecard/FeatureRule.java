package io.regretradar.domain.scorecard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What one feature is worth: the curve from value to points, and how its points load on the four
 * regret types.
 *
 * @param good value that earns {@code -maxCredit} points
 * @param neutral value worth 0 points
 * @param bad value that costs {@code maxPoints} points; null where nothing is bad
 * @param maxCredit points taken off at best, at least 0
 * @param maxPoints points added at worst, at least 0
 * @param loads shares on FOREGONE_ALTERNATIVES, CHANGE_IN_SIGNIFICANCE, UNDER_CONSIDERATION and
 *     OVER_CONSIDERATION
 * @param unit h, d, x, % (the value is a ratio) or empty
 * @param decimals how many a person is shown
 * @param sentence what a person reads; {value}, {good}, {neutral} and {bad} are filled in
 */
public record FeatureRule(
        String id,
        FeatureGroup group,
        double good,
        double neutral,
        Double bad,
        double maxCredit,
        double maxPoints,
        List<Double> loads,
        String unit,
        int decimals,
        String sentence) {

    /** The feature that the rule is for. */
    @JsonIgnore
    public Feature feature() {
        return Feature.ofId(id)
                .orElseThrow(() -> new IllegalArgumentException("unknown feature " + id));
    }

    /** Whether a larger value is the worse one. */
    public boolean higherIsWorse() {
        return bad == null ? neutral > good : bad > neutral;
    }

    /** Points of a value: linear between the knots and flat outside. */
    public double points(double value) {
        boolean onBadSide = higherIsWorse() ? value > neutral : value < neutral;
        if (onBadSide) {
            return bad == null ? 0 : maxPoints * share(value, neutral, bad);
        }
        return good == neutral ? 0 : -maxCredit * share(value, neutral, good);
    }

    /** The most that this feature can move the score, which is its weight in the coverage. */
    public double span() {
        return maxPoints + maxCredit;
    }

    private static double share(double value, double from, double to) {
        double share = (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }
}
