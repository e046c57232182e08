package io.regretradar.domain.rules;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.journey.StageRules;
import io.regretradar.domain.journey.TouchpointPlan;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorecards;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Everything a customer-success team may want to change, each with its own version. Compiled-in
 * defaults apply until others are published.
 */
public record Rules(Scorecard scorecard, StageRules stages, TouchpointPlan plan) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** The rules that come with the product. */
    public static Rules defaults() {
        return Defaults.RULES;
    }

    private static final class Defaults {
        static final Rules RULES =
                new Rules(
                        Scorecards.parse(text("scorecard.json")),
                        read("stages.json", StageRules.class),
                        read("touchpoint-plan.json", TouchpointPlan.class));
    }

    private static <T> T read(String name, Class<T> type) {
        try {
            return JSON.readValue(text(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException("compiled-in " + name, e);
        }
    }

    private static String text(String name) {
        String path = "/io/regretradar/domain/" + name;
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("compiled-in " + name, e);
        }
    }
}
