package io.regretradar.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.learning.Sample.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void aucIsTheShareOfPairsInTheRightOrderWithTiesCountingHalf() {
        Sample sample = sample(lost(.9), kept(.8), lost(.7), kept(.7), kept(.2));

        // Of the 2 x 3 pairs .9 wins three; .7 loses to .8, ties with .7 and wins over .2.
        assertThat(Measures.auc(sample, sample.once())).isEqualTo(4.5 / 6, EXACT);
    }

    @Test
    void aPerfectScoreHasAnAucOfOneAndAConstantOneAHalf() {
        assertThat(auc(lost(3), lost(2), kept(1))).isEqualTo(1, EXACT);
        assertThat(auc(kept(3), kept(2), lost(1))).isEqualTo(0, EXACT);
        assertThat(auc(lost(1), kept(1), kept(1))).isEqualTo(.5, EXACT);
        assertThat(auc(kept(1), kept(2))).as("without any loss").isNaN();
    }

    @Test
    void anAccountDrawnTwiceCountsLikeTwo() {
        Sample sample = sample(lost("a", .9), kept("b", .8), lost("c", .1));
        double[] weights = new double[3];
        weights[sample.cluster[0]] = 2; // a, the highest score
        weights[sample.cluster[1]] = 1;
        weights[sample.cluster[2]] = 1;

        // a wins over b twice, c loses once: 2 of 3 pairs.
        assertThat(Measures.auc(sample, weights)).isEqualTo(2.0 / 3, EXACT);
        // Squared misses with chance = score: a .01 twice, b .64, c .81.
        assertThat(Measures.brier(sample, weights)).isEqualTo((.02 + .64 + .81) / 4, EXACT);
    }

    @Test
    void liftComparesTheHighestTenthWithAll() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cases.add(one("k" + i, 0, i, .1, i >= 18 || i < 2));
        }
        Sample sample = Sample.of(cases);

        // The tenth are the two highest, both lost; overall 4 of 20 are: 1 / .2.
        assertThat(Measures.topDecileLift(sample, sample.once())).isEqualTo(5, EXACT);
    }

    @Test
    void equalScoresShareTheHighestTenth() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cases.add(one("k" + i, 0, i == 0 ? 2 : 1, .1, i < 10));
        }
        Sample sample = Sample.of(cases);

        // Room for two: the highest, lost, and one of 19 equals of whom 9 are lost.
        assertThat(Measures.topDecileLift(sample, sample.once()))
                .isEqualTo((1 + 9.0 / 19) / 2 / .5, EXACT);
    }

    @Test
    void precisionLooksAtTheFirstOfEachTime() {
        Sample sample =
                Sample.of(
                        List.of(
                                one("a", 1, 9, .1, true),
                                one("b", 1, 8, .1, false),
                                one("c", 1, 7, .1, true),
                                one("a", 2, 1, .1, true),
                                one("b", 2, 5, .1, false)));

        // With two calls: a and b, then b and a: 2 of 4. With one: a, then b: 1 of 2.
        assertThat(Measures.precisionAt(sample, sample.once(), 2)).isEqualTo(.5, EXACT);
        assertThat(Measures.precisionAt(sample, sample.once(), 1)).isEqualTo(.5, EXACT);
        // With ten calls all of them: 3 of 5.
        assertThat(Measures.precisionAt(sample, sample.once(), 10)).isEqualTo(.6, EXACT);
    }

    @Test
    void brierIsTheMeanSquaredMiss() {
        Sample sample = sample(lost(.8), kept(.3));

        // (.2 x .2 + .3 x .3) / 2
        assertThat(Measures.brier(sample, sample.once())).isEqualTo(.065, EXACT);
    }

    @Test
    void calibrationErrorWeighsTheBinsByTheirCases() {
        Sample sample = sample(lost(.85), kept(.85), kept(.15), kept(.15));

        // Bin .8 to .9: foretold .85, came .5. Bin .1 to .2: foretold .15, came 0. Half each.
        assertThat(Measures.calibrationError(sample, sample.once()))
                .isEqualTo(.5 * .35 + .5 * .15, EXACT);
        assertThat(Measures.bin(1)).isEqualTo(9);
        assertThat(Measures.bin(.1)).isEqualTo(1);
    }

    @Test
    void theCurvesSayTheSame() {
        Sample sample = sample(lost(.85), kept(.85), lost(.15), kept(.05));

        assertThat(Curves.roc(sample))
                .containsExactly(
                        new Curves.RocPoint(0, 0),
                        new Curves.RocPoint(.5, .5),
                        new Curves.RocPoint(.5, 1),
                        new Curves.RocPoint(1, 1));
        Curves.Bin high = Curves.calibration(sample).get(8);
        assertThat(high.cases()).isEqualTo(2);
        assertThat(high.foretold()).isEqualTo(.85, EXACT);
        assertThat(high.came()).isEqualTo(.5, EXACT);
        assertThat(Curves.calibration(sample).get(5).came()).isNaN();
    }

    @Test
    void seeingAnAccountMoreOftenMakesNothingMoreCertain() {
        Interval once = interval(1);
        Interval often = interval(10);

        assertThat(often).isEqualTo(once);
        assertThat(once.low()).isLessThan(once.estimate());
        assertThat(once.high()).isGreaterThan(once.estimate());
    }

    @Test
    void moreAccountsMakeItMoreCertain() {
        Interval few = aucOf(40, .8, 1);
        Interval many = aucOf(4_000, .8, 1);

        // Scores of lost accounts are higher by .8 standard deviations: AUC = Phi(.8 / sqrt 2).
        assertThat(many.estimate()).isEqualTo(.714, within(.02));
        assertThat(many.contains(.714)).isTrue();
        // A hundred times as many accounts: a tenth of the width, roughly.
        double ratio = (few.high() - few.low()) / (many.high() - many.low());
        assertThat(ratio).isBetween(6.0, 16.0);
    }

    @Test
    void nineteenIntervalsOfTwentyHoldTheTruth() {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            held += aucOf(120, 0, seed).contains(.5) ? 1 : 0;
        }

        // 95 expected; fewer than 88 of 100 would happen once in 400 books.
        assertThat(held).isBetween(88, 100);
    }

    @Test
    void withFewLostAccountsNoIntervalIsClaimed() {
        Sample sample =
                sample(
                        lost("a", 9),
                        lost("b", 8),
                        lost("c", 7),
                        lost("d", 6),
                        kept("e", 1),
                        kept("f", 1),
                        kept("g", 1),
                        kept("h", 1),
                        kept("i", 1));

        Interval interval = HorizonQuality.aucOf(sample);

        assertThat(interval.estimate()).isEqualTo(1, EXACT);
        assertThat(interval.known()).isFalse();
    }

    @Test
    void stabilityComparesTheSharesOfTenthsAndOfGaps() {
        double[] earlier = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] later = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};

        // Eleven bins, half a case added to each, 15.5 in all. Nine fell from 1.5 to .5, the
        // tenth rose from 1.5 to 10.5, the one for gaps stayed at .5.
        double expected = 9 * (-1 / 15.5) * Math.log(.5 / 1.5) + 9 / 15.5 * Math.log(7);
        assertThat(Stability.index(earlier, later)).isEqualTo(expected, EXACT);
        assertThat(Stability.index(earlier, earlier)).isEqualTo(0, EXACT);
        assertThat(Stability.index(earlier, new double[0])).isNaN();
        assertThat(Stability.index(earlier, new double[] {1, 2, 3, 4, 5, Double.NaN, Double.NaN}))
                .as("values that are no longer there have moved, too")
                .isGreaterThan(Stability.LARGE);
    }

    private static Interval interval(int snapshots) {
        List<Case> cases = new ArrayList<>();
        double[] scores = {9, 7, 6, 4, 3, 8, 5, 3.5, 2, 1, 0};
        for (int i = 0; i < scores.length; i++) {
            for (int at = 0; at < snapshots; at++) {
                cases.add(one("account" + i, at, scores[i], .1, i < 5));
            }
        }
        return HorizonQuality.aucOf(Sample.of(cases));
    }

    private static Interval aucOf(int accounts, double difference, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            boolean lost = i % 4 == 0;
            double score = normal(dice) + (lost ? difference : 0);
            cases.add(one("account" + i, 0, score, .1, lost));
        }
        return HorizonQuality.aucOf(Sample.of(cases));
    }

    private static double normal(SplittableRandom dice) {
        return Math.sqrt(-2 * Math.log(1 - dice.nextDouble()))
                * Math.cos(2 * Math.PI * dice.nextDouble());
    }

    private static double auc(Case... cases) {
        Sample sample = sample(cases);
        return Measures.auc(sample, sample.once());
    }

    private static Sample sample(Case... cases) {
        List<Case> named = new ArrayList<>();
        for (int i = 0; i < cases.length; i++) {
            Case one = cases[i];
            String account = one.account().isEmpty() ? "account" + i : one.account();
            named.add(one(account, one.at(), one.score(), one.chance(), one.lost()));
        }
        return Sample.of(named);
    }

    private static Case lost(double score) {
        return lost("", score);
    }

    private static Case kept(double score) {
        return kept("", score);
    }

    private static Case lost(String account, double score) {
        return one(account, 0, score, score, true);
    }

    private static Case kept(String account, double score) {
        return one(account, 0, score, score, false);
    }

    private static Case one(String account, long at, double score, double chance, boolean lost) {
        return new Case(account, at, score, chance, lost);
    }
}
