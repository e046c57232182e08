package io.regretradar.domain.scorecard;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.BandRule;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.journey.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All numbers behind the score, as versioned data. Defaults are documented priors (odds ratios
 * where published, else expert judgement), not fitted values.
 *
 * @param version rises with every published change; stands in every document
 * @param calibrated whether the numbers were fitted to outcomes
 * @param evidence how they were fitted and judged; null for a prior
 * @param base raw score of an account of which nothing is known
 * @param caps the most that the positive points of a group may add up to; a group without has none
 * @param stageMultipliers factor on a group's points while in a stage; 1 where absent
 * @param processHalfLifeDays days after the purchase in which the PROCESS group's weight halves
 * @param billing severity of each kind of billing trouble
 * @param segmentMedians what is usual in a segment; "default" serves the others
 * @param exitHours hours below its exit before a band is left
 */
public record Scorecard(
        String kind,
        int version,
        boolean calibrated,
        Evidence evidence,
        double base,
        Calibration calibration,
        List<FeatureRule> features,
        Map<FeatureGroup, Double> caps,
        Map<Stage, Map<FeatureGroup, Double>> stageMultipliers,
        double processHalfLifeDays,
        List<RegretTag> regretTags,
        Map<LifecycleEvent.Type, Double> billing,
        Map<String, SegmentMedians> segmentMedians,
        ConfidenceLimits confidence,
        ReasonLimits reasons,
        RegretLimits regret,
        List<BandRule> bands,
        double exitHours,
        RapidRise rapidRise,
        FloorDays floorDays,
        Disagreement disagreement) {

    /** p90d = 1/(1 + exp(-(a + b z))) with z = (raw - centre)/scale. */
    public record Calibration(double centre, double scale, double a, double b) {}

    /**
     * @param salesCycleDays usual days from first contact to signature
     * @param annualValue usual yearly value in the reporting currency
     */
    public record SegmentMedians(double salesCycleDays, double annualValue) {}

    /** Coverage from which confidence is HIGH or MEDIUM. */
    public record ConfidenceLimits(double high, double medium) {}

    /** How many reasons are named at most, and the points each must have. */
    public record ReasonLimits(int most, double leastPoints) {}

    /**
     * @param scale points at which a type reaches 63
     * @param least strength (0..100) from which a type can dominate
     * @param lead share by which it must lead
     * @param surveyWeight weight of a survey's answer against the inference
     */
    public record RegretLimits(double scale, double least, double lead, double surveyWeight) {}

    /**
     * A rise of {@code points} against 7 days before, from {@code leastRaw} on, needs no holding.
     */
    public record RapidRise(double points, double leastRaw) {}

    /**
     * @param hard days that a hard event holds its floor
     * @param championLeftAtRisk days without a new champion until the floor rises to AT_RISK
     */
    public record FloorDays(double hard, double championLeftAtRisk) {}

    /** Score below {@code low} while value fell, or from {@code high} while it rose, by a share. */
    public record Disagreement(double low, double high, double change) {}

    public static final String DEFAULT_SEGMENT = "default";

    public Scorecard {
        features = List.copyOf(given("features", features));
        regretTags = List.copyOf(given("regretTags", regretTags));
        bands = List.copyOf(given("bands", bands));
        caps = whole("caps", caps);
        stageMultipliers = whole("stageMultipliers", stageMultipliers);
        stageMultipliers.forEach((stage, factors) -> whole("stageMultipliers." + stage, factors));
        billing = whole("billing", billing);
        segmentMedians = whole("segmentMedians", segmentMedians);
        given("calibration", calibration);
        given("confidence", confidence);
        given("reasons", reasons);
        given("regret", regret);
        given("rapidRise", rapidRise);
        given("floorDays", floorDays);
        given("disagreement", disagreement);
    }

    private static <T> T given(String key, T value) {
        return Objects.requireNonNull(value, () -> key + " is null, but must have a value");
    }

    private static <K, V> Map<K, V> whole(String key, Map<K, V> map) {
        given(key, map).forEach((name, value) -> given(key + "." + name, value));
        return Collections.unmodifiableMap(map);
    }

    /** Factor on a group's points in a stage; 1 where the scorecard says nothing. */
    public double multiplier(Stage stage, FeatureGroup group) {
        if (stage == null) {
            return 1;
        }
        Map<FeatureGroup, Double> ofStage = stageMultipliers.get(stage);
        return ofStage == null ? 1 : ofStage.getOrDefault(group, 1.0);
    }

    public FeatureRule rule(Feature feature) {
        return features.get(feature.ordinal());
    }

    public BandRule bandRule(Band band) {
        return bands.get(band.ordinal() - 1);
    }

    /** The highest band that a score (0..100) reaches, without holding times, floors and caps. */
    public Band reachedBy(double score) {
        Band reached = Band.NONE;
        for (BandRule rule : bands) {
            if (score >= rule.enter()) {
                reached = rule.band();
            }
        }
        return reached;
    }

    /** What is usual in that segment; that of "default" for one without its own. */
    public SegmentMedians medians(String segment) {
        SegmentMedians own = segment == null ? null : segmentMedians.get(segment);
        return own == null ? segmentMedians.get(DEFAULT_SEGMENT) : own;
    }

    /** Index of a tag in {@link #regretTags}, or -1 for one that the scorecard does not know. */
    public int tagIndex(String tag) {
        for (int i = 0; i < regretTags.size(); i++) {
            if (regretTags.get(i).tag().equals(tag)) {
                return i;
            }
        }
        return -1;
    }
}
