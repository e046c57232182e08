package io.regretradar.cli.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.dashboards.install.Auth;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.domain.document.Document;
import io.regretradar.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A real Elasticsearch with our templates and no document yet, for documents as the job writes
 * them. The server is one for all tests of this module and ends with the JVM, so only one test at a
 * time can have it.
 */
public final class FilledElasticsearch implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 2_000;

    private static EmbeddedElasticsearch shared;

    private final EmbeddedElasticsearch server = shared();
    private final HttpClient http = HttpClient.newHttpClient();

    public FilledElasticsearch() {
        clear();
        Installer.elasticsearch(URI.create(server.url()), Auth.none()).install();
    }

    private static synchronized EmbeddedElasticsearch shared() {
        if (shared == null) {
            shared = EmbeddedElasticsearch.start();
        }
        return shared;
    }

    /** The server itself, to put something before it. */
    public EmbeddedElasticsearch server() {
        return server;
    }

    public String url() {
        return server.url();
    }

    /** Writes documents in their order, the newer version over the older; none may be refused. */
    public void write(List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            StringBuilder bulk = new StringBuilder();
            for (Document document :
                    documents.subList(from, Math.min(from + BATCH, documents.size()))) {
                bulk.append(
                        "{\"index\":{\"_index\":\"%s\",\"_id\":%s}}\n%s\n"
                                .formatted(
                                        document.index(),
                                        JSON.valueToTree(document.id()),
                                        new String(document.source(), StandardCharsets.UTF_8)));
            }
            JsonNode answer = send("POST", "/_bulk", bulk.toString());
            assertThat(answer.path("errors").asBoolean(true)).as(answer.toString()).isFalse();
        }
        refresh();
    }

    /** Writes a document as it stands. */
    public void put(String index, String id, String source) {
        send("PUT", "/" + index + "/_doc/" + id, source);
    }

    /** Takes documents away again. */
    public void delete(String index) {
        send(
                "POST",
                "/" + index + "/_delete_by_query?refresh=true&conflicts=proceed",
                "{\"query\":{\"match_all\":{}}}");
    }

    /** Makes everything written visible to searches. */
    public void refresh() {
        send("POST", "/regret-*/_refresh", "");
    }

    /** Asks, the newest writes included. */
    public JsonNode search(String index, String body) {
        refresh();
        return send("POST", "/" + index + "/_search", body);
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void clear() {
        send("GET", "/regret-*/_settings", "")
                .fieldNames()
                .forEachRemaining(index -> send("DELETE", "/" + index, ""));
    }

    @Override
    public void close() {
        clear();
    }
}
