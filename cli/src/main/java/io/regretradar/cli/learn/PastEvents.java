package io.regretradar.cli.learn;

import io.regretradar.cli.console.Progress;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.learning.Outcome;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.learning.Retrospect;
import io.regretradar.domain.learning.ScoredHistory;
import io.regretradar.domain.rules.Rules;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A history with what became of its accounts.
 *
 * @param events of connected streams
 * @param connected streams that count as connected
 * @param from from when on outcomes are known, ms since 1970 UTC; events may be older
 * @param end up to when outcomes are known, ms since 1970 UTC
 */
record PastEvents(
        List<AccountEvent> events, Set<Stream> connected, long from, long end, Outcomes outcomes) {

    /** The same history as if only those streams were there. */
    static PastEvents of(
            List<AccountEvent> events,
            Set<Stream> connected,
            long from,
            long end,
            Outcomes outcomes) {
        return new PastEvents(
                events.stream().filter(event -> connected.contains(event.stream())).toList(),
                connected,
                from,
                end,
                outcomes);
    }

    /**
     * A simulated book, with the truth as its outcomes.
     *
     * @param connected streams to keep, or null for all that occur
     */
    static PastEvents simulated(SimulationSettings settings, Set<Stream> connected) {
        Simulation simulation = new Simulation(settings);
        List<AccountEvent> events = new ArrayList<>();
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        simulation.until(
                settings.end(),
                event -> {
                    events.add(event);
                    streams.add(event.stream());
                });
        List<Outcome> outcomes =
                simulation.truths(settings.end()).stream()
                        .filter(truth -> truth.churned())
                        .map(
                                truth ->
                                        new Outcome(
                                                truth.account(),
                                                truth.churnedAt().toEpochMilli(),
                                                Outcome.Kind.CHURNED))
                        .toList();
        return of(
                events,
                connected == null ? streams : connected,
                settings.start().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                settings.end().toEpochMilli(),
                new Outcomes(outcomes, false));
    }

    /** Lived through again under those rules, looked at every so often. */
    ScoredHistory scored(Rules rules, Duration every) {
        EngineSettings settings = EngineSettings.defaults().withConnected(connected);
        Replay replay = new Replay(settings, rules, events);
        try (Progress progress =
                Progress.of("Looking back", replay.accounts().size(), " accounts")) {
            return Retrospect.of(replay, from, end, every, progress::at);
        }
    }
}
