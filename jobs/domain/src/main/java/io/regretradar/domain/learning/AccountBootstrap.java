package io.regretradar.domain.learning;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals by drawing whole accounts with replacement. An account is seen at many
 * snapshots, which resemble each other: formulae for independent cases (Hanley-McNeil, DeLong)
 * would give intervals that are far too narrow. One method serves all measures, those without a
 * formula and differences of two included. A function of its input: the draws follow a fixed seed.
 */
final class AccountBootstrap {

    static final int DRAWS = 500;

    /** With fewer accounts of one kind an interval would only seem to say something. */
    static final int LEAST_ACCOUNTS = 5;

    private static final double TAIL = .025;
    private static final long SEED = 20_020_117;

    private AccountBootstrap() {}

    /** The measure of the whole sample, and its interval. */
    static Interval interval(Sample sample, ToDoubleFunction<double[]> measure) {
        double estimate = measure.applyAsDouble(sample.once());
        if (sample.lostAccounts() < LEAST_ACCOUNTS || sample.keptAccounts() < LEAST_ACCOUNTS) {
            return Interval.unsure(estimate);
        }
        return interval(sample.accounts(), estimate, measure);
    }

    /**
     * @param measure of weights per account
     */
    static Interval interval(int accounts, double estimate, ToDoubleFunction<double[]> measure) {
        SplittableRandom dice = new SplittableRandom(SEED);
        double[] found = new double[DRAWS];
        int known = 0;
        double[] weights = new double[accounts];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.fill(weights, 0);
            for (int i = 0; i < accounts; i++) {
                weights[dice.nextInt(accounts)]++;
            }
            double value = measure.applyAsDouble(weights);
            if (!Double.isNaN(value)) {
                found[known++] = value;
            }
        }
        if (known < DRAWS / 2) {
            return Interval.unsure(estimate);
        }
        Arrays.sort(found, 0, known);
        return new Interval(
                estimate, quantile(found, known, TAIL), quantile(found, known, 1 - TAIL));
    }

    /** Nearest rank. */
    private static double quantile(double[] sorted, int count, double share) {
        int rank = (int) Math.ceil(share * count);
        return sorted[Math.max(0, Math.min(count, rank) - 1)];
    }
}
