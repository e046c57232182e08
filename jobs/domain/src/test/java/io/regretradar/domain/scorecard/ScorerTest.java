package io.regretradar.domain.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.rules.Rules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

    private static final double[] UNANSWERED = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private final Scorecard card = Rules.defaults().scorecard();
    private final Scorer scorer = new Scorer(card);

    private Score score(FeatureValues values, Stage stage, double decay) {
        double[] tags = {.25, .25, .25, .25};
        return scorer.score(new Scorer.Input(values, stage, decay, tags, UNANSWERED));
    }

    private Score score(FeatureValues values) {
        return score(values, null, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void contributionsAddUpToTheRawScoreAndKeepTheCaps(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            FeatureValues values = new FeatureValues();
            for (Feature feature : Feature.values()) {
                if (random.nextInt(3) > 0) {
                    double scale = Math.pow(10, random.nextInt(14) - 3);
                    values.set(feature, random.nextDouble() * scale);
                }
            }
            Stage stage =
                    random.nextBoolean()
                            ? null
                            : Stage.values()[random.nextInt(Stage.values().length)];

            Score score = score(values, stage, random.nextDouble());

            double sum = card.base();
            Map<FeatureGroup, Double> positive = new EnumMap<>(FeatureGroup.class);
            for (Feature feature : Feature.values()) {
                double points = score.points(feature);
                sum += points;
                positive.merge(card.rule(feature).group(), Math.max(0, points), Double::sum);
                assertThat(points).isFinite();
            }
            assertThat(score.raw()).isEqualTo(sum, within(1e-9));
            assertThat(score.score()).isBetween(0.0, 100.0);
            assertThat(score.p90d()).isBetween(0.0, 1.0);
            assertThat(score.coverage()).isBetween(0.0, 1.0);
            positive.forEach(
                    (group, points) ->
                            assertThat(points)
                                    .as(group.name())
                                    .isLessThanOrEqualTo(
                                            card.caps().getOrDefault(group, 0.0) + 1e-9));
            assertThat(score.reasons()).hasSizeLessThanOrEqualTo(4);
            assertThat(score.reasons())
                    .isSortedAccordingTo(
                            (a, b) ->
                                    Double.compare(
                                            Numbers.round(b.points(), 2),
                                            Numbers.round(a.points(), 2)));
        }
    }

    @Test
    void aCapScalesThePositivePointsOfItsGroupOnly() {
        Score score =
                score(
                        new FeatureValues()
                                .set(Feature.USAGE_RATIO, .5)
                                .set(Feature.SEAT_UTILISATION, .2)
                                .set(Feature.USAGE_CUSUM, 5)
                                .set(Feature.IDLE_BUSINESS_DAYS, 14)
                                .set(Feature.CORE_BREADTH, .7));

        // 16 + 10 + 8 + 8 = 42 against the cap 35; the credit of -3 stays.
        assertThat(score.points(Feature.USAGE_RATIO)).isEqualTo(16 * 35 / 42.0, within(1e-9));
        assertThat(score.points(Feature.CORE_BREADTH)).isEqualTo(-3);
        assertThat(score.raw()).isEqualTo(20 + 35 - 3, within(1e-9));
    }

    @Test
    void aStageMultipliesBeforeTheCapAndDecayTheProcessGroup() {
        FeatureValues values =
                new FeatureValues()
                        .set(Feature.USAGE_RATIO, .5)
                        .set(Feature.OWNER_REPLY_P75_H, 8)
                        .set(Feature.CYCLE_LONG, 4);

        Score handoff = score(values, Stage.HANDOFF, .5);
        // usage x 0, relation x 1.5 also on credits, process x .5
        assertThat(handoff.points(Feature.USAGE_RATIO)).isZero();
        assertThat(handoff.points(Feature.OWNER_REPLY_P75_H)).isEqualTo(-3);
        assertThat(handoff.points(Feature.CYCLE_LONG)).isEqualTo(2.5);
        assertThat(score(values, Stage.UTILISATION, 1).points(Feature.USAGE_RATIO)).isEqualTo(20);
    }

    @Test
    void reasonsOfTheSamePointsComeInTheOrderOfTheirIds() {
        Score score =
                score(
                        new FeatureValues()
                                .set(Feature.URGENT_OPEN_AGE_H, 336)
                                .set(Feature.USAGE_CUSUM, 5)
                                .set(Feature.HANDOFF_GAP_H, 120)
                                .set(Feature.NPS_SILENCE, 1)
                                .set(Feature.IDLE_BUSINESS_DAYS, 14));

        // All five cost 8; four are named.
        assertThat(score.reasons())
                .extracting(Reason::id)
                .containsExactly(
                        "handoff_gap_h", "idle_business_days", "nps_silence", "urgent_open_age_h");
    }

    @Test
    void aReasonHasTwoPointsAsShown() {
        // reopen_rate: 5 x (v - .1)/.3. 1.9967 at .2198, 1.9933 at .2196.
        assertThat(score(new FeatureValues().set(Feature.REOPEN_RATE, .2198)).reasons())
                .extracting(Reason::id)
                .containsExactly("reopen_rate");
        assertThat(score(new FeatureValues().set(Feature.REOPEN_RATE, .2196)).reasons()).isEmpty();
    }

    @Test
    void aReasonIsASentenceWithItsNumbers() {
        assertThat(score(new FeatureValues().set(Feature.FRT_P75_H, 96)).reasons())
                .singleElement()
                .extracting(Reason::sentence)
                .isEqualTo("First replies take 96 h (p75, 28 days); good is 4 h");
    }

    @Test
    void aFeatureThatDoesNotApplyCountsInNeitherSumOfTheCoverage() {
        FeatureValues values =
                new FeatureValues().set(Feature.FRT_P75_H, 4).set(Feature.USAGE_RATIO, 1);
        double all = 0;
        for (Feature feature : Feature.values()) {
            all += card.rule(feature).span();
        }
        double breadth = (17 + 20) / all;
        assertThat(score(values).coverage()).isEqualTo(breadth, within(1e-12));

        values.excuse(Feature.USAGE_RATIO).excuse(Feature.USAGE_CUSUM);
        // usage_ratio 4 + 16 with its value, usage_cusum 0 + 8 without
        assertThat(score(values).coverage()).isEqualTo(17 / (all - 28), within(1e-12));
        assertThat(score(values).breadth()).isEqualTo(breadth, within(1e-12));
    }

    @Test
    void numbersAreRoundedHalfUpAndNeverToANegativeZero() {
        assertThat(Numbers.round(1.005, 2)).isEqualTo(1.01);
        assertThat(Numbers.round(2.675, 2)).isEqualTo(2.68);
        assertThat(1 / Numbers.round(-.0000001, 6)).isPositive();
        assertThat(Numbers.output(1e15)).isEqualTo(1e15);
        assertThat(Numbers.output(.1234567)).isEqualTo(.123457);
    }
}
