package io.regretradar.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;

/** Reads a job's progress from the metrics that Flink's REST interface offers. */
final class JobMetrics {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String DELIVERED = "deliveredUpTo";

    /** Metrics are named OPERATOR.METRIC; the dead letters' own sink is not part of progress. */
    private static final String DEAD_LETTERS = "dead_letters";

    private static final Set<String> WANTED =
            Set.of(
                    "read",
                    "applied",
                    "corrected",
                    "duplicate",
                    "late",
                    "rejected",
                    "evaluated",
                    "documentsWritten",
                    "documentsConflicting",
                    "documentsRefused",
                    "documentsPending",
                    DELIVERED);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String job;

    JobMetrics(URI rest, JobID job) {
        this.job = rest + "/jobs/" + job;
    }

    /**
     * Sums over all subtasks; of the delivered time the smallest. What is downstream is read first,
     * so that whatever has been delivered is also among what was read.
     *
     * @throws IOException if Flink does not answer, or has not yet heard of every operator
     */
    JobProgress progress() throws IOException, InterruptedException {
        List<String> vertices = new ArrayList<>();
        get(job).path("vertices").forEach(vertex -> vertices.add(vertex.path("id").asText()));
        Collections.reverse(vertices);
        Map<String, Long> values = new HashMap<>();
        for (String vertex : vertices) {
            addVertex(job + "/vertices/" + vertex + "/subtasks/metrics", values);
        }
        return progress(values);
    }

    private void addVertex(String url, Map<String, Long> values)
            throws IOException, InterruptedException {
        JsonNode offered = get(url);
        if (offered.isEmpty()) {
            throw new IOException("No metrics yet at " + url);
        }
        String names =
                StreamSupport.stream(offered.spliterator(), false)
                        .map(metric -> metric.path("id").asText())
                        .filter(JobMetrics::isWanted)
                        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
        if (!names.isEmpty()) {
            get(url + "?agg=sum,min&get=" + names).forEach(metric -> add(metric, values));
        }
    }

    private static boolean isWanted(String metric) {
        return !metric.startsWith(DEAD_LETTERS)
                && WANTED.contains(metric.substring(metric.lastIndexOf('.') + 1));
    }

    private static void add(JsonNode metric, Map<String, Long> values) {
        String id = metric.path("id").asText();
        String name = id.substring(id.lastIndexOf('.') + 1);
        if (name.equals(DELIVERED)) {
            values.merge(name, metric.path("min").asLong(Long.MIN_VALUE), Math::min);
        } else {
            values.merge(name, metric.path("sum").asLong(), Long::sum);
        }
    }

    private static JobProgress progress(Map<String, Long> values) {
        return new JobProgress(
                values.getOrDefault("read", 0L),
                values.getOrDefault("applied", 0L),
                values.getOrDefault("corrected", 0L),
                values.getOrDefault("duplicate", 0L),
                values.getOrDefault("late", 0L),
                values.getOrDefault("rejected", 0L),
                values.getOrDefault("evaluated", 0L),
                values.getOrDefault("documentsWritten", 0L),
                values.getOrDefault("documentsConflicting", 0L),
                values.getOrDefault("documentsRefused", 0L),
                values.getOrDefault("documentsPending", 0L),
                values.getOrDefault(DELIVERED, Long.MIN_VALUE));
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Flink answered %d to %s".formatted(response.statusCode(), url));
        }
        return MAPPER.readTree(response.body());
    }
}
