package io.regretradar.domain.learning;

import java.util.ArrayList;
import java.util.List;

/** What a chart of a sample shows. */
public final class Curves {

    private static final int MOST_POINTS = 200;

    private Curves() {}

    /**
     * A point of the ROC curve.
     *
     * @param falseAlarms share of the kept cases that score as high or higher, 0..1
     * @param found share of the lost cases that do, 0..1
     */
    public record RocPoint(double falseAlarms, double found) {}

    /**
     * A bin of chances.
     *
     * @param from lower end, 0..1
     * @param cases how many fall into it
     * @param foretold their mean chance; NaN in an empty bin
     * @param came the share of them that was lost; NaN in an empty bin
     */
    public record Bin(double from, double to, int cases, double foretold, double came) {}

    /** From (0, 0) to (1, 1); at most 200 points and the ends. */
    public static List<RocPoint> roc(Sample sample) {
        List<RocPoint> points = new ArrayList<>();
        points.add(new RocPoint(0, 0));
        double allLost = sample.lostCases();
        double allKept = sample.size() - allLost;
        int lost = 0;
        int step = Math.max(1, sample.size() / MOST_POINTS);
        int next = step;
        for (int i = 0; i < sample.size; i++) {
            lost += sample.lost[i] ? 1 : 0;
            boolean tied = i + 1 < sample.size && sample.scores[i + 1] == sample.scores[i];
            if (!tied && (i + 1 >= next || i + 1 == sample.size)) {
                points.add(new RocPoint((i + 1 - lost) / allKept, lost / allLost));
                next = i + 1 + step;
            }
        }
        return List.copyOf(points);
    }

    /** Ten bins of equal width. */
    public static List<Bin> calibration(Sample sample) {
        int[] cases = new int[Measures.BINS];
        double[] chance = new double[Measures.BINS];
        int[] lost = new int[Measures.BINS];
        for (int i = 0; i < sample.size; i++) {
            int bin = Measures.bin(sample.chances[i]);
            cases[bin]++;
            chance[bin] += sample.chances[i];
            lost[bin] += sample.lost[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < Measures.BINS; bin++) {
            bins.add(
                    new Bin(
                            (double) bin / Measures.BINS,
                            (bin + 1.0) / Measures.BINS,
                            cases[bin],
                            chance[bin] / cases[bin],
                            (double) lost[bin] / cases[bin]));
        }
        return List.copyOf(bins);
    }
}
