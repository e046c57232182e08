package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The personas, seen through the events of the default book. */
class PersonaTest {
    private static final SimulationSettings BOOK =
            new SimulationSettings(42, 200, 120, LocalDate.of(2026, 1, 5));
    private static final Map<Persona, List<AccountEvent>> EVENTS = new EnumMap<>(Persona.class);
    private static List<Truth> truths;

    @BeforeAll
    static void live() {
        Simulation simulation = new Simulation(BOOK);
        Map<String, Persona> personas =
                simulation.truths(BOOK.end()).stream()
                        .collect(
                                Collectors.toMap(
                                        Truth::account, truth -> Persona.valueOf(truth.persona())));
        simulation.until(
                BOOK.end(),
                event ->
                        EVENTS.computeIfAbsent(
                                        personas.get(event.accountId()),
                                        persona -> new ArrayList<>())
                                .add(event));
        truths = simulation.truths(BOOK.end());
    }

    @Test
    void everyPersonaHasItsShare() {
        assertThat(Arrays.stream(Persona.values()).mapToDouble(Persona::share).sum())
                .isEqualTo(1, within(1e-9));
        for (Persona persona : Persona.values()) {
            long number = truths.stream().filter(t -> t.persona().equals(persona.name())).count();
            assertThat((double) number).isEqualTo(200 * persona.share(), within(1.0));
        }
    }

    @Test
    void aQuietDeclineUsesLessAndLessWithoutComplaining() {
        assertThat(uses(Persona.QUIET_DECLINE, 84, 112))
                .isLessThan(.5 * uses(Persona.QUIET_DECLINE, 0, 24));
        assertThat(uses(Persona.HEALTHY, 84, 112)).isGreaterThan(.9 * uses(Persona.HEALTHY, 0, 24));
    }

    @Test
    void slowSupportAnswersAfterDays() {
        assertThat(p75Hours(Persona.HEALTHY)).isLessThan(12);
        assertThat(p75Hours(Persona.SLOW_SUPPORT)).isGreaterThan(48);
    }

    @Test
    void theSilentOnesStopAfterTheirOnboarding() {
        assertThat(uses(Persona.SILENT_AFTER_ONBOARDING, 90, 120))
                .isLessThan(.08 * uses(Persona.SILENT_AFTER_ONBOARDING, 15, 45));
    }

    @Test
    void detractorsRateLowAndHealthyAccountsHigh() {
        assertThat(meanNps(Persona.DETRACTOR)).isLessThan(6);
        assertThat(meanNps(Persona.HEALTHY)).isGreaterThan(8);
    }

    @Test
    void recoveringAccountsComeBack() {
        List<Truth> stayed =
                truths.stream()
                        .filter(t -> t.persona().equals("RECOVERING") && !t.churned())
                        .toList();

        assertThat(stayed).hasSizeGreaterThan(3);
        assertThat(stayed)
                .allSatisfy(
                        truth ->
                                assertThat(last(truth.weeklyRegret()))
                                        .isLessThan(.6 * truth.peakRegret() + .1));
    }

    @Test
    void theSeasonsOfSeasonalAccountsDoNotUpsetThem() {
        assertThat(truths.stream().filter(t -> t.persona().equals("SEASONAL")))
                .filteredOn(Truth::healthy)
                .hasSizeGreaterThan(8);
    }

    @Test
    void peopleWorkOnWeekdays() {
        long weekend = count(Persona.HEALTHY, PersonaTest::onWeekend);
        long all = EVENTS.get(Persona.HEALTHY).size();

        assertThat((double) weekend / all).isBetween(.005, .08);
    }

    private static boolean onWeekend(AccountEvent event) {
        return event instanceof UsageEvent
                && Instant.ofEpochMilli(event.occurredAt())
                                .atZone(ZoneOffset.UTC)
                                .getDayOfWeek()
                                .getValue()
                        > 5;
    }

    private static long count(Persona persona, Predicate<AccountEvent> predicate) {
        return EVENTS.get(persona).stream().filter(predicate).count();
    }

    /** Core uses per day on the days from..to. */
    private static double uses(Persona persona, int from, int to) {
        long start = BOOK.start().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return EVENTS.get(persona).stream()
                        .filter(
                                event ->
                                        event.occurredAt() >= start + from * 86_400_000L
                                                && event.occurredAt() < start + to * 86_400_000L)
                        .filter(UsageEvent.class::isInstance)
                        .map(UsageEvent.class::cast)
                        .filter(UsageEvent::core)
                        .mapToLong(UsageEvent::count)
                        .sum()
                / (double) (to - from);
    }

    private static double p75Hours(Persona persona) {
        Map<String, Long> created = new HashMap<>();
        double[] waits =
                EVENTS.get(persona).stream()
                        .filter(TicketEvent.class::isInstance)
                        .map(TicketEvent.class::cast)
                        .filter(
                                ticket -> {
                                    if (ticket.action() == TicketEvent.Action.CREATED) {
                                        created.put(ticket.ticketId(), ticket.occurredAt());
                                    }
                                    return ticket.action() == TicketEvent.Action.AGENT_REPLIED;
                                })
                        .mapToDouble(
                                ticket ->
                                        (ticket.occurredAt() - created.get(ticket.ticketId()))
                                                / 3_600_000.0)
                        .sorted()
                        .toArray();
        return waits[waits.length * 3 / 4];
    }

    /** Mean of the answers of the second half, when stories have had their effect. */
    private static double meanNps(Persona persona) {
        long half =
                BOOK.start()
                        .plusDays(BOOK.days() / 2)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
        return EVENTS.get(persona).stream()
                .filter(event -> event.occurredAt() >= half)
                .filter(SurveyEvent.class::isInstance)
                .map(SurveyEvent.class::cast)
                .filter(survey -> survey.kind() == SurveyEvent.Kind.NPS && survey.score() != null)
                .mapToInt(SurveyEvent::score)
                .average()
                .orElseThrow();
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }
}
