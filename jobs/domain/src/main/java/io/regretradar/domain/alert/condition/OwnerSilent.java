package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Observation;
import io.regretradar.domain.event.Stream;
import java.util.Set;

/** A message of the customer has waited too long for its reply. */
final class OwnerSilent implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.OWNER_SILENT;
    }

    @Override
    public Set<Stream> hears() {
        return Set.of(Stream.TOUCHPOINTS);
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        return Grading.byAge(
                facts.hoursSince(facts.openMessageSince()),
                limits.messageHours(),
                limits.messageAtRiskHours());
    }
}
