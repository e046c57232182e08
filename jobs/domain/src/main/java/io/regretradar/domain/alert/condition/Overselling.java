package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;

/** A second sales pitch soon after another, before the customer has first succeeded. */
final class Overselling implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.OVERSELLING;
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        boolean lately = facts.daysSince(facts.lastPitch()) < limits.pitchDays();
        boolean again =
                facts.pitchBefore() != null
                        && AlertFacts.daysBetween(facts.pitchBefore(), facts.lastPitch())
                                <= limits.pitchDays();
        return Observation.presentIf(lately && again && facts.firstSuccess() == null, Band.WATCH);
    }
}
