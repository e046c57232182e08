package io.regretradar.cli.score;

import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Reason;
import io.regretradar.domain.scorecard.Score;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON forms of a score's parts. Numbers carry six decimals. */
public final class ScoreJson {

    private ScoreJson() {}

    /** Values by feature id, those without a value left out. */
    public static Map<String, Double> features(FeatureValues values) {
        Map<String, Double> features = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            if (values.has(feature)) {
                features.put(feature.id(), Numbers.output(values.get(feature)));
            }
        }
        return features;
    }

    /** Points by feature id, the largest first; those that round to 0.00 left out. */
    public static Map<String, Double> contributions(Score score) {
        Map<String, Double> contributions = new LinkedHashMap<>();
        Arrays.stream(Feature.values())
                .filter(feature -> Numbers.round(score.points(feature), 2) != 0)
                .sorted(
                        Comparator.comparingDouble(
                                        (Feature feature) -> -Math.abs(score.points(feature)))
                                .thenComparing(Feature::id))
                .forEach(
                        feature ->
                                contributions.put(
                                        feature.id(), Numbers.output(score.points(feature))));
        return contributions;
    }

    /** Strength 0..100 of each of the four types. */
    public static Map<String, Double> regretTypes(RegretProfile regret) {
        Map<String, Double> types = new LinkedHashMap<>();
        for (RegretType type : RegretType.values()) {
            if (type != RegretType.UNKNOWN) {
                types.put(type.name(), Numbers.output(regret.strengths().get(type)));
            }
        }
        return types;
    }

    /** A reason with its number and its sentence. */
    public static Map<String, Object> reason(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", reason.id());
        json.put("value", Numbers.output(reason.value()));
        json.put("baseline", Numbers.output(reason.baseline()));
        json.put("points", Numbers.output(reason.points()));
        json.put("sentence", reason.sentence());
        return json;
    }
}
