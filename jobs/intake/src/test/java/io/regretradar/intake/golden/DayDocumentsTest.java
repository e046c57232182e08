package io.regretradar.intake.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.UsageEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Day documents against plain sums over the events, without any of the domain's memories. */
class DayDocumentsTest {

    private static final Map<String, Map<String, JsonNode>> DAYS = new HashMap<>();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "consistency, 2025-03-04, Pacific/Auckland",
        "consistency, 2025-04-06, Pacific/Auckland",
        "consistency, 2025-04-20, Pacific/Auckland",
        "consistency, 2025-05-18, Pacific/Auckland",
        "full-journey, 2025-02-14, ",
        "full-journey, 2025-03-09, ",
        "full-journey, 2025-03-10, ",
        "full-journey, 2025-05-22, ",
        "core-only, 2025-05-25, UTC",
        "core-only, 2025-06-20, UTC"
    })
    void aDayAndItsWindowsAreWhatTheEventsAddUpTo(String history, LocalDate day, String zone)
            throws IOException {
        List<AccountEvent> events = distinct(Histories.read(history));
        ZoneId zoneId = ZoneId.of(zone == null ? zoneOf(history) : zone);
        JsonNode document = days(history).get(day.toString());
        assertThat(document).as("document of " + day).isNotNull();

        check(document, "day", window(events, day, 1, zoneId), events);
        check(document, "w7", window(events, day, 7, zoneId), events);
        check(document, "w28", window(events, day, 28, zoneId), events);
    }

    @Test
    void daysFollowTheAccountsZoneOverBothClockChanges() throws IOException {
        // Auckland puts its clocks back on 2025-04-06: that date has 25 hours.
        JsonNode autumn = days("consistency").get("2025-04-06");
        assertThat(hours(autumn)).isEqualTo(25);
        assertThat(autumn.get("period.start").asText()).isEqualTo("2025-04-05T11:00:00.000Z");

        // America/Denver, the zone of "fuzz", puts them forward on 2025-03-09: 23 hours.
        JsonNode spring = days("fuzz").get("2025-03-09");
        assertThat(hours(spring)).isEqualTo(23);
        assertThat(spring.get("period.start").asText()).isEqualTo("2025-03-09T07:00:00.000Z");
    }

    private static long hours(JsonNode day) {
        Instant start = Instant.parse(day.get("period.start").asText());
        return java.time.Duration.between(start, Instant.parse(day.get("period.end").asText()))
                .toHours();
    }

    private static void check(
            JsonNode document, String span, List<AccountEvent> window, List<AccountEvent> all) {
        List<TicketEvent> tickets = only(window, TicketEvent.class);
        List<UsageEvent> usage = only(window, UsageEvent.class);
        List<SurveyEvent> surveys = only(window, SurveyEvent.class);
        count(document, span + ".tickets.opened", count(tickets, t -> is(t, "CREATED")));
        count(document, span + ".tickets.resolved", count(tickets, t -> is(t, "RESOLVED")));
        count(document, span + ".tickets.reopened", count(tickets, t -> is(t, "REOPENED")));
        mean(
                document,
                span + ".tickets.csat_mean",
                tickets.stream()
                        .filter(t -> is(t, "RATED") && t.csat() != null)
                        .mapToInt(TicketEvent::csat)
                        .average()
                        .orElse(Double.NaN));
        count(document, span + ".usage.events", usage.stream().mapToLong(UsageEvent::count).sum());
        count(
                document,
                span + ".usage.core_events",
                usage.stream().filter(UsageEvent::core).mapToLong(UsageEvent::count).sum());
        count(
                document,
                span + ".usage.active_users",
                usage.stream().map(UsageEvent::userId).distinct().count());
        count(
                document,
                span + ".usage.features_used",
                usage.stream().map(UsageEvent::feature).distinct().count());
        count(document, span + ".usage.errors", usage.stream().mapToLong(UsageEvent::errors).sum());
        mean(
                document,
                span + ".usage.minutes",
                usage.stream().mapToLong(u -> u.durationSec() == null ? 0 : u.durationSec()).sum()
                        / 60.0);
        List<SurveyEvent> answers =
                surveys.stream()
                        .filter(s -> s.kind() == SurveyEvent.Kind.NPS && s.score() != null)
                        .toList();
        count(document, span + ".nps.answered", answers.size());
        count(document, span + ".nps.promoters", count(answers, s -> s.score() >= 9));
        count(document, span + ".nps.detractors", count(answers, s -> s.score() <= 6));
        firstResponses(document, span, tickets, all);
    }

    /** First replies to tickets that were created once, or latencies sent as numbers. */
    private static void firstResponses(
            JsonNode document, String span, List<TicketEvent> tickets, List<AccountEvent> all) {
        Map<String, Long> created = new HashMap<>();
        Map<String, String> firstAnswer = new HashMap<>();
        for (TicketEvent ticket : only(all, TicketEvent.class)) {
            if (is(ticket, "CREATED")) {
                created.putIfAbsent(ticket.ticketId(), ticket.occurredAt());
            } else if (is(ticket, "AGENT_REPLIED") || is(ticket, "RESOLVED")) {
                firstAnswer.putIfAbsent(ticket.ticketId(), ticket.eventId());
            }
        }
        List<Double> waits = new ArrayList<>();
        for (TicketEvent ticket : tickets) {
            boolean known = created.containsKey(ticket.ticketId());
            if (ticket.firstResponseSec() != null) {
                waits.add(ticket.firstResponseSec() / 3600.0);
            } else if (known && ticket.eventId().equals(firstAnswer.get(ticket.ticketId()))) {
                waits.add((ticket.occurredAt() - created.get(ticket.ticketId())) / 3_600_000.0);
            }
        }
        waits.sort(null);
        for (String p : List.of("50", "75", "95")) {
            JsonNode actual = document.path(span + ".tickets.first_response_p" + p + "_h");
            if (waits.isEmpty()) {
                assertThat(actual.isMissingNode()).isTrue();
            } else {
                int rank = (int) Math.ceil(Integer.parseInt(p) / 100.0 * waits.size());
                double exact = waits.get(rank - 1);
                assertThat(actual.asDouble())
                        .as(span + " p" + p)
                        .isEqualTo(exact, within(.01 * exact + 1e-6));
            }
        }
    }

    private static boolean is(TicketEvent ticket, String action) {
        return ticket.action().name().equals(action);
    }

    private static <T> long count(List<T> events, Predicate<T> which) {
        return events.stream().filter(which).count();
    }

    private static <T> List<T> only(List<AccountEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void count(JsonNode document, String field, long expected) {
        assertThat(document.get(field).asLong()).as(field).isEqualTo(expected);
    }

    private static void mean(JsonNode document, String field, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(document.has(field)).as(field).isFalse();
        } else {
            assertThat(document.get(field).asDouble()).as(field).isEqualTo(expected, within(1e-6));
        }
    }

    private static List<AccountEvent> window(
            List<AccountEvent> events, LocalDate last, int days, ZoneId zone) {
        return events.stream()
                .filter(
                        event -> {
                            LocalDate date =
                                    Instant.ofEpochMilli(event.occurredAt())
                                            .atZone(zone)
                                            .toLocalDate();
                            return !date.isAfter(last) && date.isAfter(last.minusDays(days));
                        })
                .toList();
    }

    private static List<AccountEvent> distinct(List<AccountEvent> events) {
        HashSet<String> seen = new HashSet<>();
        return events.stream()
                .sorted(AccountEvent.ORDER)
                .filter(event -> seen.add(event.eventId()))
                .toList();
    }

    private static String zoneOf(String history) {
        return only(Histories.read(history), io.regretradar.domain.event.LifecycleEvent.class)
                .stream()
                .map(io.regretradar.domain.event.LifecycleEvent::timeZone)
                .filter(zone -> zone != null)
                .findFirst()
                .orElse("UTC");
    }

    private static Map<String, JsonNode> days(String history) throws IOException {
        Map<String, JsonNode> days = DAYS.get(history);
        if (days != null) {
            return days;
        }
        days = new TreeMap<>();
        List<AccountEvent> events = Histories.read(history);
        EnumSet<Stream> connected = EnumSet.noneOf(Stream.class);
        events.forEach(event -> connected.add(event.stream()));
        long end = events.stream().mapToLong(AccountEvent::occurredAt).max().orElseThrow();
        for (Document document :
                Replay.documents(EngineSettings.defaults().withConnected(connected), events, end)) {
            if (document.index().startsWith("regret-account-days")) {
                JsonNode source = new JsonMapper().readTree(document.source());
                days.put(source.get("period.date").asText(), source);
            }
        }
        DAYS.put(history, days);
        return days;
    }
}
