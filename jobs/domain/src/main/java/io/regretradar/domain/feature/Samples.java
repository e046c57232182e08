package io.regretradar.domain.feature;

import java.util.Arrays;

/** A growing list of numbers and the statistics the features take of it. */
public final class Samples {

    private double[] values = new double[16];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    /**
     * Nearest-rank percentile: the ceil(share n)-th smallest.
     *
     * @param share 0..1
     * @return NaN without samples
     */
    public double percentile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = sorted();
        int rank = (int) Math.ceil(share * size);
        return sorted[Math.max(1, rank) - 1];
    }

    /** The middle value, or the mean of the middle two; NaN without samples. */
    public double median() {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = sorted();
        int half = size / 2;
        return size % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Median of the distances from the median (MAD, unscaled); NaN without samples. */
    public double medianAbsoluteDeviation() {
        double median = median();
        Samples distances = new Samples();
        for (int i = 0; i < size; i++) {
            distances.add(Math.abs(values[i] - median));
        }
        return distances.median();
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
