package io.regretradar.domain.journey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import java.util.List;

/**
 * The stages and when each is left, as versioned data.
 *
 * @param commitmentHours hours after which COMMITMENT passes to HANDOFF by itself
 * @param handoffDays days after which HANDOFF passes to SETUP at the latest
 * @param setupDays days after which SETUP passes on where no session or milestone is ever recorded
 * @param setupHeldShare share of sessions that must have been held to leave SETUP, 0..1
 * @param adoptionSeats seat_utilisation needed to leave FIRST_ADOPTION
 * @param adoptionBreadth core_breadth needed to leave FIRST_ADOPTION
 * @param expansionMidnights consecutive midnights that usage_ratio must have held
 * @param expansionPauseDays days after EXPANSION before it may come again
 * @param renewalLeadDays days before renewalDate at which RENEWAL begins
 * @param behindRatio share of the expected days above which a stage is BEHIND
 * @param stalledRatio share of the expected days above which a stage is STALLED
 * @param confirmedFrom mean agreement (1..7) from which an exit is CONFIRMED
 * @param disputedBelow mean agreement (1..7) below which an exit is DISPUTED
 */
public record StageRules(
        String kind,
        int version,
        List<StageRule> stages,
        double commitmentHours,
        double handoffDays,
        double setupDays,
        double setupHeldShare,
        double adoptionSeats,
        double adoptionBreadth,
        double expansionScoreBelow,
        double expansionSeats,
        double expansionUsage,
        int expansionMidnights,
        double expansionPauseDays,
        double expansionDays,
        int renewalLeadDays,
        double behindRatio,
        double stalledRatio,
        double confirmedFrom,
        double disputedBelow) {

    /**
     * One stage.
     *
     * @param macro the step of the classic funnel it belongs to
     * @param owner the team that owns it
     * @param expectedDays usual length, or null where the stage is open-ended
     * @param statement what the customer should be able to say when leaving, or null
     */
    public record StageRule(
            Stage stage, String macro, OwnerTeam owner, Double expectedDays, String statement) {}

    public StageRules {
        stages = List.copyOf(stages);
    }

    /** The rule of that stage, or null for none. */
    @JsonIgnore
    public StageRule of(Stage stage) {
        for (StageRule rule : stages) {
            if (rule.stage() == stage) {
                return rule;
            }
        }
        return null;
    }

    /** Expected days in that stage, or NaN where it is open-ended or null. */
    @JsonIgnore
    public double expectedDays(Stage stage) {
        StageRule rule = of(stage);
        return rule == null || rule.expectedDays() == null ? Double.NaN : rule.expectedDays();
    }
}
