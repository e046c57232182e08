package io.regretradar.cli.demo;

import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.cli.simulate.Truth;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A seeded book of accounts. */
final class SimulatedHistory implements History {
    private final SimulationSettings settings;
    private final Simulation simulation;
    private final Instant end;

    /**
     * @param end where the history ends and, if it is to live on, the present begins
     */
    SimulatedHistory(SimulationSettings settings, Instant end) {
        this.settings = settings;
        this.simulation = new Simulation(settings);
        this.end = end;
    }

    @Override
    public Set<Stream> streams() {
        return settings.streams();
    }

    @Override
    public Instant start() {
        return simulation.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Instant end() {
        return end;
    }

    @Override
    public void replay(Consumer<AccountEvent> out) {
        simulation.until(end, out);
    }

    @Override
    public Optional<List<Truth>> truths() {
        return Optional.of(simulation.truths(end));
    }

    @Override
    public void liveOn(Instant until, Consumer<AccountEvent> out) {
        simulation.until(until, out);
    }

    @Override
    public boolean livesOn() {
        return true;
    }
}
