package io.regretradar.domain.learning;

import io.regretradar.domain.scorecard.Evidence;
import io.regretradar.domain.scorecard.Evidence.Fit;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorecards;
import io.regretradar.domain.scorecard.Scorer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits a scorecard to outcomes: with 30 losses the intercept, with 100 the slope too, with 300 the
 * weights. It learns from outcomes up to the split and is judged on snapshots from the split on;
 * what is not better there is refused.
 */
public final class Calibrator {

    /** Losses that each fit needs, in the order of {@link Fit}. */
    private static final int[] LEAST_LOSSES = {30, 100, 300};

    private static final int LEAST_JUDGED_LOSSES = 10;

    /** How far a weight may well lie from its prior, as a share of it. */
    private static final double WEIGHT_SPREAD = .5;

    private static final double LARGEST_FACTOR = 3;

    private final ScoredHistory history;
    private final Outcomes outcomes;
    private final String json;
    private final Scorecard card;

    /**
     * @param json the scorecard that the history was scored by
     */
    public Calibrator(ScoredHistory history, Outcomes outcomes, String json) {
        this.history = history;
        this.outcomes = outcomes;
        this.json = json;
        this.card = Scorecards.parse(json);
    }

    /**
     * @param json the new scorecard, with its evidence
     */
    public record Calibrated(String json, Scorecard card) {}

    /**
     * A new scorecard.
     *
     * @param wanted what to fit, or null for as much as the number of losses allows
     * @param split end of what is learnt from and beginning of what is judged on, ms since 1970 UTC
     * @param version of the new scorecard
     * @throws CalibrationRefused if there is too little to learn from or nothing was gained
     */
    public Calibrated calibrate(Fit wanted, long split, int version) {
        Horizon horizon = Horizon.OF_CHANCE;
        List<Snapshot> all = horizon.decided(history, outcomes);
        List<Snapshot> earlier =
                all.stream().filter(one -> one.at() + horizon.millis() <= split).toList();
        List<Snapshot> later = all.stream().filter(one -> one.at() >= split).toList();
        Sample learnt = sample(earlier, card);
        Sample judged = sample(later, card);
        Fit fit = allowed(wanted, learnt.lostAccounts(), split);
        if (judged.lostAccounts() < LEAST_JUDGED_LOSSES) {
            throw refused(
                    "only %d accounts were lost after %s, and it takes %d to judge. Split earlier,"
                            + " or wait for more outcomes.",
                    judged.lostAccounts(), day(split), LEAST_JUDGED_LOSSES);
        }
        signal(learnt, "before " + day(split));
        signal(judged, "after " + day(split));
        String text = fitted(fit, earlier, learnt, version);
        Scorecard candidate = Scorecards.parse(text);
        Evidence evidence = judge(fit, candidate, learnt, earlier, judged, later, split);
        String published = new ScorecardText(text).evidence(evidence).text();
        return new Calibrated(published, Scorecards.parse(published));
    }

    private static Fit allowed(Fit wanted, int losses, long split) {
        Fit most = null;
        for (Fit fit : Fit.values()) {
            most = losses >= LEAST_LOSSES[fit.ordinal()] ? fit : most;
        }
        if (most == null || wanted != null && wanted.compareTo(most) > 0) {
            Fit needed = wanted == null ? Fit.INTERCEPT : wanted;
            throw refused(
                    "only %d accounts were lost before %s, and fitting %s takes %d. Wait for more"
                            + " outcomes%s.",
                    losses,
                    day(split),
                    needed,
                    LEAST_LOSSES[needed.ordinal()],
                    most == null ? ", or split later" : ", or fit " + most);
        }
        return wanted == null ? most : wanted;
    }

    private static void signal(Sample sample, String when) {
        Interval auc = HorizonQuality.aucOf(sample);
        if (!auc.known() || auc.low() <= .5) {
            throw refused(
                    "%s the scores do not tell lost accounts from others (AUC %.3f, 95 %% interval"
                            + " %.3f to %.3f). Fitting chances to them would only hide that. Look"
                            + " whether outcomes belong to these accounts and dates.",
                    when, auc.estimate(), auc.low(), auc.high());
        }
    }

    private String fitted(Fit fit, List<Snapshot> earlier, Sample learnt, int version) {
        ScorecardText text = new ScorecardText(json).version(version).prior();
        Scorecard weighed = card;
        if (fit == Fit.WEIGHTS) {
            text.weights(card, factors(earlier, learnt));
            weighed = Scorecards.parse(text.text());
        }
        double[] line = line(fit, weighed, earlier);
        if (line[1] <= 0) {
            throw refused(
                    "a higher score went with fewer losses (slope %.3f). Look whether outcomes"
                            + " belong to these accounts and dates.",
                    line[1]);
        }
        return text.line(line[0], line[1]).text();
    }

