package io.regretradar.domain.scorecard;

import io.regretradar.domain.regret.RegretProfile;
import java.util.List;

/**
 * A score with all that explains it.
 *
 * @param raw base plus the sum of points; may lie outside 0..100
 * @param score raw, held within 0..100
 * @param p90d chance (0..1) of a cancellation within 90 days
 * @param points what each feature adds, after multipliers and caps, by {@link Feature#ordinal()}
 * @param coverage weight of the applying features that have a value, 0..1
 * @param breadth weight of all features that have a value, 0..1
 * @param reasons at most four, worst first
 */
public record Score(
        double raw,
        double score,
        double p90d,
        double[] points,
        double coverage,
        double breadth,
        Confidence confidence,
        List<Reason> reasons,
        RegretProfile regret) {

    /** How far a score can be trusted, by its coverage. */
    public enum Confidence {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Points of that feature. */
    public double points(Feature feature) {
        return points[feature.ordinal()];
    }
}
