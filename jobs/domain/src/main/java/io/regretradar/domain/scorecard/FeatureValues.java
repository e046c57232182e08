package io.regretradar.domain.scorecard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A value for each feature that has one, and which features apply. NaN stands for no value. */
public final class FeatureValues {

    private final double[] values = new double[Feature.COUNT];
    private final Set<Feature> applying = EnumSet.allOf(Feature.class);

    public FeatureValues() {
        Arrays.fill(values, Double.NaN);
    }

    /** Sets a value; NaN means none. */
    public FeatureValues set(Feature feature, double value) {
        values[feature.ordinal()] = value;
        return this;
    }

    /** Says that the feature does not count for this account now, whether or not it has a value. */
    public FeatureValues excuse(Feature feature) {
        applying.remove(feature);
        return this;
    }

    /** The value, or NaN. */
    public double get(Feature feature) {
        return values[feature.ordinal()];
    }

    public boolean has(Feature feature) {
        return !Double.isNaN(values[feature.ordinal()]);
    }

    public boolean applies(Feature feature) {
        return applying.contains(feature);
    }
}
