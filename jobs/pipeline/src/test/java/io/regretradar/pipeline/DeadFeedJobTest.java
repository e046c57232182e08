package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.source.SourceBook;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of product usage dies for two days, over 500 accounts that use the product evenly. */
class DeadFeedJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long BOUND = Duration.ofSeconds(60).toMillis();
    private static final int ACCOUNTS = 500;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final int DAYS = 44;

    /** Dies on a Monday in the sixth week, after its event at 12 past 10; back on Wednesday. */
    private static final long DIES = START + 35 * DAY + 11 * HOUR;

    private static final long BACK = DIES + 2 * DAY;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    /** Each account uses the product twice on each day, so each hour has about forty events. */
    private static List<AccountEvent> events() {
        Random random = new Random(11);
        List<AccountEvent> events = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            String id = "a%03d".formatted(account);
            events.add(profile(id, START + account * 1_000L));
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < 2; i++) {
                    long at = START + day * DAY + HOUR + random.nextInt(23 * 3_600) * 1_000L;
                    if (at < DIES || at >= BACK) {
                        events.add(use(id, at, day * 2 + i));
                    }
                }
            }
        }
        events.sort(AccountEvent.ORDER);
        return events;
    }

    private static AccountEvent profile(String id, long at) {
        return new LifecycleEvent(
                new Header("p-" + id, id, null, at, "crm"),
                LifecycleEvent.Type.PROFILE_SET,
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1e4,
                1,
                List.of("report"),
                null,
                null,
                null,
                null,
                null);
    }

    private static AccountEvent use(String id, long at, int n) {
        return new UsageEvent(
                new Header("u-" + id + "-" + n, id, null, at, "segment"),
                "u1",
                "report",
                true,
                6,
                null,
                0,
                false);
    }

    @Test
    void aDeadFeedIsNotASilentCustomer() throws Exception {
        RegretSettings settings = Servers.settings(2, "parallelism", "2");
        List<AccountEvent> events = events();
        long end = START + DAYS * DAY;
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.write(events, 0, events.size());
            topics.tick(end);
            await().atMost(PATIENCE).until(() -> job.progress().deliveredUpTo() >= end - BOUND - 1);
        }

        Map<String, TreeMap<Long, JsonNode>> scores = scores();
        assertThat(scores).hasSize(ACCOUNTS);
        long silentFrom = DIES - DIES % HOUR + HOUR;
        scores.forEach((account, byTime) -> judge(account, byTime, silentFrom));
        SourceBook silence =
                SourceBook.of(
                        List.of(
                                new SourceChange(Stream.PRODUCT_USAGE, "segment", silentFrom, true),
                                new SourceChange(
                                        Stream.PRODUCT_USAGE,
                                        "segment",
                                        events.stream()
                                                .filter(e -> e.occurredAt() >= BACK)
                                                .mapToLong(AccountEvent::occurredAt)
                                                .min()
                                                .orElseThrow(),
                                        false)));
        oneAlertOfTheSource(silentFrom);
        peopleAreToldOfTheSourceAlone(settings, silentFrom);
        ExpectedDocuments.of(settings, new RuleBook(), silence, events, end - BOUND - 1)
                .areStoredBesideAlertsOfSources();
    }

    /** One alert about the feed, its two changes, and none about any account. */
    private static void oneAlertOfTheSource(long silentFrom) {
        Map<String, JsonNode> alerts = StoredDocuments.all("regret-alerts");
        assertThat(alerts).hasSize(1);
        JsonNode alert = alerts.values().iterator().next();
        assertThat(alert.path("alert.type").asText()).isEqualTo("DATA_STALE");
        assertThat(alert.path("alert.signal_state").asText()).isEqualTo("RECOVERED");
        assertThat(alert.path("alert.opened_at").asText())
                .isEqualTo(Instant.ofEpochMilli(silentFrom).toString().replace("Z", ".000Z"));
        assertThat(alert.path("source.stream").asText()).isEqualTo("product-usage");
        assertThat(alert.path("source.name").asText()).isEqualTo("segment");
        assertThat(alert.has("account.id")).isFalse();
        assertThat(StoredDocuments.all("regret-alert-events-*").values())
                .extracting(change -> change.path("alert.change").asText())
                .containsExactly("OPENED", "RECOVERED");
    }

    /** Five hundred accounts, and two messages: it is silent, it is back. */
    private static void peopleAreToldOfTheSourceAlone(RegretSettings settings, long silentFrom)
            throws IOException {
        List<Notification> told = new ArrayList<>();
        for (var record :
                TopicContent.of(settings.kafka(), settings.kafka().topic(Topics.NOTIFICATIONS))) {
            told.add(NotificationJson.read(record.value()));
        }
        assertThat(told)
                .extracting(Notification::kind)
                .containsExactly(Notification.Kind.OPENED, Notification.Kind.RECOVERED);
        assertThat(told)
                .extracting(Notification::source)
                .containsOnly(new Notification.Source("product-usage", "segment"));
        assertThat(told.get(0).at()).isEqualTo(silentFrom);
    }

    private static void judge(String account, TreeMap<Long, JsonNode> byTime, long silentFrom) {
        JsonNode during = byTime.ceilingEntry(silentFrom + 6 * HOUR).getValue();
        assertThat(during.path("risk.stale_streams").toString())
                .as(account)
                .isEqualTo("[\"product-usage\"]");
        assertThat(during.has("feature.usage_ratio")).as(account).isFalse();
        JsonNode after = byTime.lastEntry().getValue();
        assertThat(after.has("risk.stale_streams")).as(account).isFalse();
        assertThat(after.has("feature.usage_ratio")).as(account).isTrue();
        // Two of seven days are missing for ever: that lowers use, but opens no alert.
        byTime.values()
                .forEach(
                        score ->
                                assertThat(score.path("risk.band").asText())
                                        .as(account)
                                        .isEqualTo("NONE"));
    }

    private static Map<String, TreeMap<Long, JsonNode>> scores() {
        Map<String, TreeMap<Long, JsonNode>> byAccount = new TreeMap<>();
        StoredDocuments.all("regret-scores-*")
                .values()
                .forEach(
                        score ->
                                byAccount
                                        .computeIfAbsent(
                                                score.path("account.id").asText(),
                                                id -> new TreeMap<>())
                                        .put(
                                                Instant.parse(score.path("@timestamp").asText())
                                                        .toEpochMilli(),
                                                score));
        return byAccount;
    }
}
