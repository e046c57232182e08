package io.regretradar.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.regretradar.schema.Tick;
import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSchemaRegistryTest {

    private static final String TICK = "{\"schema\": " + quoted(Tick.getClassSchema()) + "}";
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = TICK;
    private volatile boolean silent;
    private volatile HttpExchange last;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        testIsOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aSchemaIsAskedForOnce() throws Exception {
        HttpSchemaRegistry registry = registry(Optional.empty(), PATIENT);

        Schema first = registry.schema(7);
        Schema second = registry.schema(7);

        assertThat(first).isEqualTo(Tick.getClassSchema()).isSameAs(second);
        assertThat(requests).hasValue(1);
        assertThat(last.getRequestURI()).hasPath("/api/schemas/ids/7");
    }

    @Test
    void anUnknownIdIsTheRecordsFaultAndNotAskedForAgainWithinAMinute() {
        status = 404;
        SettableClock clock = new SettableClock();
        HttpSchemaRegistry registry =
                new HttpSchemaRegistry(address(), Optional.empty(), PATIENT, clock);

        for (int i = 0; i < 3; i++) {
            assertUnusable(registry, "id 7", "does not know it");
        }
        assertThat(requests).hasValue(1);

        clock.now = clock.now.plusSeconds(61);
        assertUnusable(registry, "id 7");
        assertThat(requests).hasValue(2);
    }

    @Test
    void aSchemaOfAnotherKindIsUnusable() {
        body = "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message M {}\"}";

        assertUnusable(registry(Optional.empty(), PATIENT), "PROTOBUF", "AVRO");
    }

    @Test
    void aSchemaThatDoesNotParseIsUnusable() {
        body = "{\"schema\": \"{}\"}";

        assertUnusable(registry(Optional.empty(), PATIENT), "cannot parse");
    }

    @Test
    void anErrorOfTheRegistryIsNotTheRecordsFault() {
        status = 503;

        assertUnavailable(registry(Optional.empty(), PATIENT), "it answers 503");
    }

    @Test
    void anAnswerThatIsNoJsonIsNotTheRecordsFault() {
        body = "<html>";

        assertUnavailable(registry(Optional.empty(), PATIENT), "no JSON");
    }

    @Test
    void aSilentRegistryIsGivenUpAfterTheTimeout() {
        silent = true;

        assertUnavailable(registry(Optional.empty(), Duration.ofMillis(200)), "timed out");
    }

    @Test
    void anAbsentRegistryIsNamed() {
        HttpSchemaRegistry registry = registry(Optional.empty(), PATIENT);
        URI address = address();
        server.stop(0);

        assertUnavailable(registry, address.getAuthority(), "Check its address");
    }

    @Test
    void itIsAskedAgainAfterAnError() throws Exception {
        HttpSchemaRegistry registry = registry(Optional.empty(), PATIENT);
        status = 500;
        assertUnavailable(registry, "500");
        status = 200;

        assertThat(registry.schema(7)).isEqualTo(Tick.getClassSchema());
    }

    @Test
    void theAuthorizationIsSentButNeverShown() throws Exception {
        HttpSchemaRegistry registry = registry(Optional.of("Bearer canary"), PATIENT);

        registry.schema(7);
        assertThat(last.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer canary");

        status = 401;
        assertThatThrownBy(() -> registry.schema(8)).message().doesNotContain("canary");
    }

    @Test
    void credentialsInTheAddressAreRefused() {
        URI address = URI.create("http://user:canary@127.0.0.1:8081");

        assertThatThrownBy(() -> new HttpSchemaRegistry(address, Optional.empty(), PATIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Authorization")
                .message()
                .doesNotContain("canary");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        last = exchange;
        if (silent) {
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpSchemaRegistry registry(Optional<String> authorization, Duration timeout) {
        return new HttpSchemaRegistry(address(), authorization, timeout);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    private static void assertUnusable(HttpSchemaRegistry registry, String... words) {
        UnreadableRecordException e =
                catchThrowableOfType(UnreadableRecordException.class, () -> registry.schema(7));
        assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_SCHEMA);
        assertThat(e).hasMessageContainingAll(words);
    }

    private static void assertUnavailable(HttpSchemaRegistry registry, String... words) {
        assertThatThrownBy(() -> registry.schema(7))
                .isInstanceOf(SchemaRegistryUnavailableException.class)
                .hasMessageContainingAll(words);
    }

    private static String quoted(Schema schema) {
        return '"' + schema.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
