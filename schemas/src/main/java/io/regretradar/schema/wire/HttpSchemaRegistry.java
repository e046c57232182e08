package io.regretradar.schema.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema registry with Confluent's REST API ({@code GET /schemas/ids/ID}); Apicurio and Karapace
 * speak it as well. Schemas are kept for ever, since an id never changes its meaning; that an id is
 * unknown is kept for a minute, so that a flood of bad frames does not become a flood of requests.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);
    private static final int MAX_UNKNOWN_IDS = 10_000;
    private static final String ACCEPT =
            "application/vnd.schemaregistry.v1+json, application/json;q=0.9";

    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final Optional<String> authorization;
    private final Duration timeout;
    private final Clock clock;
    private final Map<Integer, Schema> schemas = new LinkedHashMap<>();
    private final Map<Integer, Unknown> unknown =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Unknown> eldest) {
                    return size() > MAX_UNKNOWN_IDS;
                }
            };

    private record Unknown(UnreadableRecordException why, Instant until) {}

    /**
     * @param base address of the API, e.g. {@code http://registry:8081}
     * @param authorization value of the Authorization header, if the registry wants one; never
     *     appears in messages
     * @param timeout longest wait for the connection, and then for the answer
     * @throws IllegalArgumentException if the address carries credentials, which messages would
     *     show
     */
    public HttpSchemaRegistry(URI base, Optional<String> authorization, Duration timeout) {
        this(base, authorization, timeout, Clock.systemUTC());
    }

    HttpSchemaRegistry(URI base, Optional<String> authorization, Duration timeout, Clock clock) {
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The schema registry's address carries credentials, but must not: it is logged."
                            + " Give them as the Authorization header instead.");
        }
        this.base = base.toString().replaceAll("/+$", "");
        this.authorization = authorization;
        this.timeout = timeout;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public synchronized Schema schema(int id) throws UnreadableRecordException {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Unknown missing = unknown.get(id);
        if (missing != null && clock.instant().isBefore(missing.until())) {
            throw missing.why();
        }
        try {
            Schema schema = parse(id, ask(id));
            schemas.put(id, schema);
            return schema;
        } catch (UnreadableRecordException e) {
            unknown.remove(id);
            unknown.put(id, new Unknown(e, clock.instant().plus(UNKNOWN_FOR)));
            throw e;
        }
    }

    private String ask(int id) throws UnreadableRecordException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(base + "/schemas/ids/" + Integer.toUnsignedLong(id)))
                        .timeout(timeout)
                        .header("Accept", ACCEPT);
        authorization.ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> response;
        try {
            response =
                    client.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unavailable(id, String.valueOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(id, "interrupted", e);
        }
        if (response.statusCode() == 404) {
            throw unusable(id, "does not know it");
        }
        if (response.statusCode() != 200) {
            throw unavailable(id, "it answers " + response.statusCode(), null);
        }
        return response.body();
    }

    private Schema parse(int id, String body) throws UnreadableRecordException {
        try {
            JsonNode answer = json.readTree(body);
            String type = answer.path("schemaType").asText("AVRO");
            if (!type.equals("AVRO")) {
                throw unusable(id, "holds a schema of type " + type + ", but it must be AVRO");
            }
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (JsonProcessingException e) {
            throw unavailable(id, "its answer is no JSON", e);
        } catch (AvroRuntimeException e) {
            throw unusable(id, "holds a schema that Avro cannot parse: " + e.getMessage());
        }
    }

    private UnreadableRecordException unusable(int id, String what) {
        return new UnreadableRecordException(
                Fault.UNKNOWN_SCHEMA,
                "The record names schema id %s, and the schema registry %s."
                        .formatted(Integer.toUnsignedString(id), what));
    }

    private SchemaRegistryUnavailableException unavailable(int id, String why, Throwable cause) {
        return new SchemaRegistryUnavailableException(
                "Cannot ask the schema registry at %s for schema %s: %s. Check its address and access."
                        .formatted(base, Integer.toUnsignedString(id), why),
                cause);
    }
}
