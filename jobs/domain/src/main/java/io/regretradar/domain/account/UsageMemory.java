package io.regretradar.domain.account;

import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.feature.Samples;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Use of the product: daily counts, who and what on which day, the baseline and its CUSUM. */
final class UsageMemory {

    static final int CORE = 0;

    private static final int BASELINE_WEEKS = 12;
    private static final int LEAST_WEEKS = 4;
    private static final int FROZEN_WEEKS = 8;
    private static final double LARGEST_Z = 4;
    private static final double SLACK = 0.5;
    private static final double JOINS_UP_TO = 2;
    private static final double LARGEST_CUSUM = 5;
    private static final int NEVER = Integer.MIN_VALUE;

    private final DailyCounts counts = new DailyCounts(1);
    private final LastDays users = new LastDays();
    private final LastDays features = new LastDays();
    private final LastDays coreFeatures = new LastDays();

    private int lastCoreDay = NEVER;

    /** Monday on which the next week ends. */
    private int nextWeekEnd = NEVER;

    private final Deque<Long> baseline = new ArrayDeque<>();
    private double cusum;
    private int weeksOut;

    void apply(UsageEvent event, int day) {
        if (event.userId() != null) {
            users.see(event.userId(), day);
        }
        features.see(event.feature(), day);
        if (event.core()) {
            counts.add(day, CORE, event.count());
            coreFeatures.see(event.feature(), day);
            lastCoreDay = Math.max(lastCoreDay, day);
            int firstWeekEnd = LocalCalendar.mondayOnOrAfter(day) + 7;
            // A late event may turn out to be the first core use, until the first week has ended.
            if (nextWeekEnd == NEVER || baseline.isEmpty() && firstWeekEnd < nextWeekEnd) {
                nextWeekEnd = firstWeekEnd;
            }
        }
    }

    /** At a local midnight: closes the weeks that ended on or before that date, each once. */
    void endWeeks(int day) {
        while (nextWeekEnd != NEVER && nextWeekEnd <= day) {
            endWeek(counts.sum(CORE, nextWeekEnd - 7, nextWeekEnd - 1));
            nextWeekEnd += 7;
        }
    }

    private void endWeek(long use) {
        boolean joins = true;
        if (baseline.size() >= LEAST_WEEKS) {
            Samples weeks = weeks();
            double median = weeks.median();
            double spread =
                    Math.max(
                            Math.max(1.4826 * weeks.medianAbsoluteDeviation(), Math.sqrt(median)),
                            Math.max(0.1 * median, 1));
            double z = (use - median) / spread;
            z = Math.max(-LARGEST_Z, Math.min(LARGEST_Z, z));
            cusum = Math.min(LARGEST_CUSUM, Math.max(0, cusum - z - SLACK));
            if (cusum <= JOINS_UP_TO) {
                weeksOut = 0;
            } else if (weeksOut < FROZEN_WEEKS) {
                weeksOut++;
                joins = false;
            }
        }
        if (joins) {
            baseline.addLast(use);
            if (baseline.size() > BASELINE_WEEKS) {
                baseline.removeFirst();
            }
        }
    }

    private Samples weeks() {
        Samples weeks = new Samples();
        baseline.forEach(week -> weeks.add(week));
        return weeks;
    }

    private boolean hasBaseline() {
        return baseline.size() >= LEAST_WEEKS;
    }

    /** (core use of the seven whole days before + 5)/(median week + 5); NaN under four weeks. */
    double ratio(int day) {
        if (!hasBaseline()) {
            return Double.NaN;
        }
        return (counts.sum(CORE, day - 7, day - 1) + 5.0) / (weeks().median() + 5);
    }

    /** The CUSUM of falling weeks, 0..5; NaN under four baseline weeks. */
    double cusum() {
        return hasBaseline() ? cusum : Double.NaN;
    }

    int activeUsers(int from, int to) {
        return users.distinct(from, to);
    }

    /** Distinct features, core or not, used on the dates from..to. */
    int featuresUsed(int from, int to) {
        return features.distinct(from, to);
    }

    /** Users last seen within 28 days over seats; NaN without seats. */
    double seatUtilisation(int day, Integer seats) {
        return seats == null || seats == 0
                ? Double.NaN
                : users.lastSeen(day - 27, day) / (double) seats;
    }

    /** Entitled core features used in 28 days over all entitled; NaN where none are known. */
    double coreBreadth(int day, List<String> entitled) {
        Set<String> distinct = new HashSet<>(entitled);
        if (distinct.isEmpty()) {
            return Double.NaN;
        }
        long used = distinct.stream().filter(id -> coreFeatures.seen(id, day - 27, day)).count();
        return used / (double) distinct.size();
    }

    boolean coreUsedEver() {
        return lastCoreDay != NEVER;
    }

    boolean coreUsed(int from, int to) {
        return counts.sum(CORE, from, to) > 0;
    }

    /** Mondays to Fridays since the last core use, or since that day if there was none. */
    double idleBusinessDays(int day, int ifNever) {
        return LocalCalendar.businessDaysBetween(coreUsedEver() ? lastCoreDay : ifNever, day);
    }

    void prune(int day) {
        counts.dropBefore(day - 90);
        users.dropBefore(day - 64);
        features.dropBefore(day - 64);
        coreFeatures.dropBefore(day - 64);
    }

    void write(StateOutput out) throws IOException {
        counts.write(out);
        users.write(out);
        features.write(out);
        coreFeatures.write(out);
        out.number(lastCoreDay);
        out.number(nextWeekEnd);
        out.list(baseline, out::number);
        out.real(cusum);
        out.number(weeksOut);
    }

    void read(StateInput in) throws IOException {
        counts.read(in);
        users.read(in);
        features.read(in);
        coreFeatures.read(in);
        lastCoreDay = in.integer();
        nextWeekEnd = in.integer();
        baseline.addAll(in.list(in::number));
        cusum = in.real();
        weeksOut = in.integer();
    }
}
