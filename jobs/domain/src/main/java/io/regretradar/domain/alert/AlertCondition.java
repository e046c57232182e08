package io.regretradar.domain.alert;

/** When alerts of one type open, how bad they are, and when they recover. Keeps no state. */
public interface AlertCondition {

    AlertType type();

    /**
     * What an evaluation says.
     *
     * @param active the episode whose condition held at the evaluation before, or null
     */
    Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active);
}
