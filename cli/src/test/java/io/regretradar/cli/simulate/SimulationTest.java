package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final SimulationSettings SMALL = new SimulationSettings(7, 30, 60, START);

    @Test
    void theSameSettingsGiveTheSameEventsAndTruths() {
        Simulation one = new Simulation(SMALL);
        Simulation other = new Simulation(SMALL);

        assertThat(events(one, SMALL)).isEqualTo(events(other, SMALL));
        assertThat(one.truths(SMALL.end())).isEqualTo(other.truths(SMALL.end()));
    }

    @Test
    void anotherSeedGivesAnotherHistory() {
        SimulationSettings other = new SimulationSettings(8, 30, 60, START);

        assertThat(events(new Simulation(other), other))
                .isNotEqualTo(events(new Simulation(SMALL), SMALL));
    }

    @Test
    void handsOutTheSameEventsHoweverOftenItIsAsked() {
        Simulation stepwise = new Simulation(SMALL);
        List<AccountEvent> inSteps = new ArrayList<>();
        Instant at = START.atStartOfDay(ZoneOffset.UTC).toInstant();
        while (at.isBefore(SMALL.end())) {
            at = at.plus(Duration.ofHours(7));
            stepwise.until(at.isBefore(SMALL.end()) ? at : SMALL.end(), inSteps::add);
        }

        assertThat(inSteps).isEqualTo(events(new Simulation(SMALL), SMALL));
    }

    @Test
    void eventsComeInEventTimeOrderWithUniqueIds() {
        List<AccountEvent> events = events(new Simulation(SMALL), SMALL);
        Set<String> ids = new HashSet<>();

        assertThat(events).isSortedAccordingTo(AccountEvent.ORDER);
        assertThat(events).allMatch(event -> ids.add(event.eventId()));
        assertThat(events.get(events.size() - 1).occurredAt())
                .isLessThan(SMALL.end().toEpochMilli());
    }

    @Test
    void nothingComesFromAnAccountThatHasLeft() {
        SimulationSettings settings = new SimulationSettings(42, 200, 120, START);
        Simulation simulation = new Simulation(settings);
        List<AccountEvent> events = events(simulation, settings);
        Map<String, Long> left =
                simulation.truths(settings.end()).stream()
                        .filter(Truth::churned)
                        .collect(
                                Collectors.toMap(
                                        Truth::account, truth -> truth.churnedAt().toEpochMilli()));

        assertThat(left).hasSizeGreaterThan(20);
        assertThat(events)
                .filteredOn(
                        event ->
                                event.occurredAt()
                                        >= left.getOrDefault(event.accountId(), Long.MAX_VALUE))
                .hasSameSizeAs(left.keySet())
                .allMatch(
                        event ->
                                event instanceof LifecycleEvent fact
                                        && fact.type() == LifecycleEvent.Type.CHURNED
                                        && fact.occurredAt() == left.get(fact.accountId()));
    }

    @Test
    void theDefaultBookHasTheEventsOfARealOneAndFitsIntoADemo() {
        SimulationSettings settings = new SimulationSettings(42, 200, 120, START);
        List<AccountEvent> events = events(new Simulation(settings), settings);

        assertThat(events).hasSizeBetween(120_000, 400_000);
        assertThat(events.stream().map(AccountEvent::stream).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.OF_CUSTOMERS);
        assertThat(events.stream().map(AccountEvent::accountId).distinct()).hasSize(200);
    }

    @Test
    void profilesAndOrdersSayAllThatTheCrmKnows() {
        List<AccountEvent> events = events(new Simulation(SMALL), SMALL);

        assertThat(events)
                .filteredOn(
                        event ->
                                event instanceof LifecycleEvent fact
                                        && (fact.type() == LifecycleEvent.Type.PROFILE_SET
                                                || fact.type() == LifecycleEvent.Type.CLOSED_WON))
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        event -> {
                            LifecycleEvent profile = (LifecycleEvent) event;
                            assertThat(profile.accountName()).isNotBlank();
                            assertThat(profile.seats()).isPositive();
                            assertThat(profile.annualValue()).isPositive();
                            assertThat(profile.coreFeatures()).isNotEmpty();
                            assertThat(profile.ownerId()).isNotBlank();
                            assertThat(profile.ownerLeadId()).isNotBlank();
                            assertThat(profile.timeZone()).contains("/");
                            assertThat(profile.renewalDate())
                                    .isAfterOrEqualTo(
                                            LocalDate.ofInstant(
                                                    Instant.ofEpochMilli(event.occurredAt()),
                                                    ZoneOffset.UTC));
                            assertThat(profile.salesCycleDays()).isPositive();
                            assertThat(profile.evaluationSteps()).isBetween(0, 4);
                            assertThat(profile.alternatives()).isNotNegative();
                            assertThat(profile.ownerTeam()).isNotNull();
                        });
    }

    @Test
    void numbersOutOfRangeAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> new SimulationSettings(1, 0, 30, START))
                .hasMessage("accounts is 0, but must be 1 to 100000. Set it with --accounts N.");
        assertThatThrownBy(() -> new SimulationSettings(1, 10, 13, START))
                .hasMessage("days is 13, but must be 14 to 3650. Set it with --days N.");
    }

    private static List<AccountEvent> events(Simulation simulation, SimulationSettings settings) {
        List<AccountEvent> events = new ArrayList<>();
        simulation.until(settings.end(), events::add);
        return events;
    }
}
