package io.regretradar.domain.referral;

import io.regretradar.domain.regret.RegretProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an account can be asked for a referral, and how well (DOMAIN 10).
 *
 * @param points 0..100
 * @param lacks what is not as it must be, in a fixed order; empty when ready
 * @param prime whether a ready account is also long-standing and of high value
 */
public record Readiness(double points, List<Lack> lacks, boolean prime) {

    private static final double HIGHEST = 100;

    /** A condition that does not hold. */
    public enum Lack {
        /** Nobody has lately answered like a fan. */
        PROMOTER,
        /** A decision maker is a detractor. */
        DETRACTOR,
        FIRST_SUCCESS,
        /** The score has not been low for long enough. */
        LOW_SCORE,
        /** An alert about regret is open. */
        OPEN_ALERT,
        URGENT_TICKET,
        /** The latest rating is low. */
        GOOD_CSAT,
        /** The purchase is too recent, or unknown. */
        TENURE,
        /** The last ask is too recent. */
        PAUSE,
        /** A kind of regret leads. */
        NO_REGRET
    }

    public Readiness {
        lacks = List.copyOf(lacks);
    }

    public boolean ready() {
        return lacks.isEmpty();
    }

    /** Judges an account. */
    public static Readiness of(ReadinessFacts facts, ReferralRules rules) {
        List<Lack> lacks = lacks(facts, rules);
        boolean prime =
                lacks.isEmpty()
                        && facts.tenureDays() >= rules.primeTenureDays()
                        && facts.valuable();
        return new Readiness(points(facts, rules.readiness()), lacks, prime);
    }

    private static List<Lack> lacks(ReadinessFacts facts, ReferralRules rules) {
        List<Lack> lacks = new ArrayList<>();
        require(facts.promoter(), Lack.PROMOTER, lacks);
        require(!facts.detractor(), Lack.DETRACTOR, lacks);
        require(facts.firstSuccess(), Lack.FIRST_SUCCESS, lacks);
        require(facts.calmMidnights() >= rules.calmMidnights(), Lack.LOW_SCORE, lacks);
        require(!facts.atRisk(), Lack.OPEN_ALERT, lacks);
        require(!facts.urgentTicket(), Lack.URGENT_TICKET, lacks);
        Integer csat = facts.csat();
        require(csat == null || csat >= rules.leastCsat(), Lack.GOOD_CSAT, lacks);
        require(facts.tenureDays() >= rules.leastTenureDays(), Lack.TENURE, lacks);
        Integer asked = facts.daysSinceAsk();
        require(asked == null || asked >= rules.askPauseDays(), Lack.PAUSE, lacks);
        require(facts.dominant() == RegretProfile.Dominant.NONE, Lack.NO_REGRET, lacks);
        return lacks;
    }

    private static void require(boolean holds, Lack lack, List<Lack> lacks) {
        if (!holds) {
            lacks.add(lack);
        }
    }

    /** A part without a value gives nothing. */
    private static double points(ReadinessFacts facts, ReferralRules.Weights weights) {
        double sum = ramp(weights.nps(), facts.nps());
        sum += facts.firstSuccess() ? weights.firstSuccess().points() : 0;
        sum += weights.score().points() * (1 - facts.score() / weights.score().zeroAt());
        sum += ramp(weights.usage(), facts.usageRatio());
        double tenure = facts.tenureDays() / weights.tenure().fullDays();
        sum += Double.isNaN(tenure) ? 0 : weights.tenure().points() * unit(tenure);
        return Math.max(0, Math.min(HIGHEST, sum));
    }

    private static double ramp(ReferralRules.Ramp ramp, double value) {
        return Double.isNaN(value)
                ? 0
                : ramp.points() * unit((value - ramp.from()) / (ramp.to() - ramp.from()));
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
