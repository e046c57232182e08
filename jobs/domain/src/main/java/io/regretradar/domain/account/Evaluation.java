package io.regretradar.domain.account;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.referral.ReferralStanding;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Score;
import java.util.Set;

/**
 * One evaluation of one account at one instant.
 *
 * @param at the instant, milliseconds since 1970 UTC
 * @param day its local date, days since 1970-01-01
 * @param midnight whether it is the account's daily one
 * @param shadow the score by the scorecard on trial, or null without one
 * @param band the band after it
 * @param stage the stage, or null
 * @param overdueRatio share of the stage's expected length that has passed, NaN without one
 * @param change7d change of the score against the midnight seven days before, NaN if unknown
 * @param contributionChanges change of each contribution since then, or null if unknown
 * @param disagreement whether the customer's money says the opposite of the score
 * @param processDecay factor 0..1 on the PROCESS group, which fades after the purchase
 * @param referral where the account stands on the way to a referral
 * @param stale streams whose source is silent, so that they say nothing about the customer
 */
public record Evaluation(
        String accountId,
        long at,
        int day,
        boolean midnight,
        FeatureValues values,
        Score score,
        Score shadow,
        Band band,
        Stage stage,
        double overdueRatio,
        double change7d,
        double[] contributionChanges,
        boolean disagreement,
        double processDecay,
        ReferralStanding referral,
        Set<Stream> stale) {}
