package io.regretradar.domain.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.scorecard.Evidence;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Scorecard;

/** A scorecard's JSON with some of its numbers replaced; all else stays as its author wrote it. */
final class ScorecardText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int DECIMALS = 4;

    private final ObjectNode root;

    ScorecardText(String json) {
        try {
            root = (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no scorecard: " + e.getOriginalMessage(), e);
        }
    }

    ScorecardText version(int version) {
        root.put("version", version);
        return this;
    }

    ScorecardText line(double a, double b) {
        ObjectNode calibration = (ObjectNode) root.get("calibration");
        calibration.put("a", Numbers.round(a, DECIMALS));
        calibration.put("b", Numbers.round(b, DECIMALS));
        return this;
    }

    /** Multiplies what each feature can give or take. */
    ScorecardText weights(Scorecard card, double[] factors) {
        for (JsonNode node : root.get("features")) {
            ObjectNode feature = (ObjectNode) node;
            FeatureRule rule = card.rule(Feature.ofId(feature.get("id").asText()).orElseThrow());
            double factor = factors[rule.feature().ordinal()];
            feature.put("maxCredit", Numbers.round(factor * rule.maxCredit(), 2));
            feature.put("maxPoints", Numbers.round(factor * rule.maxPoints(), 2));
        }
        return this;
    }

    ScorecardText prior() {
        root.put("calibrated", false);
        root.putNull("evidence");
        return this;
    }

    ScorecardText evidence(Evidence evidence) {
        root.put("calibrated", true);
        root.set("evidence", JSON.valueToTree(evidence));
        return this;
    }

    String text() {
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written", e);
        }
    }
}
