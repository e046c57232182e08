package io.regretradar.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.dashboards.install.Auth;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.pipeline.RegretJob;
import io.regretradar.pipeline.RunningJob;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People's acts from the command line through Kafka and the running job to the documents. */
class ActsTest {

    private static EmbeddedKafka kafka;
    private static EmbeddedElasticsearch elasticsearch;
    private static RegretSettings settings;
    private static RunningJob job;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        elasticsearch = EmbeddedElasticsearch.start();
        Installer.elasticsearch(URI.create(elasticsearch.url()), Auth.none()).install();
        settings =
                RegretSettings.of(
                        Map.of(
                                "kafka.bootstrap-servers",
                                kafka.bootstrapServers(),
                                "elasticsearch.urls",
                                elasticsearch.url(),
                                "events.bound.default",
                                "10 ms",
                                "clock.enabled",
                                "false"));
        new Topics(settings.kafka()).create(1, (short) 1);
        job = RegretJob.start(settings);
    }

    @AfterAll
    static void stop() {
        job.close();
        elasticsearch.close();
        kafka.close();
    }

    private static void send(AccountEvent event) {
        try (KafkaFeed feed = new KafkaFeed(settings.kafka())) {
            feed.event(event);
            feed.flush();
        }
    }

    private static AccountEvent cancellation(String account, Instant at) {
        return new LifecycleEvent(
                new Header("cancel-" + account, account, null, at.toEpochMilli(), "crm"),
                LifecycleEvent.Type.CANCELLATION_REQUESTED,
                // An account is also found by its name, so names must not be alike.
                Map.of("acme", "Acme Corp", "bolt", "Bolt Inc", "gone", "Gone Ltd").get(account),
                null,
                null,
                "olga",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RadarRun radar(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--elasticsearch=" + elasticsearch.url();
        all[args.length + 1] = "--bootstrap-servers=" + kafka.bootstrapServers();
        return RadarRun.of(all);
    }

    private static JsonNode page(String account) throws IOException {
        RadarRun run =
                RadarRun.of(
                        "explain",
                        account,
                        "--output=json",
                        "--elasticsearch=" + elasticsearch.url());
        return run.exitCode() == 0 ? new JsonMapper().readTree(run.out()) : null;
    }

    /** Lets event time go on to now, as the job's clock would, until the alert is in that state. */
    private static void awaitState(String account, String change, String state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(
                        () -> {
                            try (KafkaFeed feed = new KafkaFeed(settings.kafka())) {
                                feed.tick(Instant.now().toEpochMilli());
                                feed.flush();
                            }
                            refresh();
                            JsonNode page = page(account);
                            assertThat(page).isNotNull();
                            JsonNode latest = latestOfTheRisk(page.path("alertEvents"));
                            assertThat(latest.path("alert.change").asText())
                                    .as("%s", page.path("alertEvents"))
                                    .isEqualTo(change);
                            assertThat(latest.path("alert.workflow_state").asText())
                                    .isEqualTo(state);
                        });
    }

    private static JsonNode latestOfTheRisk(JsonNode newestFirst) {
        for (JsonNode event : newestFirst) {
            if (event.path("alert.type").asText().equals("REGRET_RISK")) {
                return event;
            }
        }
        return MissingNode.getInstance();
    }

    private static void refresh() {
        try (RegretIndices indices = ElasticOptions.connect(URI.create(elasticsearch.url()))) {
            indices.refresh();
        }
    }

    @Test
    void anAlertIsWorkedFromTheCommandLine() throws Exception {
        send(cancellation("acme", Instant.now()));
        awaitState("acme", "OPENED", "NEW");
        String id = latestOfTheRisk(page("acme").path("alertEvents")).path("alert.id").asText();
        String some = id.substring(0, 10);

        RadarRun ack = radar("ack", some, "--by", "olga");
        assertThat(ack.err()).isEmpty();
        assertThat(ack.out())
                .startsWith("Sent ACK for REGRET_RISK " + id.substring(0, 8) + " of Acme Corp.");
        awaitState("acme", "ACKNOWLEDGED", "ACKNOWLEDGED");
        radar("assign", some, "--to", "ivan", "--by", "olga");
        awaitState("acme", "ASSIGNED", "ACKNOWLEDGED");
        radar("start", some, "--by", "ivan");
        awaitState("acme", "STARTED", "IN_PROGRESS");
        radar("comment", some, "--comment", "Called, no answer", "--by", "ivan");
        awaitState("acme", "COMMENTED", "IN_PROGRESS");
        String soon = Instant.now().plusSeconds(5).toString();
        radar("snooze", some, "--until", soon, "--by", "ivan");
        awaitState("acme", "SNOOZED", "SNOOZED");
        awaitState("acme", "UNSNOOZED", "IN_PROGRESS");
        radar("snooze", some, "--until", "3d", "--by", "ivan");
        awaitState("acme", "SNOOZED", "SNOOZED");
        radar("unsnooze", some, "--by", "ivan");
        awaitState("acme", "UNSNOOZED", "IN_PROGRESS");
        radar("resolve", some, "--by", "ivan");
        awaitState("acme", "RESOLVED", "CLOSED");
        radar("ack", some, "--by", "olga");
        awaitState("acme", "COMMAND_REFUSED", "CLOSED");
        radar("reopen", some, "--by", "olga");
        awaitState("acme", "REOPENED", "NEW");
        radar("false-positive", some, "--by", "olga");
        awaitState("acme", "FALSE_POSITIVE", "CLOSED");

        String page =
                RadarRun.of("explain", "acme", "--elasticsearch=" + elasticsearch.url()).out();
        assertThat(page)
                .contains("ASSIGNED CRITICAL to ivan by olga")
                .contains("COMMENTED CRITICAL by ivan \"Called, no answer\"")
                .contains("COMMAND_REFUSED (ack: not possible while it is CLOSED) by olga");
    }

    @Test
    void anAccountIsErasedAndOneDocumentSaysSo() throws Exception {
        send(cancellation("gone", Instant.now()));
        awaitState("gone", "OPENED", "NEW");
        assertThat(radar("forget", "nobody").err()).contains("account with the id 'nobody'");
        RadarRun impatient = radar("forget", "gone", "--patience=0");
        assertThat(impatient.exitCode()).isEqualTo(1);
        assertThat(impatient.err()).contains("has not forgotten gone", "nothing was deleted");

        CompletableFuture<RadarRun> forgetting =
                CompletableFuture.supplyAsync(
                        () -> radar("forget", "gone", "--by", "olga", "--comment", "Request 4711"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            try (KafkaFeed feed = new KafkaFeed(settings.kafka())) {
                                feed.tick(Instant.now().toEpochMilli());
                                feed.flush();
                            }
                            return forgetting.isDone();
                        });

        RadarRun run = forgetting.get();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("The job has forgotten gone, and ").contains(" documents");
        try (RegretIndices indices = ElasticOptions.connect(URI.create(elasticsearch.url()))) {
            assertThat(
                            indices.search(
                                    "regret-*",
                                    RegretIndices.is("account.id", "gone"),
                                    List.of(),
                                    9))
                    .singleElement()
                    .satisfies(
                            left -> {
                                assertThat(left.text("alert.change")).isEqualTo("FORGOTTEN");
                                assertThat(left.text("alert.actor")).isEqualTo("olga");
                                assertThat(left.text("alert.comment")).isEqualTo("Request 4711");
                            });
        }
    }

    @Test
    void anIdThatFitsNoneOrSeveralIsSaid() {
        assertThat(radar("ack", "zzz").exitCode()).isEqualTo(1);
        assertThat(radar("ack", "zzz").err())
                .contains("No alert in", "begins with 'zzz'", "radar alerts --state all");
        send(cancellation("bolt", Instant.now()));
        awaitState("bolt", "OPENED", "NEW");
        assertThat(radar("ack", " ").exitCode()).isEqualTo(2);
    }

    @Test
    void aMissingTimeOrCommentIsWrongUsage() {
        assertThat(radar("snooze", "a").exitCode()).isEqualTo(2);
        assertThat(radar("snooze", "a", "--until", "soon").err()).contains("--until is 'soon'");
        assertThat(radar("comment", "a").err()).contains("--comment is missing");
    }

    @Test
    void withoutElasticsearchOrKafkaOneLineSaysSo() {
        RadarRun run =
                RadarRun.of(
                        "ack",
                        "a",
                        "--elasticsearch=http://127.0.0.1:1",
                        "--bootstrap-servers=" + kafka.bootstrapServers());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("does not answer");
    }
}
