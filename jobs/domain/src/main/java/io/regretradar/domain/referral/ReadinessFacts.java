package io.regretradar.domain.referral;

import io.regretradar.domain.regret.RegretProfile;

/**
 * What is known of an account when it is judged whether it can be asked for a referral.
 *
 * @param nps weighted mean of the latest NPS answers, NaN without any
 * @param promoter whether somebody has lately answered like a fan
 * @param detractor whether a decision maker's latest answer forbids to ask
 * @param firstSuccess whether the customer has had a first success
 * @param score 0..100
 * @param calmMidnights at how many midnights in a row, up to the last, the score was low enough
 * @param atRisk whether an alert about regret is open
 * @param urgentTicket whether a HIGH or URGENT ticket is open
 * @param csat the latest rating 1..5, or null
 * @param usageRatio core usage against the account's own baseline, NaN where unknown
 * @param tenureDays days since the purchase, NaN without one
 * @param daysSinceAsk local dates since the last ask, or null for none
 * @param dominant the regret that leads
 * @param valuable whether the account pays more than is usual in its segment
 */
public record ReadinessFacts(
        double nps,
        boolean promoter,
        boolean detractor,
        boolean firstSuccess,
        double score,
        int calmMidnights,
        boolean atRisk,
        boolean urgentTicket,
        Integer csat,
        double usageRatio,
        double tenureDays,
        Integer daysSinceAsk,
        RegretProfile.Dominant dominant,
        boolean valuable) {}
