package io.regretradar.domain.journey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import java.util.List;
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
        heavyPurposes = Set.copyOf(heavyPurposes);
        items = List.copyOf(items);
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
