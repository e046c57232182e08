package io.regretradar.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What is in Elasticsearch, asked without the code under test. */
public final class StoredDocuments {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An index that the job makes at this moment has shards that do not answer yet. */
    private static final RetryPolicy<HttpResponse<byte[]>> UNTIL_STARTED =
            RetryPolicy.<HttpResponse<byte[]>>builder()
                    .handleResultIf(response -> response.statusCode() == 503)
                    .withDelay(Duration.ofMillis(200))
                    .withMaxRetries(-1)
                    .withMaxDuration(Duration.ofSeconds(60))
                    .build();

    private StoredDocuments() {}

    /** Removes every index of ours. */
    public static void clear() {
        call("GET", "/regret-*,sink-test*/_settings", "")
                .fieldNames()
                .forEachRemaining(index -> call("DELETE", "/" + index, ""));
    }

    /** Makes an index. */
    public static void create(String index, String body) {
        call("PUT", "/" + index, body);
    }

    /** All documents of indices that fit the pattern, {@code index/_id} to source. */
    public static Map<String, JsonNode> all(String pattern) {
        Map<String, JsonNode> documents = new TreeMap<>();
        call("POST", "/" + pattern + "/_refresh?ignore_unavailable=true", "");
        JsonNode page =
                call(
                        "POST",
                        "/"
                                + pattern
                                + "/_search?scroll=1m&size=5000&ignore_unavailable=true"
                                + "&allow_partial_search_results=false",
                        "{\"version\": true}");
        while (!page.path("hits").path("hits").isEmpty()) {
            for (JsonNode hit : page.path("hits").path("hits")) {
                documents.put(
                        hit.path("_index").asText() + "/" + hit.path("_id").asText(),
                        hit.path("_source"));
            }
            page =
                    call(
                            "POST",
                            "/_search/scroll",
                            MAPPER.createObjectNode()
                                    .put("scroll", "1m")
                                    .put("scroll_id", page.path("_scroll_id").asText())
                                    .toString());
        }
        return documents;
    }

    private static JsonNode call(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Servers.elasticsearch().url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<byte[]> response =
                    Failsafe.with(UNTIL_STARTED)
                            .get(() -> HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
            JsonNode answer = MAPPER.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer);
            }
            return answer;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
