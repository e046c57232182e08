package io.regretradar.dashboards.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Elasticsearch or Kibana over HTTP: asks again while it is busy, and says clearly why it fails.
 */
final class Server {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    /** 429 and 503 are back-pressure: expected, and over in a moment. */
    private static final RetryPolicy<HttpResponse<String>> WHILE_BUSY =
            RetryPolicy.<HttpResponse<String>>builder()
                    .handleIf((answer, error) -> error == null && busy(answer))
                    .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(5))
                    .withMaxRetries(6)
                    .build();

    private final String name;
    private final String needs;
    private final URI url;
    private final Auth auth;
    private final HttpClient http;

    /**
     * @param name what people call it, e.g. Elasticsearch
     * @param needs what the credentials must allow, for the message when they do not
     */
    Server(String name, String needs, URI url, Auth auth, SSLContext trust) {
        this.name = name;
        this.needs = needs;
        this.url = checked(name, url);
        this.auth = auth;
        this.http =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).sslContext(trust).build();
    }

    /** What Java itself trusts. */
    static SSLContext defaultTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java's own list of trusted authorities is broken", e);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer put(String path, JsonNode body) {
        return send(
                request(path)
                        .setHeader("Content-Type", "application/json")
                        .setHeader("kbn-xsrf", "regret-radar")
                        .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer post(String path, JsonNode body) {
        return post(path, "application/json", HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    Answer post(String path, String contentType, BodyPublisher body) {
        return send(
                request(path)
                        .setHeader("Content-Type", contentType)
                        .setHeader("kbn-xsrf", "regret-radar")
                        .POST(body));
    }

    /** An error with this server's address, what was expected and what to do. */
    InstallException failure(String what) {
        return new InstallException("%s at %s: %s".formatted(name, url, what));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_TIMEOUT);
        auth.addTo(request);
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<String> response;
        try {
            response =
                    Failsafe.with(WHILE_BUSY)
                            .get(() -> http.send(request, BodyHandlers.ofString()));
        } catch (FailsafeException e) {
            throw unreachable(e.getCause());
        }
        if (response.statusCode() == 401) {
            throw failure(
                    "refuses %s (401). Allowed is a user with its password or an API key that it knows. Check it, and whether it has expired."
                            .formatted(auth));
        }
        if (response.statusCode() == 403) {
            throw failure(
                    "%s may not %s %s (403). Needed: %s. Grant that, or use other credentials."
                            .formatted(auth, request.method(), request.uri().getPath(), needs));
        }
        if (busy(response)) {
            throw failure(
                    "is still busy (%d) after several attempts. Wait until it has recovered and run this again."
                            .formatted(response.statusCode()));
        }
        return new Answer(response.statusCode(), json(response.body()));
    }

    private InstallException unreachable(Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String remedy =
                cause instanceof SSLException
                        ? "Use the host name the certificate is made for, and name its certificate authority."
                        : "Start it or correct the address; allowed is http://HOST:PORT or https://HOST:PORT.";
        return new InstallException(
                "%s at %s cannot be reached (%s). %s".formatted(name, url, words(cause), remedy),
                cause);
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static boolean busy(HttpResponse<String> response) {
        return response.statusCode() == 429 || response.statusCode() == 503;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static URI checked(String name, URI url) {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new InstallException(
                    "The address of %s is %s, but must be http://HOST:PORT or https://HOST:PORT."
                            .formatted(name, url));
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
