package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;
import io.regretradar.domain.event.Stream;
import java.util.EnumSet;
import java.util.Set;

/** No usage, message, ticket or answer for many business days. */
final class SilentAccount implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.SILENT_ACCOUNT;
    }

    @Override
    public Set<Stream> hears() {
        return EnumSet.allOf(Stream.class);
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        boolean silent = facts.silentBusinessDays() >= limits.silentBusinessDays();
        return Observation.presentIf(silent, Band.AT_RISK);
    }
}
