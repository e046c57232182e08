package io.regretradar.domain.portfolio;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.referral.ReferralState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/** What a document of an account tells the portfolio. */
public sealed interface Fact {

    /** The order in which an account's facts count. */
    Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::at)
                    .thenComparing(Fact::input)
                    .thenComparingLong(Fact::seq)
                    .thenComparingLong(Fact::version)
                    .thenComparing(Fact::id);

    String accountId();

    /** The document's {@code _id}. */
    String id();

    /** The document's version. */
    long version();

    /** The instant it speaks of, ms since 1970 UTC. */
    long at();

    /** Which documents it comes from. */
    PortfolioInput input();

    /** Tells changes at the same instant apart. */
    default long seq() {
        return 0;
    }

    /**
     * How an account stands.
     *
     * @param date its local date
     * @param segment or null
     * @param ownerId or null
     * @param band name of its band
     * @param regret name of the dominant regret, or null
     * @param score 0..100, or null
     * @param annualValue in the reporting currency, or null
     * @param valueAtRisk in the reporting currency, or null
     * @param stage or null
     * @param stalled whether it has been in the stage for too long
     * @param churned whether it has left us
     * @param consistency index and parts 0..1 by {@link Measure}; those without a value are missing
     */
    record Standing(
            String accountId,
            long version,
            long at,
            LocalDate date,
            String segment,
            String ownerId,
            String band,
            String regret,
            BigDecimal score,
            BigDecimal annualValue,
            BigDecimal valueAtRisk,
            Stage stage,
            boolean stalled,
            boolean churned,
            Map<Measure, BigDecimal> consistency)
            implements Fact {

        @Override
        public String id() {
            return accountId;
        }

        @Override
        public PortfolioInput input() {
            return PortfolioInput.SCORES;
        }
    }

    /**
     * A stage left and another entered.
     *
     * @param seq number of the account's change, from 1
     * @param from the stage left, or null
     * @param to the stage entered, or null after a churn
     * @param days spent in the stage left, or null
     * @param cohort month of the purchase (yyyy-MM), or null
     */
    record StageChange(
            String accountId,
            String id,
            long version,
            long at,
            long seq,
            Stage from,
            Stage to,
            BigDecimal days,
            String cohort)
            implements Fact {

        @Override
        public PortfolioInput input() {
            return PortfolioInput.TRANSITIONS;
        }
    }

    /**
     * How a referral, or a chance for one, stands.
     *
     * @param state how far it has come
     * @param readyAt since when the account could be asked, ms since 1970 UTC, or null
     * @param steps when each step was taken, ms since 1970 UTC
     * @param missed whether the account was ready for too long unasked
     * @param incentive name of what was offered, or null
     * @param value in the reporting currency, or null
     * @param usualValue of a purchase in the segment, in the reporting currency, or null
     */
    record ReferralStep(
            String accountId,
            String id,
            long version,
            long at,
            String segment,
            String ownerId,
            ReferralState state,
            Long readyAt,
            Map<ReferralState, Long> steps,
            boolean missed,
            String incentive,
            BigDecimal value,
            BigDecimal usualValue)
            implements Fact {

        @Override
        public PortfolioInput input() {
            return PortfolioInput.REFERRALS;
        }
    }
}
