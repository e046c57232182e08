package io.regretradar.domain.learning;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.scorecard.FeatureValues;

/**
 * What was known of an account at an instant, and what the scorecard made of it.
 *
 * @param segment the account's segment as known then, or null
 * @param at milliseconds since 1970 UTC
 * @param raw the score before it is held within 0..100
 * @param p90d chance (0..1) of a cancellation within 90 days
 * @param points what each feature added, by its ordinal
 * @param processDecay factor 0..1 on the PROCESS group; NaN where it is not known
 */
public record Snapshot(
        String account,
        String segment,
        long at,
        double raw,
        double p90d,
        Band band,
        Stage stage,
        FeatureValues values,
        double[] points,
        double processDecay) {}
