package io.regretradar.domain.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cases with what was foretold and what came, highest score first. Cases of one account belong
 * together: they are no independent witnesses.
 */
public final class Sample {

    /**
     * One case.
     *
     * @param at which of the times it is from; cases of the same time compete for attention
     * @param score any number; higher means more likely lost
     * @param chance foretold chance of the loss, 0..1
     */
    public record Case(String account, long at, double score, double chance, boolean lost) {}

    final int size;
    final double[] scores;
    final double[] chances;
    final boolean[] lost;
    final int[] cluster;
    final long[] at;
    final int clusters;
    final Map<String, Integer> numbers = new HashMap<>();
    private final int lostClusters;
    private final int keptClusters;
    private final int lostCases;

    private Sample(List<Case> cases) {
        List<Case> sorted = new ArrayList<>(cases);
        sorted.sort(
                Comparator.comparingDouble(Case::score)
                        .reversed()
                        .thenComparing(Case::account)
                        .thenComparing(Case::at));
        size = sorted.size();
        scores = new double[size];
        chances = new double[size];
        lost = new boolean[size];
        cluster = new int[size];
        at = new long[size];
        Set<Integer> withLoss = new HashSet<>();
        Set<Integer> withoutLoss = new HashSet<>();
        int losses = 0;
        for (int i = 0; i < size; i++) {
            Case one = sorted.get(i);
            scores[i] = one.score();
            chances[i] = one.chance();
            lost[i] = one.lost();
            at[i] = one.at();
            cluster[i] = numbers.computeIfAbsent(one.account(), any -> numbers.size());
            (one.lost() ? withLoss : withoutLoss).add(cluster[i]);
            losses += one.lost() ? 1 : 0;
        }
        clusters = numbers.size();
        lostClusters = withLoss.size();
        keptClusters = withoutLoss.size();
        lostCases = losses;
    }

    /** A sample of those cases, in whatever order they come. */
    public static Sample of(List<Case> cases) {
        return new Sample(cases);
    }

    public int size() {
        return size;
    }

    /** Accounts with at least one case. */
    public int accounts() {
        return clusters;
    }

    /** Accounts that were lost after at least one case. */
    public int lostAccounts() {
        return lostClusters;
    }

    /** Accounts that had not been lost after at least one case. */
    public int keptAccounts() {
        return keptClusters;
    }

    /** Cases that a loss followed. */
    public int lostCases() {
        return lostCases;
    }

    /** Share of the cases that a loss followed, 0..1; NaN without any case. */
    public double baseRate() {
        return size == 0 ? Double.NaN : (double) lostCases / size;
    }

    /** Every case once. */
    double[] once() {
        double[] weights = new double[clusters];
        java.util.Arrays.fill(weights, 1);
        return weights;
    }
}
