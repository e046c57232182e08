package io.regretradar.domain.learning;

import java.util.Arrays;

/**
 * Population stability index: how far a distribution has moved. Ten bins that the earlier values
 * fill evenly, and one for cases without a value; half a case is added to each bin, so that an
 * empty one does not make it infinite. Below .10 it is usually called stable, above .25 moved.
 */
public final class Stability {

    /** From here on a feature has moved a little. */
    public static final double NOTICEABLE = .10;

    /** From here on it has moved so far that what was learnt of it may not hold. */
    public static final double LARGE = .25;

    private static final int BINS = 10;
    private static final double HALF_A_CASE = .5;

    private Stability() {}

    /** The index; NaN where one side has no case. NaN among the values stands for no value. */
    public static double index(double[] earlier, double[] later) {
        if (earlier.length == 0 || later.length == 0) {
            return Double.NaN;
        }
        double[] edges = edges(earlier);
        double[] expected = shares(earlier, edges);
        double[] found = shares(later, edges);
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            sum += (found[bin] - expected[bin]) * Math.log(found[bin] / expected[bin]);
        }
        return sum;
    }

    /** Upper ends of all bins but the last; values that are equal share a bin. */
    private static double[] edges(double[] earlier) {
        double[] known = Arrays.stream(earlier).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (known.length == 0) {
            return new double[0];
        }
        double[] edges = new double[BINS - 1];
        for (int bin = 1; bin < BINS; bin++) {
            int rank = (int) Math.ceil((double) bin * known.length / BINS);
            edges[bin - 1] = known[Math.max(0, rank - 1)];
        }
        return Arrays.stream(edges).distinct().toArray();
    }

    private static double[] shares(double[] values, double[] edges) {
        int bins = edges.length + 2;
        double[] counts = new double[bins];
        Arrays.fill(counts, HALF_A_CASE);
        for (double value : values) {
            counts[bin(value, edges)]++;
        }
        double all = values.length + bins * HALF_A_CASE;
        return Arrays.stream(counts).map(count -> count / all).toArray();
    }

    private static int bin(double value, double[] edges) {
        if (Double.isNaN(value)) {
            return edges.length + 1;
        }
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }
}
