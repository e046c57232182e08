package io.regretradar.domain.journey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.rules.Problems;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which contacts a customer can count on in each stage, as versioned data.
 *
 * @param heavyPurposes purposes that weigh {@code heavyWeight}; all others weigh 1
 * @param leastGraceDays shortest time after the due instant in which an item still counts half
 * @param longestGraceDueDays due days beyond which the grace grows no longer
 */
public record TouchpointPlan(
        String kind,
        int version,
        Set<Purpose> heavyPurposes,
        double heavyWeight,
        double leastGraceDays,
        double longestGraceDueDays,
        List<Item> items) {

    private static final String KIND = "TOUCHPOINT_PLAN";
    private static final double MOST_DAYS = 3_650;

    /**
     * A planned contact.
     *
     * @param dueDay days after the stage's entry at whose local end it is due
     * @param everyDays repeats it every so many days, or null
     * @param filledBySurvey kind of survey that fills it instead of a contact of its purpose, or
     *     null
     */
    public record Item(
            Stage stage,
            String name,
            Purpose purpose,
            int dueDay,
            Integer everyDays,
            SurveyEvent.Kind filledBySurvey) {}

    public TouchpointPlan {
        heavyPurposes =
                Set.copyOf(
                        Objects.requireNonNull(
                                heavyPurposes, "heavyPurposes is null, but must be a list"));
        items = List.copyOf(Objects.requireNonNull(items, "items is null, but must be a list"));
    }

    /**
     * A checked plan.
     *
     * @throws RuleException if the text holds none or breaks one of its own rules
     */
    public static TouchpointPlan parse(String json) {
        TouchpointPlan plan =
                RuleJson.readSparse("The touchpoint plan", json, TouchpointPlan.class);
        List<String> problems = plan.problems();
        if (!problems.isEmpty()) {
            throw new RuleException("Touchpoint plan version " + plan.version(), problems);
        }
        return plan;
    }

    private List<String> problems() {
        Problems problems = new Problems();
        problems.require(KIND.equals(kind), "kind", kind, KIND);
        problems.require(version >= 1, "version", version, "at least 1");
        problems.above(heavyWeight, 0, "heavyWeight");
        problems.within(leastGraceDays, 0, MOST_DAYS, "leastGraceDays");
        problems.within(longestGraceDueDays, 0, MOST_DAYS, "longestGraceDueDays");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            String key = "items." + i;
            boolean named = item.name() != null && !item.name().isBlank();
            problems.require(named, key + ".name", item.name(), "a name");
            boolean staged = item.stage() != null && item.stage() != Stage.UNKNOWN;
            problems.require(staged, key + ".stage", item.stage(), "a stage");
            boolean meant = item.purpose() != null && item.purpose() != Purpose.UNKNOWN;
            problems.require(meant, key + ".purpose", item.purpose(), "a purpose");
            problems.within(item.dueDay(), 1, MOST_DAYS, key + ".dueDay");
            if (item.everyDays() != null) {
                problems.within(item.everyDays(), 1, MOST_DAYS, key + ".everyDays");
            }
        }
        return problems.found();
    }

    @JsonIgnore
    public double weight(Purpose purpose) {
        return heavyPurposes.contains(purpose) ? heavyWeight : 1;
    }

    /** How long after its due instant an item still counts half, in milliseconds. */
    @JsonIgnore
    public long graceMillis(int dueDay) {
        double days = Math.max(leastGraceDays, Math.min(dueDay, longestGraceDueDays) / 2);
        return Math.round(days * 86_400_000L);
    }
}
