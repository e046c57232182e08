package io.regretradar.cli.elastic;

import static io.regretradar.cli.elastic.RegretIndices.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.embedded.Fault;
import io.regretradar.embedded.FaultProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static FilledElasticsearch elasticsearch;

    private FaultProxy proxy;
    private RegretIndices indices;

    @BeforeAll
    static void start() {
        elasticsearch = new FilledElasticsearch();
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @BeforeEach
    void connect() {
        proxy = FaultProxy.before(elasticsearch.server());
        indices = ElasticOptions.connect(URI.create(proxy.url()));
    }

    @AfterEach
    void disconnect() {
        indices.close();
        proxy.close();
    }

    @Test
    void aBusyClusterIsAskedAgain() {
        proxy.inject(new Fault.Status(429), 2);
        proxy.inject(new Fault.Status(503), 1);

        assertThat(indices.count(RegretIndices.SCORES, everything())).isZero();

        assertThat(proxy.faults()).isEqualTo(3);
        assertThat(proxy.requests()).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        proxy.inject(new Fault.Status(403), 2);

        assertThatThrownBy(() -> indices.count(RegretIndices.SCORES, everything()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("refuses the request (403)")
                .hasMessageContaining("REGRET_RADAR_ELASTICSEARCH_API_KEY");

        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void aShardThatIsOnlyStartingIsWaitedForAndNotLeftOut() throws Exception {
        send("PUT", "/regret-scores-2026.01", "{}");
        send(
                "POST",
                "/regret-scores-2026.01/_doc?refresh=true",
                "{\"@timestamp\": \"2026-01-05T00:00:00Z\"}");
        String nowhere =
                """
                {"settings": {"index.routing.allocation.require._name": %s}}""";
        send(
                "PUT",
                "/regret-scores-2026.02?wait_for_active_shards=0",
                nowhere.formatted("\"no such node\""));
        var started =
                CompletableFuture.runAsync(
                        () ->
                                send(
                                        "PUT",
                                        "/regret-scores-2026.02/_settings",
                                        nowhere.formatted("null")),
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

        assertThat(indices.count(RegretIndices.SCORES, everything())).isEqualTo(1);

        assertThat(proxy.requests()).as("the first answers were of one shard").isGreaterThan(1);
        started.get();
        send("DELETE", "/regret-scores-2026.01,regret-scores-2026.02", "");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        proxy.close();

        assertThatThrownBy(() -> indices.count(RegretIndices.SCORES, everything()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Elasticsearch at %s does not answer".formatted(proxy.url()))
                .hasMessageContaining("--elasticsearch URL");
    }

    private static void send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
