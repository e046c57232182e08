package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProxyTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicInteger applied = new AtomicInteger();
    private ExecutorService serverThreads;
    private HttpServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        serverThreads = Executors.newCachedThreadPool();
        server.setExecutor(serverThreads);
        server.createContext("/", this::echo);
        server.start();
        proxy = FaultProxy.before("127.0.0.1", server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    @Test
    void passesRequestsAndAnswersThrough() throws Exception {
        HttpResponse<String> answer = post("/_bulk", "some text, ä");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("POST /_bulk some text, ä");
        assertThat(proxy.requests()).isEqualTo(1);
        assertThat(proxy.faults()).isZero();
    }

    @Test
    void passesChunkedBodiesThroughInBothDirections() throws Exception {
        String large = "0123456789".repeat(50_000);
        var body =
                HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(large)); // no length: chunked

        var request = HttpRequest.newBuilder(URI.create(proxy.url() + "/chunked")).POST(body);

        assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).body())
                .isEqualTo("POST /chunked " + large);
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 429, 502, 503})
    void answersAStatusForTheNextRequestsWithoutForwarding(int code) throws Exception {
        proxy.inject(new Fault.Status(code), 2);

        assertThat(post("/", "a").statusCode()).isEqualTo(code);
        assertThat(post("/", "b").statusCode()).isEqualTo(code);
        assertThat(applied).hasValue(0);
        assertThat(post("/", "c").statusCode()).isEqualTo(200);
        assertThat(proxy.faults()).isEqualTo(2);
    }

    @Test
    void aDroppedAnswerIsATimeOutAfterTheServerDidItsWork() {
        proxy.inject(new Fault.DropAnswer(), 1);

        assertThatThrownBy(() -> post("/", "a", Duration.ofSeconds(1)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(applied).hasValue(1);
    }

    @Test
    void aResetReachesTheClientAndNotTheServer() {
        proxy.inject(new Fault.Reset(), 1);

        assertThatThrownBy(() -> post("/", "a"))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(SocketException.class)
                .hasRootCauseMessage("Connection reset");
        assertThat(applied).hasValue(0);
    }

    @Test
    void halfAnAnswerEndsInTheMiddleOfTheBody() {
        proxy.inject(new Fault.HalfAnswer(), 1);

        assertThatThrownBy(() -> post("/", "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fixed content-length: 8, bytes received: 4");
        assertThat(applied).hasValue(1);
    }

    @Test
    void aDelayedRequestIsAnsweredAfterTheDelay() throws Exception {
        proxy.inject(new Fault.Delay(Duration.ofMillis(300)), 1);

        long before = System.nanoTime();
        assertThat(post("/", "a").statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anAnswerCanBeRewritten() throws Exception {
        proxy.inject(new Fault.Rewrite(body -> body.replace("POST", "REFUSED")), 1);

        assertThat(post("/", "a").body()).isEqualTo("REFUSED / a");
    }

    @Test
    void aFaultWaitsForTheRequestItIsMeantFor() throws Exception {
        proxy.inject(new Fault.Status(503), 1, line -> line.contains("/_bulk"));

        assertThat(post("/_search", "").statusCode()).isEqualTo(200);
        assertThat(proxy.pendingFaults()).isEqualTo(1);
        assertThat(post("/_bulk", "").statusCode()).isEqualTo(503);
        assertThat(proxy.pendingFaults()).isZero();
    }

    @Test
    void healingForgetsTheFaultsToCome() throws Exception {
        proxy.inject(new Fault.Status(503), Integer.MAX_VALUE);
        assertThat(post("/", "").statusCode()).isEqualTo(503);

        proxy.heal();

        assertThat(post("/", "").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerToHeadKeepsItsLengthWithoutABody() throws Exception {
        var head =
                HttpRequest.newBuilder(URI.create(proxy.url() + "/"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();

        assertThat(HTTP.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(post("/", "next").body()).isEqualTo("POST / next");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body, Duration.ofSeconds(20));
    }

    private HttpResponse<String> post(String path, String body, Duration timeout) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(proxy.url() + path))
                        .timeout(timeout)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            applied.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            byte[] answer =
                    "%s %s %s"
                            .formatted(exchange.getRequestMethod(), path, body)
                            .getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            boolean chunked = path.equals("/chunked");
            exchange.sendResponseHeaders(200, head ? -1 : chunked ? 0 : answer.length);
            if (!head) {
                exchange.getResponseBody().write(answer);
            }
        }
    }
}
