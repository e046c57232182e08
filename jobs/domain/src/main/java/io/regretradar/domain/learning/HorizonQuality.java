package io.regretradar.domain.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How well the scores told lost accounts from others within some days.
 *
 * @param capacity accounts that the team can call at each snapshot
 * @param brierOfBaseRate what a forecast would get that always says the base rate
 * @param earlierAuc over the earlier half of the snapshots
 * @param laterAuc over the later half
 * @param segments the same by segment; accounts without one stand under "-"
 */
public record HorizonQuality(
        Horizon horizon,
        Sample sample,
        Interval auc,
        Interval topDecileLift,
        Interval precisionAtCapacity,
        double capacity,
        Interval brier,
        double brierOfBaseRate,
        Interval calibrationError,
        Interval earlierAuc,
        Interval laterAuc,
        Map<String, Part> segments) {

    private static final String NO_SEGMENT = "-";

    /** A part of the accounts. */
    public record Part(int cases, int accounts, int lostAccounts, double baseRate, Interval auc) {

        static Part of(Sample sample) {
            return new Part(
                    sample.size(),
                    sample.accounts(),
                    sample.lostAccounts(),
                    sample.baseRate(),
                    aucOf(sample));
        }
    }

    static HorizonQuality of(
            Horizon horizon, ScoredHistory history, Outcomes outcomes, double capacity) {
        Sample sample = horizon.sample(history, outcomes);
        long middle = middle(horizon.decided(history, outcomes));
        double rate = sample.baseRate();
        return new HorizonQuality(
                horizon,
                sample,
                aucOf(sample),
                AccountBootstrap.interval(sample, w -> Measures.topDecileLift(sample, w)),
                AccountBootstrap.interval(sample, w -> Measures.precisionAt(sample, w, capacity)),
                capacity,
                AccountBootstrap.interval(sample, w -> Measures.brier(sample, w)),
                rate * (1 - rate),
                AccountBootstrap.interval(sample, w -> Measures.calibrationError(sample, w)),
                aucOf(horizon.sample(history, outcomes, one -> one.at() < middle)),
                aucOf(horizon.sample(history, outcomes, one -> one.at() >= middle)),
                segments(horizon, history, outcomes));
    }

    /** The area under the curve with its interval. */
    static Interval aucOf(Sample sample) {
        return AccountBootstrap.interval(sample, weights -> Measures.auc(sample, weights));
    }

    private static long middle(List<Snapshot> cases) {
        List<Long> times = cases.stream().map(Snapshot::at).distinct().sorted().toList();
        return times.isEmpty() ? Long.MAX_VALUE : times.get(times.size() / 2);
    }

    private static Map<String, Part> segments(
            Horizon horizon, ScoredHistory history, Outcomes outcomes) {
        TreeSet<String> names =
                history.snapshots().stream()
                        .map(HorizonQuality::segment)
                        .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Part> parts = new TreeMap<>();
        for (String name : names) {
            Sample sample = horizon.sample(history, outcomes, one -> segment(one).equals(name));
            if (sample.size() > 0) {
                parts.put(name, Part.of(sample));
            }
        }
        return parts;
    }

    private static String segment(Snapshot snapshot) {
        return Objects.requireNonNullElse(snapshot.segment(), NO_SEGMENT);
    }
}
