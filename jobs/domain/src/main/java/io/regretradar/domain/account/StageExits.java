package io.regretradar.domain.account;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageRules;

/** The exits that depend on time and use, and not on an event. */
final class StageExits {

    /**
     * What the exits that are tested at local midnights depend on.
     *
     * @param day the local date that begins
     * @param seatUtilisation as the feature; NaN for none
     * @param coreBreadth as the feature; NaN for none
     * @param usedBothWeeks whether core use fell in each of the last two weeks
     * @param previousScore of the evaluation before this midnight, 0..100; NaN for none
     * @param usageStreak midnights in a row, up to this one, with rising use
     * @param renewalDay the renewal date in days since 1970-01-01, or null
     */
    record Midnight(
            int day,
            double seatUtilisation,
            double coreBreadth,
            boolean usedBothWeeks,
            double previousScore,
            int usageStreak,
            Integer renewalDay) {}

    private StageExits() {}

    /**
     * When a stage ends by time alone, ms; MAX_VALUE for never.
     *
     * @param setupSpeaks whether sessions or milestones are recorded, which then decide on SETUP
     */
    static long timeLimit(Stage stage, long since, boolean setupSpeaks, StageRules rules) {
        return switch (stage) {
            case COMMITMENT -> since + Math.round(rules.commitmentHours() * Times.HOUR);
            case HANDOFF -> since + Times.ofDays(rules.handoffDays());
            case SETUP -> setupSpeaks ? Long.MAX_VALUE : since + Times.ofDays(rules.setupDays());
            case EXPANSION -> since + Times.ofDays(rules.expansionDays());
            default -> Long.MAX_VALUE;
        };
    }

    /** Whether enough seats and features are in use, and use goes on; unknown ones are skipped. */
    static boolean adopted(Midnight now, StageRules rules) {
        boolean seatsKnown = !Double.isNaN(now.seatUtilisation());
        boolean breadthKnown = !Double.isNaN(now.coreBreadth());
        return (seatsKnown || breadthKnown)
                && (!seatsKnown || now.seatUtilisation() >= rules.adoptionSeats())
                && (!breadthKnown || now.coreBreadth() >= rules.adoptionBreadth())
                && now.usedBothWeeks();
    }

    /**
     * Whether a content account has room to grow.
     *
     * @param leftExpansionAt when it last left EXPANSION, or null
     */
    static boolean expands(long at, Midnight now, Long leftExpansionAt, StageRules rules) {
        boolean paused =
                leftExpansionAt != null
                        && at - leftExpansionAt < Times.ofDays(rules.expansionPauseDays());
        return !paused
                && now.previousScore() < rules.expansionScoreBelow()
                && (now.seatUtilisation() >= rules.expansionSeats()
                        || now.usageStreak() >= rules.expansionMidnights());
    }
}
