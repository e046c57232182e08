package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.AlertCondition;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;
import io.regretradar.domain.event.Stream;
import java.util.Set;

/** The stage lasts longer than its expected days allow, until it is left. */
final class StageStalled implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.STAGE_STALLED;
    }

    @Override
    public Set<Stream> hears() {
        return Set.of(Stream.ACCOUNT_LIFECYCLE, Stream.TOUCHPOINTS, Stream.PRODUCT_USAGE);
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        boolean stalled = facts.overdueRatio() > facts.stalledRatio();
        // Once stalled only a change of stage ends it, not a more patient rule.
        boolean sameStage =
                active != null
                        && facts.stageSince() != null
                        && facts.stageSince() < active.lastSeen();
        return Observation.presentIf(stalled || sameStage, Band.AT_RISK);
    }
}
