package io.regretradar.domain.learning;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures of a sample, each for accounts that count as often as their weight says: 1 each for the
 * estimate, as often as drawn for its interval. NaN where a measure has no meaning, e.g. without
 * any loss.
 */
final class Measures {

    static final int BINS = 10;
    static final double TOP = .1;

    private Measures() {}

    /**
     * Chance that a lost case scored above one that was kept, ties counting half: the area under
     * the ROC curve (the statistic of Mann and Whitney).
     */
    static double auc(Sample sample, double[] weights) {
        double wins = 0;
        double lostSum = 0;
        double keptSum = 0;
        for (int i = 0; i < sample.size; ) {
            double lost = 0;
            double kept = 0;
            int j = i;
            for (; j < sample.size && sample.scores[j] == sample.scores[i]; j++) {
                double weight = weights[sample.cluster[j]];
                lost += sample.lost[j] ? weight : 0;
                kept += sample.lost[j] ? 0 : weight;
            }
            wins += kept * (lostSum + lost / 2);
            lostSum += lost;
            keptSum += kept;
            i = j;
        }
        return wins / (lostSum * keptSum);
    }

    /**
     * Losses among the tenth with the highest scores against losses overall. Cases that share the
     * score at the border count by the part of them that belongs to the tenth.
     */
    static double topDecileLift(Sample sample, double[] weights) {
        double all = 0;
        double allLost = 0;
        for (int i = 0; i < sample.size; i++) {
            double weight = weights[sample.cluster[i]];
            all += weight;
            allLost += sample.lost[i] ? weight : 0;
        }
        double room = TOP * all;
        double found = 0;
        for (int i = 0; i < sample.size && room > 0; ) {
            double group = 0;
            double lost = 0;
            int j = i;
            for (; j < sample.size && sample.scores[j] == sample.scores[i]; j++) {
                double weight = weights[sample.cluster[j]];
                group += weight;
                lost += sample.lost[j] ? weight : 0;
            }
            double part = group == 0 ? 0 : Math.min(1, room / group);
            found += part * lost;
            room -= part * group;
            i = j;
        }
        return found / (TOP * all) / (allLost / all);
    }

    /**
     * Share of losses among the {@code capacity} highest of each time, over all times. Of cases
     * with the same score those come first that the order of accounts puts first.
     */
    static double precisionAt(Sample sample, double[] weights, double capacity) {
        Map<Long, double[]> room = new LinkedHashMap<>();
        double taken = 0;
        double lost = 0;
        for (int i = 0; i < sample.size; i++) {
            double[] left = room.computeIfAbsent(sample.at[i], any -> new double[] {capacity});
            double take = Math.min(left[0], weights[sample.cluster[i]]);
            left[0] -= take;
            taken += take;
            lost += sample.lost[i] ? take : 0;
        }
        return lost / taken;
    }

    /** Mean squared distance of the foretold chance from what came (Brier 1950); 0 is perfect. */
    static double brier(Sample sample, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < sample.size; i++) {
            double weight = weights[sample.cluster[i]];
            double miss = sample.chances[i] - (sample.lost[i] ? 1 : 0);
            sum += weight * miss * miss;
            all += weight;
        }
        return sum / all;
    }

    /**
     * Expected calibration error: distance of the mean chance from the share of losses, over ten
     * bins of equal width, weighted by their cases (Naeini and others 2015).
     */
    static double calibrationError(Sample sample, double[] weights) {
        double[] chance = new double[BINS];
        double[] lost = new double[BINS];
        double all = 0;
        for (int i = 0; i < sample.size; i++) {
            double weight = weights[sample.cluster[i]];
            int bin = bin(sample.chances[i]);
            chance[bin] += weight * sample.chances[i];
            lost[bin] += sample.lost[i] ? weight : 0;
            all += weight;
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(chance[bin] - lost[bin]);
        }
        return sum / all;
    }

    /** The bin of ten that a chance falls into; 1 is in the last. */
    static int bin(double chance) {
        return Math.min(BINS - 1, (int) (chance * BINS));
    }
}
