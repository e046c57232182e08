package io.regretradar.pipeline.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * Where Elasticsearch is, who we are there, and how documents are sent.
 *
 * @param urls nodes to send to, e.g. {@code https://es:9200}
 * @param username user, or null
 * @param password that user's password, or null; never shown
 * @param apiKey encoded API key in place of a user, or null; never shown
 * @param caFile path of a PEM certificate to trust, or null for Java's own
 * @param requestTimeout how long one request may take
 * @param batchSize documents in one request, at most
 * @param batchBytes size of one request in bytes, at most
 * @param maxDelay how long a document waits for its batch to fill
 */
public record ElasticSettings(
        List<String> urls,
        String username,
        String password,
        String apiKey,
        String caFile,
        Duration requestTimeout,
        int batchSize,
        long batchBytes,
        Duration maxDelay)
        implements Serializable {

    private static final String A_URL = "https?://[^\\s,/:@]+:\\d{1,5}/?";

    static final Setting<String> URLS =
            Setting.text(
                    "elasticsearch.urls",
                    "Nodes to send to, separated by commas.",
                    "http://HOST:PORT or https://HOST:PORT, or several separated by commas",
                    value ->
                            Arrays.stream(value.split(",", -1))
                                    .allMatch(url -> url.trim().matches(A_URL)));
    static final Setting<String> USER =
            Setting.text(
                    "elasticsearch.username",
                    "User, together with elasticsearch.password.",
                    "a user's name, together with elasticsearch.password",
                    value -> !value.isBlank());
    static final Setting<String> PASSWORD =
            Setting.text(
                            "elasticsearch.password",
                            "Password of that user. Better set in the environment than on the"
                                    + " command line.",
                            "a password, together with elasticsearch.username",
                            value -> !value.isEmpty())
                    .asSecret();
    static final Setting<String> API_KEY =
            Setting.text(
                            "elasticsearch.api-key",
                            "Encoded API key in place of user and password. Needs the cluster"
                                    + " privilege 'monitor' and 'index' and 'create_index' on"
                                    + " regret-*.",
                            "an encoded API key, without elasticsearch.username",
                            value -> value.matches("[A-Za-z0-9+/=_-]+"))
                    .asSecret();
    static final Setting<String> CA_FILE =
            Setting.text(
                    "elasticsearch.ca-file",
                    "Certificate of the authority that signed Elasticsearch's own, in PEM form;"
                            + " without it Java's authorities hold.",
                    "the path of a readable PEM file",
                    value -> Files.isReadable(Path.of(value)));
    static final Setting<Duration> TIMEOUT =
            Setting.duration(
                    "elasticsearch.request-timeout",
                    Duration.ofSeconds(30),
                    "How long to wait for the answer to a request before it is sent again.");
    static final Setting<Integer> BATCH_SIZE =
            Setting.number(
                    "sink.batch-size",
                    1000,
                    "Documents in one bulk request, at most.",
                    "a whole number from 1 to 10000",
                    value -> value >= 1 && value <= 10_000);
    static final Setting<MemorySize> BATCH_BYTES =
            Setting.of(
                    key("sink.batch-bytes")
                            .memoryType()
                            .defaultValue(MemorySize.ofMebiBytes(5))
                            .withDescription(
                                    "Size of one bulk request, at most. A single document that is"
                                            + " larger becomes a dead letter."),
                    "a size from 256kb to 90mb",
                    value -> value.getKibiBytes() >= 256 && value.getMebiBytes() <= 90);
    static final Setting<Duration> MAX_DELAY =
            Setting.duration(
                    "sink.max-delay",
                    Duration.ofSeconds(1),
                    "How long a document waits for its batch to fill before it is sent.");

    static final List<Setting<?>> ALL =
            List.of(
                    URLS,
                    USER,
                    PASSWORD,
                    API_KEY,
                    CA_FILE,
                    TIMEOUT,
                    BATCH_SIZE,
                    BATCH_BYTES,
                    MAX_DELAY);

    public ElasticSettings {
        urls = List.copyOf(urls);
    }

    static ElasticSettings from(Configuration config) {
        String user = USER.optional(config);
        String password = PASSWORD.optional(config);
        String apiKey = API_KEY.optional(config);
        if (user == null && password != null) {
            throw USER.refuse(null);
        }
        if (user != null && password == null) {
            throw PASSWORD.refuse(null);
        }
        if (user != null && apiKey != null) {
            throw API_KEY.refuse(apiKey);
        }
        return new ElasticSettings(
                Arrays.stream(URLS.required(config).split(",", -1)).map(String::trim).toList(),
                user,
                password,
                apiKey,
                CA_FILE.optional(config),
                TIMEOUT.required(config),
                BATCH_SIZE.required(config),
                BATCH_BYTES.required(config).getBytes(),
                MAX_DELAY.required(config));
    }

    /** Without password and API key. */
    @Override
    public String toString() {
        String who = apiKey != null ? "API key" : username != null ? "user " + username : "nobody";
        return "ElasticSettings[%s as %s, ca %s, time-out %s, batches of %d or %d bytes, delay %s]"
                .formatted(urls, who, caFile, requestTimeout, batchSize, batchBytes, maxDelay);
    }
}
