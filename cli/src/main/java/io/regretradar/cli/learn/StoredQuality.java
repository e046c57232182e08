package io.regretradar.cli.learn;

import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.domain.learning.Horizon;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.ScoredHistory;
import io.regretradar.domain.scorecard.Scorecard;
import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** How well the scores that stand in Elasticsearch warned of what came. */
public final class StoredQuality {
    private StoredQuality() {}

    /**
     * Judges them.
     *
     * @param shadow whether to judge what {@code scorecard} said on trial
     * @param every time between two looks at the scores
     * @param from says when to begin, given the time of the first score
     * @param end until when outcomes are known, given the time of the last score
     * @param perLook accounts that the team can call between two looks
     */
    static ScoreQuality of(
            RegretIndices indices,
            Outcomes outcomes,
            Scorecard scorecard,
            boolean shadow,
            List<Horizon> horizons,
            Duration every,
            LongUnaryOperator from,
            LongUnaryOperator end,
            double perLook) {
        ScoredHistory read =
                StoredScores.read(indices, every, shadow ? scorecard.version() : null, from);
        ScoredHistory history =
                new ScoredHistory(
                        read.snapshots(),
                        read.spells(),
                        read.from(),
                        end.applyAsLong(read.end()),
                        read.begun());
        return ScoreQuality.of(history, outcomes, scorecard, horizons, perLook, List.of());
    }

    /**
     * Judges them once a week, for 30 days ahead, and writes the document that dashboards show.
     *
     * @param end until when outcomes are known, ms since 1970 UTC
     */
    public static void write(
            RegretIndices indices, Outcomes outcomes, Scorecard scorecard, long end) {
        QualityDocument.write(
                indices,
                of(
                        indices,
                        outcomes,
                        scorecard,
                        false,
                        List.of(new Horizon(30)),
                        Duration.ofDays(7),
                        first -> first,
                        last -> end,
                        10),
                false);
    }
}
