package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Action;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the vendor's people treat the personas, seen through the events of the default book. */
class VendorTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final SimulationSettings BOOK = new SimulationSettings(42, 200, 120, START);

    /** From here on every story has had its effect. */
    private static final long LATE =
            START.plusDays(60).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private static final List<AccountEvent> EVENTS = new ArrayList<>();
    private static Map<String, Truth> truths;

    @BeforeAll
    static void live() {
        Simulation simulation = new Simulation(BOOK);
        simulation.until(BOOK.end(), EVENTS::add);
        truths =
                simulation.truths(BOOK.end()).stream()
                        .collect(Collectors.toMap(Truth::account, truth -> truth));
    }

    @Test
    void silentOwnersLetPeopleWaitForDays() {
        assertThat(medianReplyHours(Persona.HEALTHY)).isLessThan(8);
        assertThat(medianReplyHours(Persona.SILENT_OWNER)).isGreaterThan(24);
    }

    @Test
    void nobodyTakesOverForDaysWhoWasDropped() {
        assertThat(handOverHours(Persona.DROPPED_AT_HANDOFF)).allMatch(hours -> hours > 70);
        assertThat(handOverHours(Persona.HEALTHY)).allMatch(hours -> hours < 40);
    }

    @Test
    void theWeakerOwnersAnswerLater() {
        Map<String, List<Double>> byOwner = new TreeMap<>();
        replies(
                (reply, hours) ->
                        byOwner.computeIfAbsent(reply.ownerId(), o -> new ArrayList<>()).add(hours),
                Persona.HEALTHY);
        List<Double> medians =
                byOwner.values().stream()
                        .filter(hours -> hours.size() >= 15)
                        .map(VendorTest::median)
                        .sorted()
                        .toList();

        assertThat(medians).hasSizeGreaterThan(5);
        assertThat(medians.get(medians.size() - 1)).isGreaterThan(2 * medians.get(0));
    }

    @Test
    void mostOfTheContentAreNeverAskedForAReferralAndMostWhoAreSayYes() {
        Set<String> usual =
                truths.values().stream()
                        .filter(Truth::healthy)
                        .filter(truth -> !truth.persona().equals("ADVOCATE"))
                        .map(Truth::account)
                        .collect(Collectors.toSet());
        long asked = referrals(ReferralEvent.Action.ASKED, usual);

        assertThat((double) asked / usual.size()).isBetween(.02, .25);
        Set<String> content =
                truths.values().stream()
                        .filter(Truth::healthy)
                        .map(Truth::account)
                        .collect(Collectors.toSet());
        assertThat(
                        (double) referrals(ReferralEvent.Action.ACCEPTED, content)
                                / referrals(ReferralEvent.Action.ASKED, content))
                .isGreaterThan(.75);
    }

    @Test
    void thoseWhoAreTakenOverLeaveWithoutASign() {
        List<Truth> gone =
                truths.values().stream()
                        .filter(t -> t.persona().equals("TAKEN_OVER") && t.churned())
                        .toList();

        assertThat(gone).hasSizeGreaterThan(3).noneMatch(Truth::churnVisible);
        Set<String> accounts = gone.stream().map(Truth::account).collect(Collectors.toSet());
        assertThat(lifecycle(Type.CANCELLATION_REQUESTED, accounts)).isEmpty();
        assertThat(lifecycle(Type.CHURNED, accounts)).hasSize(gone.size());
    }

    @Test
    void complainersStay() {
        assertThat(truths.values().stream().filter(t -> t.persona().equals("COMPLAINER")))
                .hasSizeGreaterThan(4)
                .noneMatch(Truth::churnVisible);
    }

    @Test
    void everybodyBoughtOnceAndMostBeforeTheBookBegins() {
        List<LifecycleEvent> won = lifecycle(Type.CLOSED_WON, truths.keySet());
        long first = START.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        Map<String, Long> firstEvent = new HashMap<>();
        EVENTS.forEach(event -> firstEvent.putIfAbsent(event.accountId(), event.occurredAt()));

        assertThat(won).hasSize(200);
        assertThat(won.stream().map(LifecycleEvent::accountId).distinct()).hasSize(200);
        assertThat(won.stream().filter(event -> event.occurredAt() < first).count())
                .isBetween(120L, 190L);
        assertThat(won)
                .allSatisfy(
                        event ->
                                assertThat(event.occurredAt())
                                        .isEqualTo(firstEvent.get(event.accountId())));
    }

    @Test
    void whatHappensIsTheSameWhicheverStreamsAreWritten() {
        SimulationSettings all = new SimulationSettings(5, 20, 40, START);
        SimulationSettings core =
                new SimulationSettings(
                        5,
                        20,
                        40,
                        START,
                        Set.of(
                                io.regretradar.domain.event.Stream.SUPPORT_TICKETS,
                                io.regretradar.domain.event.Stream.SURVEYS));
        List<AccountEvent> wanted = new ArrayList<>();
        Simulation whole = new Simulation(all);
        whole.until(
                all.end(),
                event -> {
                    if (core.streams().contains(event.stream())) {
                        wanted.add(event);
                    }
                });
        List<AccountEvent> written = new ArrayList<>();
        Simulation part = new Simulation(core);
        part.until(core.end(), written::add);

        assertThat(written).isNotEmpty().isEqualTo(wanted);
        assertThat(part.truths(core.end())).isEqualTo(whole.truths(all.end()));
    }

    private interface Reply {
        void came(TouchpointEvent reply, double hours);
    }

    private static boolean is(AccountEvent event, Persona persona) {
        return truths.get(event.accountId()).persona().equals(persona.name());
    }

    private static void replies(Reply to, Persona persona) {
        Map<String, Long> asked = new HashMap<>();
        for (AccountEvent event : EVENTS) {
            if (event instanceof TouchpointEvent touch && is(event, persona)) {
                if (touch.action() == Action.CUSTOMER_MESSAGE && touch.occurredAt() >= LATE) {
                    asked.put(touch.touchpointId(), touch.occurredAt());
                } else if (asked.containsKey(touch.inReplyTo())) {
                    to.came(
                            touch,
                            (touch.occurredAt() - asked.get(touch.inReplyTo())) / 3_600_000.0);
                }
            }
        }
    }

    private static double medianReplyHours(Persona persona) {
        List<Double> hours = new ArrayList<>();
        replies((reply, took) -> hours.add(took), persona);
        return median(hours);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Hours from the seller's leave to somebody's acceptance. */
    private static List<Double> handOverHours(Persona persona) {
        Map<String, Long> released = new HashMap<>();
        Set<String> done = new HashSet<>();
        List<Double> hours = new ArrayList<>();
        for (AccountEvent event : EVENTS) {
            if (event instanceof LifecycleEvent fact && is(event, persona)) {
                if (fact.type() == Type.OWNER_RELEASED) {
                    released.putIfAbsent(fact.accountId(), fact.occurredAt());
                } else if (fact.type() == Type.OWNER_ACCEPTED && done.add(fact.accountId())) {
                    hours.add((fact.occurredAt() - released.get(fact.accountId())) / 3_600_000.0);
                }
            }
        }
        assertThat(hours).hasSizeGreaterThan(4);
        return hours;
    }

    private static List<LifecycleEvent> lifecycle(Type type, Set<String> accounts) {
        return EVENTS.stream()
                .filter(LifecycleEvent.class::isInstance)
                .map(LifecycleEvent.class::cast)
                .filter(event -> event.type() == type && accounts.contains(event.accountId()))
                .toList();
    }

    private static long referrals(ReferralEvent.Action action, Set<String> accounts) {
        return EVENTS.stream()
                .filter(ReferralEvent.class::isInstance)
                .map(ReferralEvent.class::cast)
                .filter(event -> event.action() == action && accounts.contains(event.accountId()))
                .count();
    }
}
