package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CANCELLATION_REQUESTED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CHURNED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.PRICE_CHANGED;
import static io.regretradar.domain.event.LifecycleEvent.Type.SEATS_CHANGED;
import static io.regretradar.domain.event.TicketEvent.Action.AGENT_REPLIED;
import static io.regretradar.domain.event.TicketEvent.Action.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static List<Document> documents(List<AccountEvent> events, long until) {
        List<Document> documents = new ArrayList<>();
        new Replay(History.settings(), Rules.defaults(), events).run(until, documents::add);
        return documents;
    }

    private static JsonNode json(Document document) {
        try {
            return STRICT.readTree(document.source());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(document.index() + " " + document.id(), e);
        }
    }

    private static History cancelled() {
        return new History()
                .life(
                        "2025-03-31 07:00",
                        CLOSED_WON,
                        l -> {
                            l.name = "Acme";
                            l.annualValue = 12000.0;
                        })
                .life("2025-03-31T08:00:00.250Z", CANCELLATION_REQUESTED);
    }

    private static List<Document> of(List<Document> documents, String index) {
        return documents.stream().filter(d -> d.index().startsWith(index)).toList();
    }

    @Test
    void idsAndVersionsFollowFromEventTime() {
        List<Document> documents =
                documents(cancelled().events(), History.time("2025-03-31 08:30"));

        long at = History.time("2025-03-31T08:00:00.250Z");
        Document score = of(documents, "regret-scores-2025.03").get(1);
        assertThat(score.id()).isEqualTo("a-1:2025-03-31T08:00:00.250Z");
        assertThat(score.evaluatedAt()).isEqualTo(at);
        assertThat(score.version()).isEqualTo(at / 1000 * 65536);
        Document account = of(documents, "regret-accounts").get(1);
        assertThat(account.id()).isEqualTo("a-1");
        assertThat(account.version()).isEqualTo(at / 1000 * 65536);
        Document alert = of(documents, "regret-alerts").get(0);
        assertThat(alert.version()).isEqualTo(1);
        Document event = of(documents, "regret-alert-events-2025.03").get(0);
        assertThat(event.id()).isEqualTo(alert.id() + ":1");
        assertThat(json(event).path("alert.open_days").asDouble(-1)).isZero();
        Document transition = of(documents, "regret-stage-transitions-2025.03").get(0);
        assertThat(transition.id()).isEqualTo("a-1:1");
        assertThat(json(transition).path("transition.to").asText()).isEqualTo("COMMITMENT");
    }

    @Test
    void furtherWritingsWithinASecondHaveHigherRevisions() {
        History history =
                cancelled().life("2025-03-31T08:00:00.750Z", LifecycleEvent.Type.CHAMPION_LEFT);
        List<Document> accounts =
                of(
                        documents(history.events(), History.time("2025-03-31 08:00") + 999),
                        "regret-accounts");

        long second = History.time("2025-03-31 08:00") / 1000 * 65536;
        assertThat(accounts.subList(1, accounts.size()))
                .extracting(Document::version)
                .containsExactly(second, second + 1);
        assertThat(json(accounts.get(2)).path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void anAccountThatLeftKeepsWhatToldItFromThoseWhoStayed() {
        History history =
                new History()
                        .life("2025-03-01 07:00", CLOSED_WON, l -> l.annualValue = 12000.0)
                        .life("2025-03-20 07:00", SEATS_CHANGED, l -> l.annualValue = 13000.0)
                        .life("2025-04-01 09:00", PRICE_CHANGED, l -> l.annualValue = 15000.0)
                        .life("2025-04-20 09:00", PRICE_CHANGED, l -> l.annualValue = 14000.0)
                        .life("2025-05-02 09:00", CHURNED);
        for (int day = 10; day < 15; day++) {
            // Five replies after two hours each: as even as can be.
            history.ticket("2025-03-" + day + " 08:00", "t" + day, CREATED, ticket -> {});
            history.ticket("2025-03-" + day + " 10:00", "t" + day, AGENT_REPLIED, ticket -> {});
        }

        List<JsonNode> accounts =
                of(documents(history.events(), History.time("2025-05-03")), "regret-accounts")
                        .stream()
                        .map(DocumentsTest::json)
                        .toList();
        JsonNode before = accounts.get(accounts.size() - 2);
        JsonNode left = accounts.get(accounts.size() - 1);

        // More seats are no higher price, and a lower price undoes no rise.
        assertThat(left.path("account.price_raised_at").asText())
                .isEqualTo("2025-04-01T09:00:00.000Z");
        assertThat(left.path("account.churned_at").asText()).isEqualTo("2025-05-02T09:00:00.000Z");
        assertThat(left.path("consistency.index").asDouble()).isEqualTo(1);
        assertThat(before.path("consistency.index").asDouble()).isEqualTo(1);
        assertThat(before.has("account.churned_at")).isFalse();
        assertThat(accounts.get(0).has("account.price_raised_at")).isFalse();
    }

    @Test
    void anAlertCountsTheDaysUntilTheAccountLeft() {
        History history = cancelled().life("2025-04-10T20:00:00.250Z", CHURNED);

        List<Document> alerts =
                of(documents(history.events(), History.time("2025-04-11")), "regret-alerts");
        // Opened by the request to cancel; nobody has accepted the account either.
        JsonNode last = json(alerts.get(alerts.size() - 2));

        assertThat(last.path("alert.type").asText()).isEqualTo("REGRET_RISK");
        assertThat(last.path("alert.resolution").asText()).isEqualTo("CHURNED");
        assertThat(last.path("alert.open_days").asDouble()).isEqualTo(10.5);
    }

    @Test
    void everyDocumentHasTheFieldsThatDashboardsFilterBy() {
        List<Document> documents =
                documents(RandomHistory.of(3, 300, 90), RandomHistory.START + 100 * Times.DAY);

        assertThat(documents)
                .allSatisfy(
                        document -> {
                            JsonNode json = json(document);
                            assertThat(json.path("@timestamp").isTextual()).isTrue();
                            assertThat(json.path("account.id").asText()).isEqualTo("a-1");
                            assertThat(json.path("risk.band").isTextual()).isTrue();
                            assertThat(json.path("revision").isIntegralNumber()).isTrue();
                        });
    }

    @Test
    void documentsAreFlatAndTheirFieldsStandInAFixedOrder() {
        List<Document> documents =
                documents(RandomHistory.of(4, 300, 90), RandomHistory.START + 100 * Times.DAY);
        Map<String, Map<String, Integer>> before = new TreeMap<>();
        for (Document document : documents) {
            String index = document.index().replaceAll("-[0-9.]+$", "");
            List<String> names = new ArrayList<>();
            json(document)
                    .properties()
                    .forEach(
                            field -> {
                                names.add(field.getKey());
                                assertThat(field.getValue().isObject())
                                        .as(field.getKey())
                                        .isFalse();
                                assertThat(field.getKey()).matches("[@a-z0-9_.]+");
                            });
            // Whatever two documents of an index have in common comes in the same order.
            Map<String, Integer> pairs = before.computeIfAbsent(index, ignored -> new TreeMap<>());
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    pairs.put(names.get(i) + ">" + names.get(j), 1);
                    assertThat(pairs).doesNotContainKey(names.get(j) + ">" + names.get(i));
                }
            }
        }
        assertThat(before).containsKeys("regret-accounts", "regret-scores", "regret-alerts");
    }

    @Test
    void ofTwoWritingsOfADocumentTheLaterHasTheHigherVersion() {
        Map<String, Long> versions = new TreeMap<>();
        for (Document document :
                documents(RandomHistory.of(5, 600, 200), RandomHistory.START + 260 * Times.DAY)) {
            String key = document.index() + "/" + document.id();
            Long before = versions.put(key, document.version());
            assertThat(before == null || before < document.version()).as(key).isTrue();
        }
    }

    @Test
    void anAccountIsWrittenOnceADayAndWhenSomethingChanges() {
        History history = new History().core("2025-03-31 07:00", 1);
        List<Document> scores =
                of(documents(history.events(), History.time("2025-04-03 12:00")), "regret-scores");

        // The first evaluation, then the midnights.
        assertThat(scores)
                .extracting(d -> Instant.ofEpochMilli(d.evaluatedAt()).toString())
                .containsExactly(
                        "2025-03-31T12:00:00Z",
                        "2025-04-01T00:00:00Z",
                        "2025-04-02T00:00:00Z",
                        "2025-04-03T00:00:00Z");
    }

    private static Header header(int n, long at, String text) {
        return new Header("e" + n + text, History.ACCOUNT, text, at, text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000L, Long.MAX_VALUE})
    void hugeNumbersSaturateAndNeverBecomeInfinite(long huge) throws JsonProcessingException {
        List<AccountEvent> events = new ArrayList<>();
        int small = (int) Math.min(huge, Integer.MAX_VALUE);
        for (int day = 0; day < 60; day++) {
            long at = RandomHistory.START + day * Times.DAY;
            events.add(
                    new UsageEvent(header(day, at, "u"), "u", "f", true, huge, huge, huge, true));
            events.add(
                    new UsageEvent(header(day, at, "v"), "v", "f", true, huge, huge, huge, false));
            events.add(
                    new TicketEvent(
                            header(day, at, "t"),
                            "t" + day % 3,
                            day % 2 == 0 ? TicketEvent.Action.CREATED : TicketEvent.Action.RESOLVED,
                            TicketEvent.Priority.URGENT,
                            "a" + day % 2,
                            huge,
                            huge,
                            huge,
                            huge,
                            5,
                            List.of("not_worth_it")));
            events.add(
                    new TouchpointEvent(
                            header(day, at, "p"),
                            "p",
                            null,
                            TouchpointEvent.Action.COMPLETED,
                            TouchpointEvent.Channel.CALL,
                            TouchpointEvent.Purpose.ONBOARDING,
                            null,
                            null,
                            -huge,
                            null,
                            null,
                            null));
            events.add(
                    new LifecycleEvent(
                            header(day, at, "l"),
                            day == 0 ? CLOSED_WON : LifecycleEvent.Type.PROFILE_SET,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            day % 2 == 0 ? Double.MAX_VALUE : 1e-300,
                            small,
                            List.of("f"),
                            null,
                            day % 2 == 0 ? Double.MAX_VALUE : 0.0,
                            small,
                            small,
                            null));
        }

        for (Document document : documents(events, RandomHistory.START + 70 * Times.DAY)) {
            String text = new String(document.source(), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
            json(document)
                    .properties()
                    .forEach(
                            field -> {
                                boolean count = field.getValue().isNumber();
                                boolean mayBeNegative =
                                        field.getKey().startsWith("contrib")
                                                || field.getKey().equals("risk.change_7d")
                                                || field.getKey().equals("risk.raw");
                                assertThat(
                                                !count
                                                        || mayBeNegative
                                                        || field.getValue().asDouble() >= 0)
                                        .as(field + " in " + document.index())
                                        .isTrue();
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted\\ \n\r\t\u0000\u001f\u007f",
                "\u202Eright to left \u05D0\u0627",
                "\uD800",
                "a\uDC00b\uD83D\uDE00\uD83D",
                "</script>\u2028\u2029",
                ""
            })
    void hostileTextSurvivesAsValidJsonAlsoThroughTheState(String text) {
        List<AccountEvent> events = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            long at = RandomHistory.START + day * Times.DAY;
            events.add(
                    new LifecycleEvent(
                            header(day + 200, at, text),
                            day == 0 ? CLOSED_WON : LifecycleEvent.Type.CANCELLATION_REQUESTED,
                            text,
                            null,
                            text,
                            text,
                            text,
                            null,
                            null,
                            null,
                            text,
                            1.0,
                            5,
                            List.of(text),
                            null,
                            null,
                            null,
                            null,
                            text));
            events.add(
                    new UsageEvent(header(day, at + 1, text), text, text, true, 1, null, 0, true));
            events.add(
                    new SurveyEvent(
                            header(day + 100, at + 2, text),
                            text,
                            SurveyEvent.Kind.NPS,
                            SurveyEvent.Action.RESPONDED,
                            3,
                            null,
                            null,
                            null,
                            List.of(text)));
        }
        long end = RandomHistory.START + 20 * Times.DAY;
        Driver unbroken = new Driver().offer(events).advance(end);
        Driver broken = new Driver().offer(events);
        for (long at = RandomHistory.START; at < end; at += Times.DAY) {
            broken.advance(at);
            broken.restore();
        }
        broken.advance(end);

        assertThat(broken.documents).isEqualTo(unbroken.documents);
        String whole = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
        for (Document document : documents(events, end)) {
            assertThat(json(document).path("account.name").asText(null)).isEqualTo(whole);
        }
        assertThat(unbroken.applied).hasSameSizeAs(events);
    }
}