    /** Each weight against its prior; the caps stay, so the points are those after them. */
    private double[] factors(List<Snapshot> earlier, Sample learnt) {
        Scorecard.Calibration c = card.calibration();
        int columns = Feature.COUNT + 1;
        double[][] inputs = new double[earlier.size()][columns];
        double[] offsets = new double[earlier.size()];
        for (int i = 0; i < inputs.length; i++) {
            for (int k = 0; k < Feature.COUNT; k++) {
                inputs[i][k] = c.b() * earlier.get(i).points()[k] / c.scale();
            }
            inputs[i][Feature.COUNT] = 1;
            offsets[i] = c.b() * (card.base() - c.centre()) / c.scale();
        }
        double[] prior = new double[columns];
        double[] spread = new double[columns];
        Arrays.fill(prior, 1);
        Arrays.fill(spread, WEIGHT_SPREAD);
        prior[Feature.COUNT] = c.a();
        spread[Feature.COUNT] = Double.POSITIVE_INFINITY;
        // Snapshots of an account resemble each other: together they count like its one outcome.
        double weight = (double) learnt.lostAccounts() / learnt.lostCases();
        double[] found =
                new LogisticFit(inputs, offsets, lost(earlier), weight).coefficients(prior, spread);
        return Arrays.stream(found, 0, Feature.COUNT)
                .map(factor -> Math.max(0, Math.min(LARGEST_FACTOR, factor)))
                .toArray();
    }

    private double[] line(Fit fit, Scorecard by, List<Snapshot> earlier) {
        Scorecard.Calibration c = by.calibration();
        boolean slope = fit != Fit.INTERCEPT;
        double[][] inputs = new double[earlier.size()][];
        double[] offsets = new double[earlier.size()];
        for (int i = 0; i < inputs.length; i++) {
            double z = (raw(by, earlier.get(i)) - c.centre()) / c.scale();
            inputs[i] = slope ? new double[] {1, z} : new double[] {1};
            offsets[i] = slope ? 0 : c.b() * z;
        }
        double[] prior = slope ? new double[] {c.a(), c.b()} : new double[] {c.a()};
        double[] free = new double[prior.length];
        Arrays.fill(free, Double.POSITIVE_INFINITY);
        double[] found =
                new LogisticFit(inputs, offsets, lost(earlier), 1).coefficients(prior, free);
        return new double[] {found[0], slope ? found[1] : c.b()};
    }

    private boolean[] lost(List<Snapshot> snapshots) {
        boolean[] lost = new boolean[snapshots.size()];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = Horizon.OF_CHANCE.lost(snapshots.get(i), outcomes);
        }
        return lost;
    }

    private Evidence judge(
            Fit fit,
            Scorecard candidate,
            Sample learnt,
            List<Snapshot> earlier,
            Sample old,
            List<Snapshot> later,
            long split) {
        Sample young = sample(later, candidate);
        Interval brier = Paired.change(old, young, Measures::brier);
        Interval auc = Paired.change(old, young, Measures::auc);
        if (brier.estimate() >= 0 || auc.high() < 0) {
            throw refused(
                    "the new scorecard (%s, learnt from %d losses) is worse on the time after %s:"
                            + " Brier %+.5f (95 %% interval %+.5f to %+.5f), AUC %+.3f (%+.3f to"
                            + " %+.3f). The old one stays. Fit less, or wait for more outcomes.",
                    fit,
                    learnt.lostAccounts(),
                    day(split),
                    brier.estimate(),
                    brier.low(),
                    brier.high(),
                    auc.estimate(),
                    auc.low(),
                    auc.high());
        }
        return new Evidence(
                fit,
                card.version(),
                day(earlier.get(0).at()),
                day(split),
                learnt.accounts(),
                learnt.lostAccounts(),
                day(split),
                day(history.end()),
                old.accounts(),
                old.lostAccounts(),
                Paired.measured(old),
                Paired.measured(young),
                Paired.ends(brier),
                Paired.ends(Paired.change(old, young, Measures::calibrationError)),
                Paired.ends(auc));
    }

    private Sample sample(List<Snapshot> snapshots, Scorecard by) {
        Scorer scorer = new Scorer(by);
        return Sample.of(
                snapshots.stream()
                        .map(
                                one -> {
                                    double raw = raw(by, one);
                                    return new Sample.Case(
                                            one.account(),
                                            one.at(),
                                            raw,
                                            scorer.p90d(raw),
                                            Horizon.OF_CHANCE.lost(one, outcomes));
                                })
                        .toList());
    }

    /** What that scorecard makes of what was known then. */
    private double raw(Scorecard by, Snapshot one) {
        return by == card ? one.raw() : Scores.raw(by, one);
    }

    private static String day(long at) {
        return Instant.ofEpochMilli(at).toString();
    }

    private static CalibrationRefused refused(String format, Object... args) {
        return new CalibrationRefused(
                "Not calibrated: " + String.format(Locale.ROOT, format, args));
    }
}
