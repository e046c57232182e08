package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;

/** A customer who can be asked for a referral, until asked or no longer ready. No risk: no band. */
final class ReferralReady implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.REFERRAL_READY;
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        return Observation.presentIf(facts.referralReady(), Band.NONE);
    }
}
