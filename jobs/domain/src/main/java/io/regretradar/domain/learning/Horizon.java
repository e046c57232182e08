package io.regretradar.domain.learning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks of every snapshot whether a loss followed within so many days. Snapshots whose days have not
 * passed yet are left out, whether or not a loss has come already: to keep only those with a loss
 * would make losses look more frequent than they are.
 *
 * @param days 1 or more
 */
public record Horizon(int days) {

    /** The days that a scorecard's chance speaks of. */
    public static final Horizon OF_CHANCE = new Horizon(90);

    private static final long DAY = Duration.ofDays(1).toMillis();

    public Horizon {
        if (days < 1) {
            throw new IllegalArgumentException("days is " + days + ", but must be 1 or more");
        }
    }

    long millis() {
        return days * DAY;
    }

    /** The snapshots of which the outcome is known, as cases. */
    public Sample sample(ScoredHistory history, Outcomes outcomes) {
        return sample(history, outcomes, any -> true);
    }

    Sample sample(ScoredHistory history, Outcomes outcomes, Predicate<Snapshot> wanted) {
        List<Sample.Case> cases = new ArrayList<>();
        for (Snapshot snapshot : decided(history, outcomes)) {
            if (wanted.test(snapshot)) {
                cases.add(asCase(snapshot, snapshot.raw(), outcomes));
            }
        }
        return Sample.of(cases);
    }

    /** The snapshots that are not of a lost account, and whose days have passed. */
    List<Snapshot> decided(ScoredHistory history, Outcomes outcomes) {
        return history.snapshots().stream()
                .filter(snapshot -> snapshot.at() + millis() <= history.end())
                .filter(snapshot -> !outcomes.gone(snapshot.account(), snapshot.at()))
                .toList();
    }

    Sample.Case asCase(Snapshot snapshot, double score, Outcomes outcomes) {
        return new Sample.Case(
                snapshot.account(),
                snapshot.at(),
                score,
                chance(snapshot.p90d()),
                lost(snapshot, outcomes));
    }

    /** Whether a loss followed the snapshot in time. */
    boolean lost(Snapshot snapshot, Outcomes outcomes) {
        return outcomes.lostWithin(snapshot.account(), snapshot.at(), snapshot.at() + millis())
                .isPresent();
    }

    /** The chance within these days that follows from that within 90, at an even pace. */
    double chance(double p90d) {
        return 1 - Math.pow(1 - p90d, (double) days / OF_CHANCE.days);
    }
}
