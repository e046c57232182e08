package io.regretradar.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.cli.notify.ScriptedWebhook.Request;
import io.regretradar.cli.notify.ScriptedWebhook.Step;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.Notification.Kind;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.pipeline.deadletter.KafkaDeadLetters;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.notification.NotificationRecords;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic to the webhook, on a real broker, with a webhook that misbehaves. */
class NotifyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedKafka kafka;
    private static KafkaSettings settings;

    private final String group = "g-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        settings =
                RegretSettings.of(
                                Map.of(
                                        "kafka.bootstrap-servers",
                                        kafka.bootstrapServers(),
                                        "elasticsearch.urls",
                                        "http://127.0.0.1:1"))
                        .kafka();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void freshTopics() {
        Topics topics = new Topics(settings);
        topics.create(2, (short) 1);
    }

    private static Notification told(String alert, int seq) {
        return new Notification(
                alert,
                seq,
                seq == 1 ? Kind.OPENED : Kind.RAISED,
                Instant.parse("2026-03-29T06:15:00Z").toEpochMilli() + seq,
                new Notification.Account("account-" + alert, "Acme", null, "Z", "olga", null),
                null,
                AlertType.REGRET_RISK,
                Band.CRITICAL,
                Band.NONE,
                78,
                Double.NaN,
                List.of("First replies take 96 h."),
                null);
    }

    private static void write(List<Notification> all) {
        try (var producer = producer()) {
            all.forEach(
                    n ->
                            producer.send(
                                    NotificationRecords.record(
                                            settings.topic(Topics.NOTIFICATIONS), n)));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                settings.connection(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private RadarRun radar(ScriptedWebhook webhook, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "notify",
                                "--bootstrap",
                                kafka.bootstrapServers(),
                                "--group",
                                group,
                                "--webhook",
                                webhook.url(),
                                "--timeout",
                                "1",
                                "--debug",
                                "--once"));
        args.addAll(List.of(more));
        return RadarRun.of(args.toArray(String[]::new));
    }

    /** Whatever other tests have left is done with before this one begins. */
    private void skipWhatIsThere() throws Exception {
        try (ScriptedWebhook webhook = new ScriptedWebhook()) {
            assertThat(radar(webhook).exitCode()).isZero();
        }
    }

    private static Set<String> keys(List<Request> requests) {
        return requests.stream().map(Request::key).collect(Collectors.toSet());
    }

    @Test
    void nothingIsLostThroughFailuresAndARepeatCarriesTheSameKeyAndText() throws Exception {
        skipWhatIsThere();
        List<Notification> all =
                IntStream.range(0, 12).mapToObj(i -> told("x" + i % 4, 1 + i / 4)).toList();
        write(all);
        try (ScriptedWebhook webhook =
                new ScriptedWebhook(
                        Step.answer(200),
                        Step.answer(500),
                        Step.answer(500),
                        Step.SILENCE, // Accepted, but the answer never comes.
                        Step.answer(200),
                        new Step(429, "1", ""),
                        Step.answer(502))) {
            RadarRun run = radar(webhook);

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("12 sent, 0 refused");
            assertThat(keys(webhook.requests()))
                    .isEqualTo(all.stream().map(Notification::key).collect(Collectors.toSet()));
            assertThat(webhook.requests()).hasSize(12 + 5);
            webhook.requests().stream()
                    .collect(Collectors.groupingBy(Request::key))
                    .forEach(
                            (key, same) ->
                                    assertThat(same)
                                            .as(key)
                                            .extracting(Request::body)
                                            .containsOnly(same.get(0).body()));
            inOrderPerAlert(webhook.requests());
            assertThat(run.err())
                    .contains("answers 500; attempt 2", "does not answer within 1.0 s")
                    .contains("answers 429; attempt 2 follows in 1.0 s");
            assertThat(run.out() + run.err()).doesNotContain(ScriptedWebhook.SECRET);

            int before = webhook.requests().size();
            assertThat(radar(webhook).out()).contains("0 sent");
            assertThat(webhook.requests()).as("nothing is sent again").hasSize(before);
        }
    }

    private static void inOrderPerAlert(List<Request> requests) {
        requests.stream()
                .map(Request::key)
                .distinct()
                .collect(Collectors.groupingBy(key -> key.split(":")[0]))
                .forEach((alert, keys) -> assertThat(keys).as(alert).isSorted());
    }

    @Test
    void whatWillNeverBeAcceptedBecomesADeadLetterAndTheOthersGoOn() throws Exception {
        skipWhatIsThere();
        write(List.of(told("y0", 1), told("y0", 2)));
        try (var producer = producer()) {
            producer.send(
                    new ProducerRecord<>(
                            settings.topic(Topics.NOTIFICATIONS),
                            "account-y0".getBytes(StandardCharsets.UTF_8),
                            "rubbish".getBytes(StandardCharsets.UTF_8)));
        }
        write(List.of(told("y0", 3)));
        try (ScriptedWebhook webhook =
                new ScriptedWebhook(
                        new Step(400, null, "invalid_blocks " + ScriptedWebhook.SECRET))) {
            RadarRun run = radar(webhook);

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("2 sent, 2 refused and kept as dead letters");
            assertThat(webhook.requests())
                    .extracting(Request::key)
                    .containsExactly("y0:1", "y0:2", "y0:3");
        }
        assertThat(deadLetters())
                .extracting(letter -> letter.path("dead.reason").asText())
                .containsExactlyInAnyOrder("NOTIFICATION_REFUSED", "NOTIFICATION_UNREADABLE");
        assertThat(deadLetters().toString())
                .contains("answers 400 'invalid_blocks …'")
                .doesNotContain(ScriptedWebhook.SECRET);
    }

    @Test
    void aWebhookThatIsNoLongerThereEndsItAndNothingLosesItsPlace() throws Exception {
        skipWhatIsThere();
        write(List.of(told("z0", 1), told("z0", 2)));
        try (ScriptedWebhook webhook = new ScriptedWebhook(new Step(404, null, "no_service"))) {
            RadarRun run = radar(webhook);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("takes no messages", "answers 404 'no_service'", "Nothing is lost")
                    .doesNotContain(ScriptedWebhook.SECRET);

            assertThat(radar(webhook).out()).contains("2 sent");
            assertThat(webhook.requests())
                    .extracting(Request::key)
                    .containsExactly("z0:1", "z0:1", "z0:2");
        }
    }

    @Test
    void stoppedWhileTheWebhookIsDownItGoesOnLaterWhereItWas() throws Exception {
        skipWhatIsThere();
        write(List.of(told("s0", 1), told("s0", 2)));
        Step[] down = new Step[200];
        java.util.Arrays.fill(down, Step.answer(503));
        try (ScriptedWebhook webhook = new ScriptedWebhook(down)) {
            Webhook address = Webhook.of(webhook.url());
            var pace =
                    new WebhookClient.Pace(
                            Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(100));
            try (NotificationQueue queue =
                            new NotificationQueue(
                                    settings, group, NotificationQueue.From.EARLIEST, n -> {});
                    WebhookClient client = new WebhookClient(address, pace, n -> {});
                    KafkaDeadLetters letters = new KafkaDeadLetters(settings)) {
                Forwarder forwarder = new Forwarder(queue, address, client, letters, null, n -> {});
                Thread running = new Thread(() -> forwarder.run(false));
                running.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> webhook.requests().size() > 2);
                forwarder.stop();
                running.join(10_000);
                assertThat(running.isAlive()).isFalse();
            }
            assertThat(keys(webhook.requests())).containsExactly("s0:1");
        }
        try (ScriptedWebhook webhook = new ScriptedWebhook()) {
            assertThat(radar(webhook).out()).contains("2 sent");
            assertThat(webhook.requests()).extracting(Request::key).containsExactly("s0:1", "s0:2");
        }
    }

    @Test
    void aDryRunPrintsAndMovesNothing() throws Exception {
        skipWhatIsThere();
        write(List.of(told("d0", 1)));
        try (ScriptedWebhook webhook = new ScriptedWebhook()) {
            RadarRun dry =
                    RadarRun.of(
                            "notify",
                            "--bootstrap=" + kafka.bootstrapServers(),
                            "--group=" + group,
                            "--dry-run");

            assertThat(dry.exitCode()).as(dry.err()).isZero();
            assertThat(JSON.readTree(dry.out()).path("text").asText())
                    .isEqualTo("Acme: regret risk (CRITICAL)");
            assertThat(webhook.requests()).isEmpty();
            assertThat(radar(webhook).out()).contains("1 sent");
        }
    }

    @Test
    void eachOwnersDigestGoesOutOnceADayAtEightOfTheirOwnClock() throws Exception {
        LocalDate changeOfClocks = LocalDate.of(2026, 3, 29);
        try (FilledElasticsearch elasticsearch = new FilledElasticsearch()) {
            alert(elasticsearch, "v1", "olga", "Europe/Vienna", 500);
            alert(elasticsearch, "v2", "olga", "Europe/Vienna", 900);
            alert(elasticsearch, "v3", "olga", "America/New_York", 100);
            alert(elasticsearch, "n1", "nick", "America/New_York", 700);
            elasticsearch.refresh();
            try (var indices =
                    io.regretradar.cli.elastic.ElasticOptions.connect(
                            java.net.URI.create(elasticsearch.url()))) {
                // Vienna is at UTC+2 from this night on, New York at UTC-4.
                assertThat(due(indices, "2026-03-29T05:59:59Z", Map.of())).isEmpty();
                List<DailyDigests.Due> vienna = due(indices, "2026-03-29T06:00:00Z", Map.of());
                assertThat(vienna).hasSize(1);
                assertThat(vienna.get(0).calls().owner()).isEqualTo("olga");
                assertThat(vienna.get(0).day()).isEqualTo(changeOfClocks);
                JsonNode message = JSON.readTree(vienna.get(0).json());
                assertThat(message.path("text").asText())
                        .isEqualTo("olga: 3 accounts to call today, 2026-03-29");
                assertThat(message.at("/blocks/1/text/text").asText())
                        .isEqualTo(
                                "*Account v2* · CRITICAL · score 75 · value at risk 900\n• Slow.");
                assertThat(message.at("/blocks/3/text/text").asText()).startsWith("*Account v3*");

                digests(indices, "2026-03-29T06:00:00Z", Map.of()).claim(vienna.get(0));

                assertThat(due(indices, "2026-03-29T06:00:30Z", Map.of())).isEmpty();
                assertThat(owners(due(indices, "2026-03-29T12:00:00Z", Map.of())))
                        .containsExactly("nick");
                assertThat(owners(due(indices, "2026-03-30T06:00:00Z", Map.of())))
                        .containsExactly("olga");
                assertThat(
                                owners(
                                        due(
                                                indices,
                                                "2026-03-29T06:00:00Z",
                                                Map.of("nick", ZoneId.of("Europe/Paris")))))
                        .containsExactly("nick");
            }
        }
    }

    private static List<String> owners(List<DailyDigests.Due> due) {
        return due.stream().map(digest -> digest.calls().owner()).toList();
    }

    private static DailyDigests digests(
            io.regretradar.cli.elastic.RegretIndices indices,
            String now,
            Map<String, ZoneId> zones) {
        return new DailyDigests(
                new DigestTime(LocalTime.of(8, 0)),
                zones,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                at -> OwnersCalls.read(indices, at),
                new SentDigests(settings));
    }

    private static List<DailyDigests.Due> due(
            io.regretradar.cli.elastic.RegretIndices indices,
            String now,
            Map<String, ZoneId> zones) {
        return digests(indices, now, zones).due();
    }

    private static void alert(
            FilledElasticsearch elasticsearch, String id, String owner, String zone, int value) {
        elasticsearch.put(
                "regret-alerts",
                id,
                """
                {"@timestamp": "2026-03-28T10:00:00.000Z", "account.id": "%s",
                 "account.name": "Account %s", "account.time_zone": "%s", "owner.id": "%s",
                 "alert.id": "%s", "alert.type": "REGRET_RISK", "alert.signal_state": "ACTIVE",
                 "alert.workflow_state": "NEW", "alert.band": "CRITICAL",
                 "alert.opened_at": "2026-03-28T10:00:00.000Z", "risk.score": 75,
                 "risk.value_at_risk": %d, "reasons": [{"sentence": "Slow."}]}
                """
                        .formatted(id, id, zone, owner, id, value));
    }

    private static List<JsonNode> deadLetters() throws Exception {
        Properties properties = settings.connection();
        List<JsonNode> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(settings.deadLetters()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    letters.add(JSON.readTree(record.value()));
                }
            }
        }
        return letters;
    }
}
