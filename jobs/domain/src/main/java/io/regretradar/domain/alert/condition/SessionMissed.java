package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;

/** A session that the vendor missed, until a later one of its purpose is held. */
final class SessionMissed implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.SESSION_MISSED_BY_VENDOR;
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        return Observation.presentIf(facts.missedSessions() > 0, Band.AT_RISK);
    }
}
