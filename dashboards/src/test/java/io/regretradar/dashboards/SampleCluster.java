package io.regretradar.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.dashboards.install.Auth;
import io.regretradar.dashboards.install.Installed;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Elasticsearch with our templates and a small book of accounts: {@code
 * documents/book.ndjson} as it stands, {@code past.ndjson} how it came to that. One for all tests;
 * those that add to it clean up after themselves.
 */
public final class SampleCluster {

    /** The present, as far as the sample documents know. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SampleCluster shared;

    private final URI url;
    private final List<Installed> firstInstallation;

    private SampleCluster(URI url) {
        this.url = url;
        this.firstInstallation = Installer.elasticsearch(url, Auth.none()).install();
    }

    /** The one cluster, started at the first call. */
    public static synchronized SampleCluster shared() {
        if (shared == null) {
            // Ends with this JVM: there is no last test to close it after.
            shared = new SampleCluster(URI.create(EmbeddedElasticsearch.start().url()));
            shared.load();
        }
        return shared;
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** What the first installation on the empty cluster reported. */
    public List<Installed> firstInstallation() {
        return firstInstallation;
    }

    /** Searches; fails on anything but an answer from all shards. */
    public JsonNode search(String index, JsonNode body) {
        Answer answer = send("POST", "/" + index + "/_search", body.toString());
        assertThat(answer.status()).as("%s to %s", answer.body(), body).isEqualTo(200);
        assertThat(answer.body().at("/_shards/failed").asInt()).isZero();
        return answer.body();
    }

    /** An answer, whatever it says. */
    public record Answer(int status, JsonNode body) {}

    /** Sends any request with a JSON body. */
    public Answer send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void load() {
        StringBuilder bulk = new StringBuilder();
        try {
            List<String> lines =
                    new ArrayList<>(Files.readAllLines(DOCUMENTS.resolve("book.ndjson")));
            lines.addAll(Files.readAllLines(DOCUMENTS.resolve("past.ndjson")));
            for (String line : lines) {
                JsonNode document = JSON.readTree(line);
                bulk.append(
                        "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n%s\n"
                                .formatted(
                                        document.path("index").asText(),
                                        document.path("id").asText(),
                                        document.path("source")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answer answer = send("POST", "/_bulk?refresh=true", bulk.toString());
        assertThat(answer.body().path("errors").asBoolean(true))
                .as(answer.body().toString())
                .isFalse();
    }
}
