package io.regretradar.domain.learning;

import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.List;

/**
 * What one feature tells by itself.
 *
 * @param auc of its values, turned so that higher is worse, among the cases that have one
 * @param presenceAuc of merely having a value; far from .5 the gaps themselves tell the outcome
 * @param coverage share of the cases that have a value, 0..1
 * @param applies share of the cases in which it applies, 0..1
 * @param points mean points in lost cases minus those in kept ones: how much it carries
 * @param stability {@link Stability#index} of the later half of the time against the earlier one
 * @param lostAccounts lost accounts with a value
 * @param enough whether there are enough accounts of either kind to say anything
 */
public record FeatureQuality(
        Feature feature,
        Interval auc,
        double presenceAuc,
        double coverage,
        double applies,
        double points,
        double stability,
        int lostAccounts,
        boolean enough) {

    /** Whether no case has a value: the history never fed it. */
    public boolean neverAvailable() {
        return coverage == 0;
    }

    /** Every feature, in the order of the scorecard, by what followed within the horizon. */
    static List<FeatureQuality> within(
            Horizon horizon, ScoredHistory history, Outcomes outcomes, Scorecard card) {
        List<Snapshot> decided = horizon.decided(history, outcomes);
        boolean[] lost = new boolean[decided.size()];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = horizon.lost(decided.get(i), outcomes);
        }
        return all(decided, lost, card);
    }

    /** The same by whether the account was lost at any later time: what is known too early. */
    static List<FeatureQuality> ever(ScoredHistory history, Outcomes outcomes, Scorecard card) {
        List<Snapshot> present =
                history.snapshots().stream()
                        .filter(one -> !outcomes.gone(one.account(), one.at()))
                        .toList();
        boolean[] lost = new boolean[present.size()];
        for (int i = 0; i < lost.length; i++) {
            Snapshot one = present.get(i);
            lost[i] = outcomes.lostWithin(one.account(), one.at(), history.end()).isPresent();
        }
        return all(present, lost, card);
    }

    private static List<FeatureQuality> all(List<Snapshot> cases, boolean[] lost, Scorecard card) {
        List<FeatureQuality> all = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            all.add(of(card.rule(feature), cases, lost));
        }
        return List.copyOf(all);
    }

    private static FeatureQuality of(FeatureRule rule, List<Snapshot> cases, boolean[] lost) {
        Feature feature = rule.feature();
        double sign = rule.higherIsWorse() ? 1 : -1;
        List<Sample.Case> withValue = new ArrayList<>();
        List<Sample.Case> presence = new ArrayList<>();
        int applies = 0;
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < lost.length; i++) {
            Snapshot one = cases.get(i);
            boolean has = one.values().has(feature);
            applies += one.values().applies(feature) ? 1 : 0;
            sums[lost[i] ? 1 : 0] += one.points()[feature.ordinal()];
            counts[lost[i] ? 1 : 0]++;
            presence.add(asCase(one, has ? 1 : 0, lost[i]));
            if (has) {
                withValue.add(asCase(one, sign * one.values().get(feature), lost[i]));
            }
        }
        Sample valued = Sample.of(withValue);
        Sample present = Sample.of(presence);
        return new FeatureQuality(
                feature,
                AccountBootstrap.interval(valued, weights -> Measures.auc(valued, weights)),
                Measures.auc(present, present.once()),
                ratio(withValue.size(), lost.length),
                ratio(applies, lost.length),
                ratio(sums[1], counts[1]) - ratio(sums[0], counts[0]),
                stability(feature, cases),
                valued.lostAccounts(),
                present.lostAccounts() >= AccountBootstrap.LEAST_ACCOUNTS
                        && present.keptAccounts() >= AccountBootstrap.LEAST_ACCOUNTS);
    }

    private static Sample.Case asCase(Snapshot one, double score, boolean lost) {
        return new Sample.Case(one.account(), one.at(), score, 0, lost);
    }

    private static double stability(Feature feature, List<Snapshot> cases) {
        List<Long> times = cases.stream().map(Snapshot::at).distinct().sorted().toList();
        if (times.size() < 2) {
            return Double.NaN;
        }
        long middle = times.get(times.size() / 2);
        return Stability.index(
                values(feature, cases, Long.MIN_VALUE, middle),
                values(feature, cases, middle, Long.MAX_VALUE));
    }

    private static double[] values(Feature feature, List<Snapshot> cases, long from, long to) {
        return cases.stream()
                .filter(one -> one.at() >= from && one.at() < to)
                .mapToDouble(one -> one.values().get(feature))
                .toArray();
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
