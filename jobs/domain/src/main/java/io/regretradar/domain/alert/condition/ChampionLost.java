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

/** The champion has left or fallen silent, until another or the same one acts. */
final class ChampionLost implements AlertCondition {

    @Override
    public AlertType type() {
        return AlertType.CHAMPION_LOST;
    }

    @Override
    public Set<Stream> hears() {
        return EnumSet.allOf(Stream.class);
    }

    @Override
    public Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active) {
        double days = facts.daysSince(facts.championLostSince());
        Band band = days >= limits.championAtRiskDays() ? Band.AT_RISK : Band.WATCH;
        return Observation.presentIf(!Double.isNaN(days), band);
    }
}
