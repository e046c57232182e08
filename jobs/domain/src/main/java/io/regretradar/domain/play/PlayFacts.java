package io.regretradar.domain.play;

import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;

/**
 * What an evaluation found that plays ask for. Instants are ms since 1970 UTC; null where it never
 * was.
 *
 * @param alert what alerts ask for
 * @param values the features
 * @param score with its reasons and the dominant regret
 * @param scorecard says which way of a feature is the bad one, and from where on it costs points
 * @param sessionAt the latest session or call held
 * @param answerAt the latest answer to a survey
 * @param signAt the latest sign of the customer on any channel
 */
public record PlayFacts(
        AlertFacts alert,
        FeatureValues values,
        Score score,
        Scorecard scorecard,
        Long sessionAt,
        Long answerAt,
        Long signAt) {

    /** Instant of the evaluation. */
    long at() {
        return alert.at();
    }
}
