package io.regretradar.domain.alert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * When the machine steps into people's work, as data.
 *
 * @param businessDays days on which escalation counts
 * @param opensAt hour of the day, local to the account, from which it counts
 * @param closesAt hour until which it counts
 * @param escalateAfterHours business hours that an alert of each band may stay NEW; a band that is
 *     not named is never escalated
 */
public record WorkflowRules(
        String kind,
        int version,
        Set<DayOfWeek> businessDays,
        int opensAt,
        int closesAt,
        Map<Band, Double> escalateAfterHours) {

    private static final double HOUR = 3_600_000;

    public WorkflowRules {
        businessDays = EnumSet.copyOf(businessDays);
        escalateAfterHours = new EnumMap<>(escalateAfterHours);
    }

    /** The rules that come with the product. */
    public static WorkflowRules defaults() {
        return Defaults.RULES;
    }

    /** The hours that count for an account whose clocks show that zone. */
    BusinessHours hours(ZoneId zone) {
        return new BusinessHours(
                zone, businessDays, LocalTime.of(opensAt, 0), LocalTime.of(closesAt, 0));
    }

    /** How much business time an alert of that band may stay NEW, or null for ever. */
    Duration escalateAfter(Band band) {
        Double hours = escalateAfterHours.get(band);
        return hours == null ? null : Duration.ofMillis(Math.round(hours * HOUR));
    }

    private static final class Defaults {
        static final WorkflowRules RULES = read();

        private static WorkflowRules read() {
            String path = "/io/regretradar/domain/workflow.json";
            try (InputStream in = WorkflowRules.class.getResourceAsStream(path)) {
                return JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(in, WorkflowRules.class);
            } catch (IOException e) {
                throw new UncheckedIOException("compiled-in " + path, e);
            }
        }
    }
}
