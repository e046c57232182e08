package io.regretradar.cli.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook on the loopback address that does to each request what the script says next. */
final class ScriptedWebhook implements AutoCloseable {
    static final String SECRET = "T0-c4n4ry-t0ken";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    /**
     * @param at when it came, by System.nanoTime
     */
    record Request(String key, String body, long at) {}

    /**
     * @param status what to answer; 0 takes the message and never answers
     * @param retryAfter value of that header, or null
     */
    record Step(int status, String retryAfter, String body) {
        static final Step SILENCE = new Step(0, null, "");

        static Step answer(int status) {
            return new Step(status, null, status == 200 ? "ok" : "not now");
        }
    }

    ScriptedWebhook(Step... steps) throws IOException {
        script.addAll(Arrays.asList(steps));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/services/%s".formatted(server.getAddress().getPort(), SECRET);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized Step next(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(new Request(key, body, System.nanoTime()));
        return script.isEmpty() ? Step.answer(200) : script.poll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Step step = next(exchange);
        if (step.status() == 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        if (step.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", step.retryAfter());
        }
        byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(step.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
