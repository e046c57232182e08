package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedElasticsearchTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedElasticsearch elasticsearch;

    @BeforeAll
    static void start() {
        elasticsearch = EmbeddedElasticsearch.start();
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @Test
    void keepsADocumentThroughSigkillAndRestart() throws Exception {
        assertThat(put("/people/_doc/1", "{\"name\":\"Ada\"}")).isEqualTo(201);
        long before = elasticsearch.pid();

        elasticsearch.killHard();
        assertThat(ProcessHandle.of(before)).isEmpty();
        elasticsearch.restart();

        assertThat(elasticsearch.pid()).isNotEqualTo(before);
        assertThat(get("/people/_doc/1", Duration.ofSeconds(10))).contains("\"name\":\"Ada\"");
    }

    @Test
    void answersNobodyWhilePaused() throws Exception {
        elasticsearch.pause();
        try {
            assertThatThrownBy(() -> get("/_cluster/health", Duration.ofMillis(500)))
                    .isInstanceOf(HttpTimeoutException.class);
        } finally {
            elasticsearch.resume();
        }
        assertThat(get("/_cluster/health", Duration.ofSeconds(10))).contains("\"status\":\"");
    }

    @Test
    void aTakenPortIsNamedWithItsRemedy() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            var options = EmbeddedElasticsearch.Options.defaults().withPort(port);

            assertThatThrownBy(() -> EmbeddedElasticsearch.start(options))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage(
                            ("Port %d on 127.0.0.1, wished for Elasticsearch, is taken by another"
                                            + " program. Choose another port, or 0 for any free"
                                            + " one; `lsof -i :%d` shows who has it.")
                                    .formatted(port, port));
        }
    }

    @Test
    void aStartThatFailsShowsTheLastLogLines() {
        var options = EmbeddedElasticsearch.Options.defaults().withSetting("no.such.setting", "1");

        assertThatThrownBy(() -> EmbeddedElasticsearch.start(options))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("Elasticsearch ended while it started, with code 1")
                .hasMessageContaining("unknown setting [no.such.setting]");
    }

    private static int put(String path, String body) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String get(String path, Duration timeout)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + path))
                        .timeout(timeout)
                        .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
