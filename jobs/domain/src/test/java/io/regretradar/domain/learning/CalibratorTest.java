package io.regretradar.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Evidence.Fit;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Accounts whose losses follow a law that is known here and not to the scorecard. */
class CalibratorTest {
    private static final long DAY = 86_400_000L;
    private static final long SPLIT = 200 * DAY;
    private static final long END = 400 * DAY;
    private static final String JSON = Rules.defaultJson(RuleKind.SCORECARD);
    private static final Scorecard CARD = Rules.defaults().scorecard();

    @Test
    void theLikeliestCoefficientsAreFound() {
        // Of four cases with input 1 one is lost, of four with input 0 two: log odds
        // ln(1/3) and 0, so the constant is 0 and the slope ln(1/3).
        double[][] inputs = {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}};
        boolean[] lost = {true, false, false, false, true, true, false, false};
        double free = Double.POSITIVE_INFINITY;

        double[] found =
                new LogisticFit(inputs, new double[8], lost, 1)
                        .coefficients(new double[] {.5, .5}, new double[] {free, free});

        assertThat(found[0]).isCloseTo(0, within(1e-3));
        assertThat(found[1]).isCloseTo(Math.log(1.0 / 3), within(1e-3));
    }

    @Test
    void thePriorHoldsWhatCasesDoNotMove() {
        double[][] inputs = {{1}, {1}, {1}, {1}};
        boolean[] lost = {true, false, false, false};

        double believed =
                new LogisticFit(inputs, new double[4], lost, 1)
                        .coefficients(new double[] {2}, new double[] {1})[0];

        // The slope of the loss is 0 there: 4 p - 1 + (x - 2) = 0.
        double p = 1 / (1 + Math.exp(-believed));
        assertThat(4 * p - 1 + believed - 2).isCloseTo(0, within(1e-3));
        assertThat(believed).isBetween(Math.log(1.0 / 3), 2.0);
    }

    @Test
    void fortyLossesMoveTheInterceptAlone() {
        Made made = new Made(1).accounts(160, 2, 2);

        Scorecard card = made.calibrate(null).card();

        assertThat(card.evidence().fitted()).isEqualTo(Fit.INTERCEPT);
        assertThat(card.evidence().learntLosses()).isBetween(30, 99);
        assertThat(card.calibration().b()).isEqualTo(1);
        assertThat(card.calibration().a()).isNotEqualTo(0);
        assertThat(card.features()).isEqualTo(CARD.features());
    }

    @Test
    void theLineOfTheLawIsFoundAndIsBetterOnLaterTime() {
        Made made = new Made(2).accounts(1_200, .7, .5);

        Scorecard card = made.calibrate(Fit.SLOPE).card();

        // Losses were made with log odds .7 + .5 z.
        assertThat(card.calibration().a()).isCloseTo(.7, within(.3));
        assertThat(card.calibration().b()).isCloseTo(.5, within(.15));
        assertThat(card.version()).isEqualTo(2);
        assertThat(card.calibrated()).isTrue();
        assertThat(card.evidence().brierChange().high()).isNegative();
        assertThat(card.evidence().calibrationErrorChange().high()).isNegative();
        assertThat(card.evidence().aucChange().estimate()).isCloseTo(0, within(1e-9));
    }

    @Test
    void threeHundredLossesTeachWhichFeaturesCount() {
        // Only slow answers make these customers leave; NPS says nothing.
        Made made = new Made(3).accountsThatMindSlowAnswers(2_000);

        Scorecard card = made.calibrate(null).card();

        assertThat(card.evidence().fitted()).isEqualTo(Fit.WEIGHTS);
        assertThat(card.evidence().learntLosses()).isGreaterThanOrEqualTo(300);
        assertThat(card.rule(Feature.FRT_P75_H).maxPoints())
                .isGreaterThan(CARD.rule(Feature.FRT_P75_H).maxPoints());
        assertThat(card.rule(Feature.NPS_WEIGHTED).maxPoints())
                .isLessThan(.5 * CARD.rule(Feature.NPS_WEIGHTED).maxPoints());
        assertThat(card.rule(Feature.CHAMPION_SILENCE_D).maxPoints())
                .as("without a case the prior stays")
                .isCloseTo(CARD.rule(Feature.CHAMPION_SILENCE_D).maxPoints(), within(.01));
        assertThat(card.evidence().aucChange().low()).isPositive();
        assertThat(card.evidence().brierChange().high()).isNegative();
    }

    @Test
    void refusesWithFewLosses() {
        Made made = new Made(4).accounts(60, .6, 1);

        assertThatThrownBy(() -> made.calibrate(null))
                .isInstanceOf(CalibrationRefused.class)
                .hasMessageContaining("fitting INTERCEPT takes 30");
        assertThatThrownBy(() -> new Made(1).accounts(160, 2, 2).calibrate(Fit.WEIGHTS))
                .isInstanceOf(CalibrationRefused.class)
                .hasMessageContaining("fitting WEIGHTS takes 300")
                .hasMessageContaining("or fit INTERCEPT");
    }

    @Test
    void refusesWithoutASignal() {
        Made made = new Made(5).accounts(800, .5, 0);

        assertThat(HorizonQuality.aucOf(Horizon.OF_CHANCE.sample(made.history(), made.outcomes())))
                .satisfies(auc -> assertThat(auc.contains(.5)).isTrue());
        assertThatThrownBy(() -> made.calibrate(null))
                .isInstanceOf(CalibrationRefused.class)
                .hasMessageContaining("do not tell lost accounts from others");
    }

    @Test
    void refusesWhatIsWorseOnLaterTime() {
        // Before the split many are lost, after it hardly any: what was learnt does not hold.
        Made made = new Made(6).early(500, 2.5, 1).late(900, -.4, 1);

        assertThatThrownBy(() -> made.calibrate(null))
                .isInstanceOf(CalibrationRefused.class)
                .hasMessageContaining("is worse on the time after")
                .hasMessageContaining("Brier +0.");
    }

    /** Each account has one snapshot, before the split or after it. */
    private static final class Made {
        private final SplittableRandom dice;
        private final List<Snapshot> snapshots = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        Made(long seed) {
            dice = new SplittableRandom(seed);
        }

        /** On either side of the split so many accounts with log odds a + b z. */
        Made accounts(int count, double a, double b) {
            return early(count, a, b).late(count, a, b);
        }

        Made early(int count, double a, double b) {
            for (int i = 0; i < count; i++) {
                add(50 * DAY, a, b);
            }
            return this;
        }

        Made late(int count, double a, double b) {
            for (int i = 0; i < count; i++) {
                add(250 * DAY, a, b);
            }
            return this;
        }

        Made accountsThatMindSlowAnswers(int count) {
            for (int i = 0; i < 2 * count; i++) {
                FeatureValues values = random();
                double slow = (values.get(Feature.FRT_P75_H) - 24) / 48;
                add(i < count ? 50 * DAY : 250 * DAY, values, -2 + 3 * slow);
            }
            return this;
        }

        private FeatureValues random() {
            return new FeatureValues()
                    .set(Feature.FRT_P75_H, dice.nextDouble(0, 90))
                    .set(Feature.USAGE_RATIO, dice.nextDouble(.4, 1.2))
                    .set(Feature.USAGE_CUSUM, dice.nextDouble(0, 5))
                    .set(Feature.REGRET_SIGNAL, dice.nextDouble(0, 2))
                    .set(Feature.NPS_WEIGHTED, dice.nextDouble(2, 10));
        }

        private void add(long at, double a, double b) {
            FeatureValues values = random();
            double raw = raw(values);
            Scorecard.Calibration c = CARD.calibration();
            add(at, values, a + b * (raw - c.centre()) / c.scale());
        }

        private void add(long at, FeatureValues values, double logOdds) {
            String account = "account" + snapshots.size();
            Scorer scorer = new Scorer(CARD);
            double raw = raw(values);
            double[] points = scorer.score(input(values)).points();
            snapshots.add(
                    new Snapshot(
                            account,
                            null,
                            at,
                            raw,
                            scorer.p90d(raw),
                            Band.NONE,
                            Stage.UTILISATION,
                            values,
                            points,
                            1));
            if (dice.nextDouble() < 1 / (1 + Math.exp(-logOdds))) {
                outcomes.add(new Outcome(account, at + 30 * DAY, Outcome.Kind.CHURNED));
            }
        }

        private static double raw(FeatureValues values) {
            return new Scorer(CARD).score(input(values)).raw();
        }

        private static Scorer.Input input(FeatureValues values) {
            double none = Double.NaN;
            return new Scorer.Input(
                    values,
                    Stage.UTILISATION,
                    1,
                    new double[4],
                    new double[] {none, none, none, none});
        }

        ScoredHistory history() {
            Map<String, Long> begun = new TreeMap<>();
            snapshots.forEach(one -> begun.put(one.account(), one.at()));
            return new ScoredHistory(snapshots, List.of(), 0, END, begun);
        }

        Outcomes outcomes() {
            return new Outcomes(outcomes, false);
        }

        Calibrator.Calibrated calibrate(Fit fit) {
            return new Calibrator(history(), outcomes(), JSON).calibrate(fit, SPLIT, 2);
        }
    }
}
