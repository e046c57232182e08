package io.regretradar.domain.scorecard;

import java.util.Objects;

/**
 * What the numbers of a calibrated scorecard rest on. They were fitted to earlier time and judged
 * on later time; a loss is an account that left within 90 days of a snapshot.
 *
 * @param fitted what was fitted; each kind includes those before it
 * @param basedOn version of the scorecard that it started from
 * @param learntFrom first snapshot learnt from, ISO-8601
 * @param learntUntil end of the outcomes learnt from, ISO-8601
 * @param learntAccounts accounts learnt from
 * @param learntLosses of these, those lost
 * @param judgedFrom first snapshot judged on, ISO-8601
 * @param judgedUntil end of the outcomes judged on, ISO-8601
 * @param judgedAccounts accounts judged on
 * @param judgedLosses of these, those lost
 * @param before how the former scorecard did on later time
 * @param after how this one did
 * @param brierChange after minus before, drawn in pairs: below 0 is better
 */
public record Evidence(
        Fit fitted,
        int basedOn,
        String learntFrom,
        String learntUntil,
        int learntAccounts,
        int learntLosses,
        String judgedFrom,
        String judgedUntil,
        int judgedAccounts,
        int judgedLosses,
        Measured before,
        Measured after,
        Ends brierChange,
        Ends calibrationErrorChange,
        Ends aucChange) {

    /** What can be fitted, the least demanding first. */
    public enum Fit {
        /** How frequent losses are. */
        INTERCEPT,
        /** Also how much a point weighs. */
        SLOPE,
        /** Also how much each feature weighs. */
        WEIGHTS
    }

    /** Area under the ROC curve, Brier score and calibration error (ten bins) for 90 days. */
    public record Measured(Ends auc, Ends brier, Ends calibrationError) {}

    /**
     * An estimate with its 95 % interval.
     *
     * @param low null where there were too few accounts to say
     * @param high null where there were too few accounts to say
     */
    public record Ends(double estimate, Double low, Double high) {}

    public Evidence {
        Objects.requireNonNull(fitted, "fitted");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
