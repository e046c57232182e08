package io.regretradar.cli.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Scorer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A question to the scorecard: features in, as JSON. */
final class WhatIf {

    private WhatIf() {}

    /**
     * @throws WrongUsage naming the key, its value and what is allowed
     */
    static Scorer.Input read(JsonNode question) {
        if (!question.isObject()) {
            throw new WrongUsage(
                    "Standard input has "
                            + question
                            + ", but must be one object {\"stage\":null,\"features\":{...}} or an"
                            + " array of such.");
        }
        FeatureValues values = features(question.path("features"));
        excuse(values, question.path("streams"));
        double[] unanswered = new double[RegretProfile.TYPES];
        Arrays.fill(unanswered, Double.NaN);
        return new Scorer.Input(
                values,
                stage(question.path("stage")),
                1,
                tagShares(question.path("regretTagShares")),
                unanswered);
    }

    private static FeatureValues features(JsonNode features) {
        FeatureValues values = new FeatureValues();
        features.properties()
                .forEach(
                        entry -> {
                            Feature feature =
                                    Feature.ofId(entry.getKey())
                                            .orElseThrow(
                                                    () -> wrong("features", entry.getKey(), ids()));
                            if (!entry.getValue().isNull()) {
                                values.set(feature, number("features." + entry.getKey(), entry));
                            }
                        });
        return values;
    }

    private static double number(String key, java.util.Map.Entry<String, JsonNode> entry) {
        double value = entry.getValue().asDouble();
        if (!entry.getValue().isNumber() || Double.isNaN(value) || Double.isInfinite(value)) {
            throw wrong(key, entry.getValue(), "a finite number or null");
        }
        return value;
    }

    private static Stage stage(JsonNode stage) {
        if (stage.isNull() || stage.isMissingNode()) {
            return null;
        }
        return Arrays.stream(Stage.values())
                .filter(known -> known.name().equals(stage.asText()))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        "stage",
                                        stage,
                                        "null or one of " + Arrays.asList(Stage.values())));
    }

    private static double[] tagShares(JsonNode shares) {
        double[] byType = new double[RegretProfile.TYPES];
        if (shares.isMissingNode() || shares.isNull() || shares.isEmpty()) {
            byType[RegretType.FOREGONE_ALTERNATIVES.ordinal()] = 0.5;
            byType[RegretType.CHANGE_IN_SIGNIFICANCE.ordinal()] = 0.5;
            return byType;
        }
        shares.properties()
                .forEach(
                        entry -> {
                            RegretType type =
                                    Arrays.stream(RegretType.values())
                                            .filter(known -> known != RegretType.UNKNOWN)
                                            .filter(known -> known.name().equals(entry.getKey()))
                                            .findFirst()
                                            .orElseThrow(
                                                    () ->
                                                            wrong(
                                                                    "regretTagShares",
                                                                    entry.getKey(),
                                                                    "the four regret types"));
                            byType[type.ordinal()] =
                                    number("regretTagShares." + entry.getKey(), entry);
                        });
        return byType;
    }

    private static void excuse(FeatureValues values, JsonNode streams) {
        if (streams.isMissingNode() || streams.isNull()) {
            return;
        }
        Set<Stream> connected = EnumSet.noneOf(Stream.class);
        for (JsonNode name : streams) {
            connected.add(
                    Stream.ofCustomers(name.asText())
                            .orElseThrow(
                                    () ->
                                            wrong(
                                                    "streams",
                                                    name,
                                                    Stream.names(Stream.OF_CUSTOMERS))));
        }
        for (Feature feature : Feature.values()) {
            if (!feature.fedBy(connected)) {
                values.excuse(feature);
            }
        }
    }

    private static String ids() {
        return Arrays.stream(Feature.values()).map(Feature::id).collect(Collectors.joining(", "));
    }

    private static WrongUsage wrong(String key, Object was, String allowed) {
        return new WrongUsage(
                key + " has " + was + ", but allowed is " + allowed + ". Correct it in the input.");
    }
}
