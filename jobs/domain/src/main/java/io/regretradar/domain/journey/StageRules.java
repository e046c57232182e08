package io.regretradar.domain.journey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import io.regretradar.domain.rules.Problems;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    private static final double HIGHEST_SCORE = 100;
    private static final double LARGEST_ANSWER = 7;
    private static final double MOST_MIDNIGHTS = 90;
    private static final double MOST_DAYS = 3_650;

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

    private static final String KIND = "STAGES";

    public StageRules {
        stages = List.copyOf(Objects.requireNonNull(stages, "stages is null, but must be a list"));
    }

    /**
     * Checked rules.
     *
     * @throws RuleException if the text holds none or breaks one of their own rules
     */
    public static StageRules parse(String json) {
        StageRules rules = RuleJson.readSparse("The stages", json, StageRules.class);
        List<String> problems = rules.problems();
        if (!problems.isEmpty()) {
            throw new RuleException("Stages version " + rules.version(), problems);
        }
        return rules;
    }

    private List<String> problems() {
        Problems problems = new Problems();
        problems.require(KIND.equals(kind), "kind", kind, KIND);
        problems.require(version >= 1, "version", version, "at least 1");
        List<Stage> named = stages.stream().map(StageRule::stage).toList();
        List<Stage> all =
                Arrays.stream(Stage.values()).filter(stage -> stage != Stage.UNKNOWN).toList();
        problems.require(named.equals(all), "stages", named, "in this order, " + all);
        for (StageRule rule : stages) {
            String key = "stages." + rule.stage();
            problems.require(rule.macro() != null, key + ".macro", rule.macro(), "a name");
            problems.require(rule.owner() != null, key + ".owner", rule.owner(), "a team");
            if (rule.expectedDays() != null) {
                problems.above(rule.expectedDays(), 0, key + ".expectedDays");
            }
        }
        problems.above(commitmentHours, 0, "commitmentHours");
        problems.above(handoffDays, 0, "handoffDays");
        problems.above(setupDays, 0, "setupDays");
        problems.within(setupHeldShare, 0, 1, "setupHeldShare");
        problems.within(adoptionSeats, 0, 1, "adoptionSeats");
        problems.within(adoptionBreadth, 0, 1, "adoptionBreadth");
        problems.within(expansionScoreBelow, 0, HIGHEST_SCORE, "expansionScoreBelow");
        problems.above(expansionSeats, 0, "expansionSeats");
        problems.above(expansionUsage, 0, "expansionUsage");
        problems.within(expansionMidnights, 1, MOST_MIDNIGHTS, "expansionMidnights");
        problems.within(expansionPauseDays, 0, MOST_DAYS, "expansionPauseDays");
        problems.above(expansionDays, 0, "expansionDays");
        problems.within(renewalLeadDays, 1, MOST_DAYS, "renewalLeadDays");
        problems.above(behindRatio, 0, "behindRatio");
        problems.above(stalledRatio, behindRatio, "stalledRatio");
        problems.within(disputedBelow, 1, LARGEST_ANSWER, "disputedBelow");
        problems.within(confirmedFrom, disputedBelow, LARGEST_ANSWER, "confirmedFrom");
        return problems.found();
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
