package io.regretradar.domain.play;

import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import java.time.Instant;
import java.util.Set;

/** What an evaluation found, put together by a test; the score comes from the real scorer. */
final class Situation {
    static final Rules RULES = Rules.defaults();
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final FeatureValues values = new FeatureValues();
    private double hours;
    private Long openMessageSince;
    private Long unownedSince;
    private int missedSessions;
    private Long championLostSince;
    private Long firstSuccess;
    private Long stageSince;
    private Long sessionAt;
    private Long answerAt;
    private Long signAt;
    private Set<Stream> stale = Set.of();
    private double[] words = new double[4];

    static Situation calm() {
        return new Situation();
    }

    /** Hours after the start. */
    Situation after(double hours) {
        this.hours = hours;
        return this;
    }

    Situation value(Feature feature, double value) {
        values.set(feature, value);
        return this;
    }

    /** On which types words of regret load. */
    Situation words(double foregone, double significance, double under, double over) {
        words = new double[] {foregone, significance, under, over};
        return this;
    }

    Situation messageSince(double hours) {
        openMessageSince = instant(hours);
        return this;
    }

    Situation unownedSince(double hours) {
        unownedSince = instant(hours);
        return this;
    }

    Situation missed(int sessions) {
        missedSessions = sessions;
        return this;
    }

    Situation championLostSince(double hours) {
        championLostSince = instant(hours);
        return this;
    }

    Situation firstSuccess(double hours) {
        firstSuccess = instant(hours);
        return this;
    }

    Situation stageSince(double hours) {
        stageSince = instant(hours);
        return this;
    }

    Situation session(double hours) {
        sessionAt = instant(hours);
        return this;
    }

    Situation answer(double hours) {
        answerAt = instant(hours);
        return this;
    }

    Situation sign(double hours) {
        signAt = instant(hours);
        return this;
    }

    Situation stale(Stream stream) {
        stale = Set.of(stream);
        return this;
    }

    PlayFacts facts() {
        Scorecard card = RULES.scorecard();
        Score score =
                new Scorer(card)
                        .score(
                                new Scorer.Input(
                                        values,
                                        null,
                                        1,
                                        words,
                                        new double[] {
                                            Double.NaN, Double.NaN, Double.NaN, Double.NaN
                                        }));
        AlertFacts alert =
                new AlertFacts(
                        instant(hours),
                        Band.AT_RISK,
                        false,
                        score.score(),
                        Double.NaN,
                        1.5,
                        stageSince,
                        missedSessions,
                        unownedSince,
                        openMessageSince,
                        championLostSince,
                        0,
                        null,
                        null,
                        firstSuccess,
                        false,
                        stale);
        return new PlayFacts(alert, values, score, card, sessionAt, answerAt, signAt);
    }

    static long instant(double hours) {
        return START.toEpochMilli() + Math.round(hours * 3_600_000);
    }
}
