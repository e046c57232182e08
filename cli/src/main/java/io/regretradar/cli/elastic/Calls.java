package io.regretradar.cli.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.regretradar.cli.console.CommandFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.elasticsearch.client.ResponseException;

/**
 * Asks Elasticsearch with patience: a cluster that says it is busy is asked again for a while, and
 * every other refusal becomes a sentence that says what to do.
 */
final class Calls {
    /** Too many requests or too little memory just now; no node; a gateway that gave up. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final RetryPolicy<Object> patience =
            RetryPolicy.builder()
                    .handleIf(failure -> BUSY.contains(status(failure)))
                    .withBackoff(200, 5_000, ChronoUnit.MILLIS)
                    .withJitter(.2)
                    .withMaxRetries(-1)
                    .withMaxDuration(PATIENCE)
                    .build();

    /** One request and its answer. */
    interface Call<T> {
        T get() throws IOException;
    }

    /**
     * @param url the address that messages name
     */
    Calls(String url) {
        this.url = url;
    }

    /**
     * What the call returns.
     *
     * @throws CommandFailure if Elasticsearch refuses, does not answer, or is still busy after a
     *     minute
     */
    <T> T ask(Call<T> call) {
        try {
            return Failsafe.with(patience).get(call::get);
        } catch (ElasticsearchException e) {
            throw refused(e.status(), reason(e), e);
        } catch (FailsafeException e) {
            int status = status(e.getCause());
            if (status > 0) {
                throw refused(status, reason(e.getCause()), e.getCause());
            }
            throw new CommandFailure(
                    "Elasticsearch at %s does not answer (%s). Start it, or give its address with --elasticsearch URL."
                            .formatted(url, e.getCause().getMessage()),
                    e.getCause());
        }
    }

    private CommandFailure refused(int status, String reason, Throwable cause) {
        return new CommandFailure(
                "Elasticsearch at %s refuses the request (%d): %s.%s"
                        .formatted(url, status, reason, remedy(status)),
                cause);
    }

    /** The HTTP status in a failure, or 0 if nothing answered. */
    private static int status(Throwable failure) {
        if (failure instanceof ElasticsearchException refusal) {
            return refusal.status();
        }
        if (failure instanceof ResponseException refusal) {
            return refusal.getResponse().getStatusLine().getStatusCode();
        }
        return failure instanceof TransportException refusal ? refusal.statusCode() : 0;
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ElasticsearchException e) {
            return e.error() == null || e.error().reason() == null
                    ? e.getMessage()
                    : e.error().reason();
        }
        if (failure instanceof ResponseException e) {
            try {
                JsonNode error =
                        JSON.readTree(e.getResponse().getEntity().getContent()).path("error");
                return error.path("reason").asText("no reason given");
            } catch (IOException unreadable) {
                return "no reason given";
            }
        }
        return failure.getMessage();
    }

    private static String remedy(int status) {
        if (status == 401 || status == 403) {
            return " Set REGRET_RADAR_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD, to credentials that may read regret-*.";
        }
        return BUSY.contains(status)
                ? " It was still busy after %d s; try again later, or give the cluster more memory."
                        .formatted(PATIENCE.toSeconds())
                : "";
    }
}
