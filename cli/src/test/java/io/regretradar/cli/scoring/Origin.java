package io.regretradar.cli.scoring;

import io.regretradar.domain.scorecard.Feature;

/**
 * What a feature measures, in words, and where its weight comes from.
 *
 * @param measured formula and window
 * @param article which of the five articles the idea is from
 * @param oddsRatio published odds ratio behind the weight, NaN for an expert's prior
 * @param trust how far that ratio is trusted to hold here, 0..1
 */
record Origin(String measured, String article, double oddsRatio, double trust) {
    private static final double POINTS_THAT_DOUBLE_THE_ODDS = 15;

    /** Points that follow from the odds ratio; negative where it speaks for the customer. */
    double points() {
        return POINTS_THAT_DOUBLE_THE_ODDS * Math.log(oddsRatio) / Math.log(2) * trust;
    }

    boolean published() {
        return !Double.isNaN(oddsRatio);
    }

    private static Origin prior(String article, String measured) {
        return new Origin(measured, article, Double.NaN, 0);
    }

    private static Origin published(String article, double ratio, double trust, String measured) {
        return new Origin(measured, article, ratio, trust);
    }

    /** Of that feature. The compiler sees to it that none is left out. */
    static Origin of(Feature feature) {
        return switch (feature) {
            case FRT_P75_H ->
                    published(
                            "004",
                            3.04,
                            .58,
                            "75th percentile of the hours to the first reply: tickets answered within 28 d, and unanswered ones older than 4 h with their age (fewer than 4: the longest)");
            case SLA_BREACH_RATE ->
                    prior(
                            "004",
                            "(breaches + 0.5)/(tickets with an SLA + 5), 28 d; none without such tickets");
            case URGENT_OPEN_AGE_H ->
                    prior("004", "age in hours of the oldest unresolved HIGH or URGENT ticket");
            case REOPEN_RATE -> prior("004", "(reopened + 0.5)/(resolved + 5), 28 d");
            case TICKET_LOAD_RATIO ->
                    prior(
                            "004",
                            "tickets of 28 d / weighted mean (.7 and .3) of the two periods of 28 d before");
            case USAGE_RATIO ->
                    published(
                            "000",
                            4.46,
                            .5,
                            "(core uses of the last 7 whole days + 5)/(median of the baseline weeks + 5), from 4 weeks on");
            case USAGE_CUSUM ->
                    prior(
                            "000",
                            "weekly C = max(0, C - z - 0.5), z = distance of the week's use from the baseline's median in robust deviations, within -4..4");
            case SEAT_UTILISATION -> prior("000", "distinct active users of 28 d / seats");
            case CORE_BREADTH ->
                    prior("000", "distinct core features used in 28 d / those entitled to");
            case IDLE_BUSINESS_DAYS -> prior("000", "Mondays to Fridays since the last core use");
            case NPS_WEIGHTED ->
                    prior(
                            "004",
                            "mean of each contact's latest NPS score of 180 d; decision makers weigh 3, champions 2, others 1");
            case NPS_SILENCE ->
                    published(
                            "004",
                            9.1,
                            .17,
                            "unanswered / all NPS requests that are answered, expired or 14 d old, 180 d, from 2 on");
            case REGRET_SIGNAL ->
                    prior(
                            "004",
                            "sum of severity x 2^(-age/14 d) over words of regret in tickets and answers, 90 d");
            case STAGE_OVERDUE_RATIO ->
                    prior(
                            "000, 001",
                            "time in the stage / its expected time; none where open-ended");
            case ONB_MISSED_RATE ->
                    prior(
                            "004",
                            "(missed by the vendor + 0.5 missed by the customer)/onboarding and training sessions, first 90 d after the purchase");
            case VALUE_OVERDUE_RATIO ->
                    prior(
                            "000",
                            "days since the purchase / 60 until the first success; then, for 180 d, what it took / 60, at most 1");
            case TOUCHPOINT_COVERAGE ->
                    published(
                            "001",
                            2.59,
                            .3,
                            "weighted share of the planned touchpoints due in 90 d that took place; half for one within its grace or missed by the customer");
            case STAGE_STATEMENT ->
                    prior(
                            "003",
                            "mean agreement (1..7) with the statement of the stage left last, 180 d");
            case INCONSISTENCY ->
                    prior(
                            "002",
                            "1 - (.4 evenness of first replies + .2 evenness across agents + .2 share of touchpoints on time + .2 evenness of ratings), over the parts with at least 5 samples, 90 d");
            case OWNER_REPLY_P75_H ->
                    prior(
                            "004",
                            "75th percentile of the hours to the owner's reply: messages answered within 28 d, and open ones older than 4 h with their age");
            case HANDOFF_GAP_H ->
                    prior(
                            "001",
                            "longest time in hours that nobody had accepted the account, 90 d");
            case HANDOFF_COMPLETENESS ->
                    prior(
                            "003",
                            "how many of solution, goals, success criteria and commitments the latest hand-off transferred / 4");
            case CHAMPION_SILENCE_D ->
                    published(
                            "001",
                            5.67,
                            .4,
                            "days since any champion's last act; 45 once the champion has left, falling to 3 within 30 d of a replacement");
            case CHECKIN_NOISE ->
                    prior(
                            "002",
                            "unanswered check-ins without value of 14 d + 2 x sales pitches of 14 d before the first success");
            case BILLING_FRICTION ->
                    prior(
                            "004",
                            "sum of severity x 2^(-age/30 d) over trouble around billing, 90 d");
            case CYCLE_SHORT, CYCLE_LONG ->
                    prior("004", "days from first contact to signature / the segment's median");
            case EVAL_SHALLOW ->
                    prior(
                            "004",
                            "steps taken of demo, trial, reference call, all stakeholders / 4");
            case EXPECTATION_GAP ->
                    prior(
                            "002",
                            "count of missing_requirement and not_what_was_sold x 2^(-age/30 d), 90 d");
            case REFERRAL_MADE ->
                    published(
                            "004",
                            .32,
                            .25,
                            "1 if the customer introduced others in 365 d, else 0");
        };
    }
}
