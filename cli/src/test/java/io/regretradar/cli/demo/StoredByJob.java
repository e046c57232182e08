package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in Elasticsearch, asked without the code under test, and what must stand there. */
final class StoredByJob {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredByJob() {}

    /** The instant up to which the job sees a history that ends then. */
    static long watermark(Instant end) {
        Duration bound = EngineSettings.defaults().bound();
        return SendingOrder.lastTick(end.toEpochMilli(), bound) - bound.toMillis() - 1;
    }

    /** The documents of the batch path, {@code index/_id} to source. */
    static Map<String, JsonNode> expected(List<AccountEvent> events, Instant end)
            throws IOException {
        EngineSettings settings = EngineSettings.defaults().withConnected(Stream.OF_CUSTOMERS);
        Map<String, Document> latest = new TreeMap<>();
        for (Document document : Replay.documents(settings, events, watermark(end))) {
            latest.merge(
                    document.index() + "/" + document.id(),
                    document,
                    (old, now) -> now.version() >= old.version() ? now : old);
        }
        Map<String, JsonNode> sources = new TreeMap<>();
        for (Map.Entry<String, Document> document : latest.entrySet()) {
            sources.put(document.getKey(), JSON.readTree(document.getValue().source()));
        }
        return sources;
    }

    /** Every document of accounts, and no other. */
    static void assertSame(Map<String, JsonNode> stored, Map<String, JsonNode> expected) {
        // What the second job makes of these across accounts has tests of its own.
        assertThat(stored.keySet())
                .filteredOn(id -> !id.startsWith("regret-portfolio"))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((id, source) -> assertThat(stored.get(id)).as(id).isEqualTo(source));
    }

    /** All our documents, {@code index/_id} to source. */
    static Map<String, JsonNode> everything(String url) throws Exception {
        Map<String, JsonNode> documents = new TreeMap<>();
        JsonNode page =
                post(
                        url
                                + "/regret-*/_search?scroll=1m&size=5000"
                                + "&allow_partial_search_results=false",
                        "{}");
        while (!page.path("hits").path("hits").isEmpty()) {
            for (JsonNode hit : page.path("hits").path("hits")) {
                documents.put(
                        hit.path("_index").asText() + "/" + hit.path("_id").asText(),
                        hit.path("_source"));
            }
            String more =
                    JSON.createObjectNode()
                            .put("scroll", "1m")
                            .put("scroll_id", page.path("_scroll_id").asText())
                            .toString();
            page = post(url + "/_search/scroll", more);
        }
        return documents;
    }

    private static JsonNode post(String url, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    static JsonNode get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static JsonNode send(HttpRequest request) throws Exception {
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as("%s: %s", request.uri(), json).isEqualTo(200);
        return json;
    }
}
