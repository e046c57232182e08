package io.regretradar.domain.regret;

import java.util.Arrays;
import java.util.Map;

/**
 * How strongly each type of regret shows.
 *
 * @param strengths 0..100 for each of the four types
 * @param dominant which leads
 * @param basis where it comes from
 */
public record RegretProfile(Map<RegretType, Double> strengths, Dominant dominant, Basis basis) {

    /** The leading type, or that none leads. */
    public enum Dominant {
        FOREGONE_ALTERNATIVES,
        CHANGE_IN_SIGNIFICANCE,
        UNDER_CONSIDERATION,
        OVER_CONSIDERATION,
        /** Regret shows, but no type leads. */
        MIXED,
        NONE
    }

    /** Whether people were asked, or the events speak alone. */
    public enum Basis {
        SURVEY,
        INFERRED
    }

    /** How many types there are. */
    public static final int TYPES = 4;

    /**
     * @param loads points that load on each type, at least 0
     * @param answers mean answer (1..7) to each type's survey item, NaN where there is none
     * @param scale points at which a type reaches 63
     * @param least strength from which a type can dominate
     * @param lead share by which it must lead
     * @param surveyWeight weight of the answer against the inference, 0..1
     */
    public static RegretProfile of(
            double[] loads,
            double[] answers,
            double scale,
            double least,
            double lead,
            double surveyWeight) {
        double[] strengths = new double[TYPES];
        double[] weights = new double[TYPES];
        boolean asked = false;
        for (int k = 0; k < TYPES; k++) {
            double inferred = 100 * (1 - Math.exp(-loads[k] / scale));
            if (Double.isNaN(answers[k])) {
                strengths[k] = inferred;
            } else {
                asked = true;
                strengths[k] =
                        surveyWeight * 100 * (answers[k] - 1) / 6 + (1 - surveyWeight) * inferred;
            }
        }
        for (int k = 0; k < TYPES; k++) {
            weights[k] = asked ? -scale * Math.log(1 - strengths[k] / 100) : loads[k];
        }
        Map<RegretType, Double> byType = new java.util.EnumMap<>(RegretType.class);
        for (int k = 0; k < TYPES; k++) {
            byType.put(RegretType.values()[k], strengths[k]);
        }
        return new RegretProfile(
                byType,
                dominant(strengths, weights, least, lead),
                asked ? Basis.SURVEY : Basis.INFERRED);
    }

    private static Dominant dominant(
            double[] strengths, double[] weights, double least, double lead) {
        int first = 0;
        for (int k = 1; k < TYPES; k++) {
            if (strengths[k] > strengths[first]) {
                first = k;
            }
        }
        if (strengths[first] < least) {
            return Dominant.NONE;
        }
        double second = 0;
        for (int k = 0; k < TYPES; k++) {
            if (k != first) {
                second = Math.max(second, weights[k]);
            }
        }
        double sum = Arrays.stream(weights).sum();
        // An answer of 7 on top of an endless load would make the weight infinite: it leads then.
        boolean leads =
                Double.isInfinite(weights[first])
                        ? !Double.isInfinite(second)
                        : (weights[first] - second) / sum >= lead;
        return leads ? Dominant.values()[first] : Dominant.MIXED;
    }
}
