package io.regretradar.domain.scorecard;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns features into a score and its explanation. Pure: same input, same score. */
public final class Scorer {

    private static final Comparator<Reason> BY_POINTS_THEN_ID =
            Comparator.comparingDouble((Reason reason) -> -Numbers.round(reason.points(), 2))
                    .thenComparing(Reason::id);

    private static final Feature[] FEATURES = Feature.values();

    /** More than rounding to two decimals can add. */
    private static final double ROUNDING = 0.01;

    private final Scorecard card;

    public Scorer(Scorecard card) {
        this.card = card;
    }

    /**
     * What the score depends on.
     *
     * @param stage the account's stage, or null
     * @param processDecay factor 0..1 on the PROCESS group
     * @param tagShares how regret_signal's points load on the four types; sums to 1
     * @param answers mean answers (1..7) to the four types' survey items, NaN where none
     */
    public record Input(
            FeatureValues values,
            Stage stage,
            double processDecay,
            double[] tagShares,
            double[] answers) {}

    public Score score(Input in) {
        double[] points = points(in);
        double raw = card.base();
        for (double p : points) {
            raw += p;
        }
        double coverage = coverage(in.values(), true);
        return new Score(
                raw,
                Math.max(0, Math.min(100, raw)),
                p90d(raw),
                points,
                coverage,
                coverage(in.values(), false),
                confidence(coverage),
                reasons(in.values(), points),
                regret(in, points));
    }

    private double[] points(Input in) {
        double[] points = new double[Feature.COUNT];
        double[] positive = new double[FeatureGroup.values().length];
        for (Feature feature : FEATURES) {
            FeatureRule rule = card.rule(feature);
            int i = feature.ordinal();
            double value = in.values().get(feature);
            if (Double.isNaN(value)) {
                continue;
            }
            double factor = card.multiplier(in.stage(), rule.group());
            if (rule.group() == FeatureGroup.PROCESS) {
                factor *= in.processDecay();
            }
            points[i] = rule.points(value) * factor;
            positive[rule.group().ordinal()] += Math.max(0, points[i]);
        }
        for (Feature feature : FEATURES) {
            FeatureRule rule = card.rule(feature);
            int i = feature.ordinal();
            Double cap = card.caps().get(rule.group());
            double sum = positive[rule.group().ordinal()];
            if (cap != null && sum > cap && points[i] > 0) {
                points[i] *= cap / sum;
            }
        }
        return points;
    }

    /** Chance of a cancellation within 90 days for a raw score. */
    public double p90d(double raw) {
        Scorecard.Calibration c = card.calibration();
        return 1 / (1 + Math.exp(-(c.a() + c.b() * (raw - c.centre()) / c.scale())));
    }

    private double coverage(FeatureValues values, boolean applyingOnly) {
        double known = 0;
        double all = 0;
        for (Feature feature : FEATURES) {
            FeatureRule rule = card.rule(feature);
            if (applyingOnly && !values.applies(feature)) {
                continue;
            }
            all += rule.span();
            known += values.has(feature) ? rule.span() : 0;
        }
        return all == 0 ? 0 : known / all;
    }

    private Score.Confidence confidence(double coverage) {
        if (coverage >= card.confidence().high()) {
            return Score.Confidence.HIGH;
        }
        return coverage >= card.confidence().medium()
                ? Score.Confidence.MEDIUM
                : Score.Confidence.LOW;
    }

    private List<Reason> reasons(FeatureValues values, double[] points) {
        List<Reason> reasons = new ArrayList<>();
        for (Feature feature : FEATURES) {
            FeatureRule rule = card.rule(feature);
            double p = points[feature.ordinal()];
            if (p < card.reasons().leastPoints() - ROUNDING) {
                continue;
            }
            // Compared as shown: many real cases miss the limit by the last bit of a double.
            if (Numbers.round(p, 2) >= card.reasons().leastPoints()) {
                double value = values.get(feature);
                reasons.add(
                        new Reason(rule.id(), value, rule.good(), p, Sentences.of(rule, value)));
            }
        }
        reasons.sort(BY_POINTS_THEN_ID);
        return List.copyOf(reasons.subList(0, Math.min(card.reasons().most(), reasons.size())));
    }

    private RegretProfile regret(Input in, double[] points) {
        double[] loads = new double[RegretProfile.TYPES];
        for (Feature feature : FEATURES) {
            FeatureRule rule = card.rule(feature);
            double p = Math.max(0, points[feature.ordinal()]);
            for (int k = 0; k < loads.length; k++) {
                double share =
                        feature == Feature.REGRET_SIGNAL ? in.tagShares()[k] : rule.loads().get(k);
                loads[k] += share * p;
            }
        }
        Scorecard.RegretLimits limits = card.regret();
        return RegretProfile.of(
                loads,
                in.answers(),
                limits.scale(),
                limits.least(),
                limits.lead(),
                limits.surveyWeight());
    }
}
