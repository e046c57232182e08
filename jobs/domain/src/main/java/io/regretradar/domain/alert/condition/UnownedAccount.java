package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Observation;
import io.regretradar.domain.event.Stream;
import java.util.Set;

/** No owner has accepted the account for a while after the purchase. */
final class UnownedAccount implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.UNOWNED_ACCOUNT;
    }

    @Override
    public Set<Stream> hears() {
        return Set.of(Stream.ACCOUNT_LIFECYCLE);
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        return Grading.byAge(
                facts.hoursSince(facts.unownedSince()),
                limits.unownedHours(),
                limits.unownedAtRiskHours());
    }
}
