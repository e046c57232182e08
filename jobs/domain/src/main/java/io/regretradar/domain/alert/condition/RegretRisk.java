package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;

/** The band is WATCH or higher; pending while the score has not held it long enough. */
final class RegretRisk implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.REGRET_RISK;
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        if (facts.band() != Band.NONE) {
            return Observation.present(facts.band());
        }
        return facts.bandPending() ? Observation.PENDING : Observation.ABSENT;
    }
}
