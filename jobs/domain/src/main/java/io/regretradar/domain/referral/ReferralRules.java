package io.regretradar.domain.referral;

import io.regretradar.domain.rules.Problems;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import java.util.List;
import java.util.Objects;

/**
 * Who can be asked for a referral, and what becomes of one, as versioned data.
 *
 * @param promoterFrom NPS answer (0..10) of at least one contact that makes a fan
 * @param promoterDays how old that answer may be, at most 180
 * @param detractorUpTo NPS answer (0..10) of a decision maker that forbids to ask
 * @param detractorDays for how long it does, at most 180
 * @param calmBelow score (0..100) that must not have been reached
 * @param calmMidnights at so many local midnights, the last ones
 * @param leastCsat rating (1..5) that the latest one must have, if there is any
 * @param leastTenureDays days since the purchase
 * @param askPauseDays days since the last ask
 * @param primeTenureDays days since the purchase from which a ready account can be prime
 * @param expiresAfterDays days after which a referral expires that waits for the customer
 * @param missedAfterDays days ready and unasked after which a referral counts as missed
 * @param readiness how readiness adds up
 */
public record ReferralRules(
        String kind,
        int version,
        int promoterFrom,
        int promoterDays,
        int detractorUpTo,
        int detractorDays,
        double calmBelow,
        int calmMidnights,
        int leastCsat,
        double leastTenureDays,
        int askPauseDays,
        double primeTenureDays,
        double expiresAfterDays,
        double missedAfterDays,
        Weights readiness) {

    private static final String KIND = "REFERRAL_RULES";
    private static final double HIGHEST = 100;
    private static final double HIGHEST_NPS = 10;
    private static final double NPS_KEPT_DAYS = 180;
    private static final double HIGHEST_CSAT = 5;
    private static final double MOST_MIDNIGHTS = 365;
    private static final double MOST_DAYS = 3_650;

    /** Points (0..100) of each part of readiness; all of them add up to 100 at most. */
    public record Weights(Ramp nps, Flat firstSuccess, Fall score, Ramp usage, Growth tenure) {}

    /** No points up to {@code from}, all from {@code to} on, linear between. */
    public record Ramp(double points, double from, double to) {}

    /** All points or none. */
    public record Flat(double points) {}

    /** All points at 0, none at {@code zeroAt}, and negative ones beyond. */
    public record Fall(double points, double zeroAt) {}

    /** No points at the purchase, all from {@code fullDays} on. */
    public record Growth(double points, double fullDays) {}

    public ReferralRules {
        given("readiness", readiness);
        given("readiness.nps", readiness.nps());
        given("readiness.firstSuccess", readiness.firstSuccess());
        given("readiness.score", readiness.score());
        given("readiness.usage", readiness.usage());
        given("readiness.tenure", readiness.tenure());
    }

    private static void given(String key, Object value) {
        Objects.requireNonNull(value, () -> key + " is null, but must have a value");
    }

    /**
     * Checked rules.
     *
     * @throws RuleException if the text holds none or breaks one of their own rules
     */
    public static ReferralRules parse(String json) {
        ReferralRules rules = RuleJson.read("The referral rules", json, ReferralRules.class);
        List<String> problems = rules.problems();
        if (!problems.isEmpty()) {
            throw new RuleException("Referral rules version " + rules.version(), problems);
        }
        return rules;
    }

    private List<String> problems() {
        Problems problems = new Problems();
        problems.require(KIND.equals(kind), "kind", kind, KIND);
        problems.require(version >= 1, "version", version, "at least 1");
        problems.within(promoterFrom, 0, HIGHEST_NPS, "promoterFrom");
        problems.within(promoterDays, 1, NPS_KEPT_DAYS, "promoterDays");
        problems.within(detractorUpTo, -1, HIGHEST_NPS, "detractorUpTo");
        problems.within(detractorDays, 1, NPS_KEPT_DAYS, "detractorDays");
        problems.within(calmBelow, 0, HIGHEST, "calmBelow");
        problems.within(calmMidnights, 0, MOST_MIDNIGHTS, "calmMidnights");
        problems.within(leastCsat, 1, HIGHEST_CSAT, "leastCsat");
        problems.within(leastTenureDays, 0, MOST_DAYS, "leastTenureDays");
        problems.within(askPauseDays, 0, MOST_DAYS, "askPauseDays");
        problems.within(primeTenureDays, 0, MOST_DAYS, "primeTenureDays");
        problems.above(expiresAfterDays, 0, "expiresAfterDays");
        problems.within(missedAfterDays, 0, MOST_DAYS, "missedAfterDays");
        problems(problems, readiness);
        return problems.found();
    }

    private static void problems(Problems problems, Weights weights) {
        ramp(problems, "readiness.nps", weights.nps());
        points(problems, "readiness.firstSuccess", weights.firstSuccess().points());
        points(problems, "readiness.score", weights.score().points());
        problems.above(weights.score().zeroAt(), 0, "readiness.score.zeroAt");
        ramp(problems, "readiness.usage", weights.usage());
        points(problems, "readiness.tenure", weights.tenure().points());
        problems.above(weights.tenure().fullDays(), 0, "readiness.tenure.fullDays");
        double sum =
                weights.nps().points()
                        + weights.firstSuccess().points()
                        + weights.score().points()
                        + weights.usage().points()
                        + weights.tenure().points();
        problems.require(sum <= HIGHEST, "sum of the points of readiness", sum, "at most 100");
    }

    private static void ramp(Problems problems, String key, Ramp ramp) {
        points(problems, key, ramp.points());
        problems.above(ramp.to(), ramp.from(), key + ".to");
    }

    private static void points(Problems problems, String key, double points) {
        problems.within(points, 0, HIGHEST, key + ".points");
    }
}
