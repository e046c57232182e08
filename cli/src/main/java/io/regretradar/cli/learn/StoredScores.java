package io.regretradar.cli.learn;

import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.learning.ScoredHistory;
import io.regretradar.domain.learning.Snapshot;
import io.regretradar.domain.learning.Spell;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** How accounts were scored, as the job's documents of scores say. */
final class StoredScores {
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** A score is written once a day at least; an older one is of an account that is gone. */
    private static final long FRESH = 2 * DAY;

    private static final int MOST_PER_ACCOUNT = 10_000;

    private final long every;
    private final boolean shadow;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private final Map<String, Long> begun = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private StoredScores(Duration every, boolean shadow) {
        this.every = every.toMillis();
        this.shadow = shadow;
    }

    /**
     * Every account's scores, looked at every so often; {@code end} is the last score's time.
     *
     * @param trial version of the scorecard on trial whose scores to take, where it was on trial;
     *     null for the scores in force
     * @param from says when to begin, given the time of the first score
     */
    static ScoredHistory read(
            RegretIndices indices, Duration every, Integer trial, LongUnaryOperator from) {
        StoredScores stored = new StoredScores(every, trial != null);
        Set<String> versions = new TreeSet<>();
        Map<String, List<Document>> byAccount = new HashMap<>();
        for (Document account :
                indices.searchAll(
                        RegretIndices.ACCOUNTS, RegretIndices.everything(), "account.id")) {
            String id = account.text("account.id");
            List<Document> all =
                    indices.search(
                            RegretIndices.SCORES,
                            RegretIndices.is("account.id", id),
                            List.of(RegretIndices.ascending("@timestamp", FieldType.Date)),
                            MOST_PER_ACCOUNT);
            List<Document> scores = trial == null ? all : ofTrial(trial, all, versions);
            if (!scores.isEmpty()) {
                byAccount.put(id, scores);
                stored.first = Math.min(stored.first, at(scores.get(0)));
                stored.last = Math.max(stored.last, at(scores.get(scores.size() - 1)));
            }
        }
        if (byAccount.isEmpty()) {
            throw trial == null ? none(indices) : noTrial(indices, trial, versions);
        }
        stored.first = from.applyAsLong(stored.first);
        byAccount.forEach(stored::look);
        return new ScoredHistory(
                stored.snapshots, stored.spells, stored.first, stored.last, stored.begun);
    }

    private static CommandFailure none(RegretIndices indices) {
        return new CommandFailure(
                "No account has been assessed yet in %s. Start the job, give another address with --elasticsearch URL, or files with --events FILE."
                        .formatted(indices.url()));
    }

    /** Scores of one trial after another are not to be judged as those of the last. */
    private static List<Document> ofTrial(int trial, List<Document> scores, Set<String> versions) {
        List<Document> onTrial = new ArrayList<>();
        for (Document score : scores) {
            String version = score.text("shadow.version");
            if (version != null) {
                versions.add(version);
                if (version.equals(String.valueOf(trial))) {
                    onTrial.add(score);
                }
            }
        }
        return onTrial;
    }

    private static CommandFailure noTrial(RegretIndices indices, int trial, Set<String> versions) {
        return versions.isEmpty()
                ? new CommandFailure(
                        "No score of a scorecard on trial stands in %s. Put one on trial with 'radar control publish FILE --as-shadow', or leave --shadow out."
                                .formatted(indices.url()))
                : new CommandFailure(
                        "Scorecard %d has not been on trial in %s, but version %s has. Name the scorecard of the trial with --scorecard FILE."
                                .formatted(trial, indices.url(), String.join(", ", versions)));
    }

    private void look(String account, List<Document> scores) {
        begun.put(account, Math.max(first, at(scores.get(0))));
        Map<Band, Long> since = new EnumMap<>(Band.class);
        for (Document score : scores) {
            band(account, score, since);
        }
        since.forEach((band, from) -> spells.add(new Spell(account, band, from, Long.MAX_VALUE)));
        int next = 0;
        for (long at = Math.floorDiv(first, DAY) * DAY + every; at <= last; at += every) {
            while (next < scores.size() && at(scores.get(next)) <= at) {
                next++;
            }
            if (next > 0 && at - at(scores.get(next - 1)) <= FRESH) {
                snapshots.add(snapshot(account, at, scores.get(next - 1)));
            }
        }
    }

    private void band(String account, Document score, Map<Band, Long> since) {
        Band now = band(score);
        for (Band band : Band.values()) {
            if (band != Band.NONE && now.atLeast(band)) {
                since.putIfAbsent(band, at(score));
            } else if (since.containsKey(band)) {
                spells.add(new Spell(account, band, since.remove(band), at(score)));
            }
        }
    }

    private Band band(Document score) {
        return Band.valueOf(score.text(shadow ? "shadow.band" : "risk.band"));
    }

    private Snapshot snapshot(String account, long at, Document score) {
        FeatureValues values = new FeatureValues();
        double[] points = new double[Feature.COUNT];
        Map<String, Double> known = score.numbersBelow("feature");
        Map<String, Double> contributions = score.numbersBelow("contrib");
        for (Feature feature : Feature.values()) {
            values.set(feature, known.getOrDefault(feature.id(), Double.NaN));
            points[feature.ordinal()] = contributions.getOrDefault(feature.id(), 0.0);
        }
        String stage = score.text("journey.stage");
        return new Snapshot(
                account,
                score.text("account.segment"),
                at,
                score.number(shadow ? "shadow.raw" : "risk.raw").orElseThrow(),
                score.number(shadow ? "shadow.p90d" : "risk.p90d").orElseThrow(),
                band(score),
                stage == null ? null : Stage.valueOf(stage),
                values,
                points,
                Double.NaN);
    }

    private static long at(Document score) {
        return Instant.parse(score.text("@timestamp")).toEpochMilli();
    }
}
