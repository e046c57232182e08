package io.regretradar.cli.notify;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Posts to the webhook until there is an answer that stays: what fails, takes too long or is put
 * off is sent again, under the same key, after twice as long each time.
 */
final class WebhookClient implements AutoCloseable {
    /** Names the message, so that the receiver can tell a repeat (IETF draft of that name). */
    static final String KEY_HEADER = "Idempotency-Key";

    private static final double JITTER = 0.2;

    private final Webhook webhook;
    private final Pace pace;
    private final Consumer<String> notes;
    private final HttpClient http;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "webhook-retries");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final FailsafeExecutor<Answer> retrying;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * How patient to be.
     *
     * @param answer how long to wait for an answer
     * @param first wait before the second attempt
     * @param longest wait between attempts, unless the webhook asks for more; all waits but those
     *     that it asks for vary by a fifth, so that many senders do not come at once
     */
    record Pace(Duration answer, Duration first, Duration longest) {
        static Pace answering(Duration answer) {
            return new Pace(answer, Duration.ofSeconds(1), Duration.ofSeconds(60));
        }

        Duration beforeAttempt(int attempt) {
            double doubled = first.toMillis() * Math.pow(2, Math.max(0, attempt - 2));
            double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
            return Duration.ofMillis((long) (Math.min(longest.toMillis(), doubled) * factor));
        }
    }

    /**
     * @param notes takes a line about each attempt that has to be repeated
     */
    WebhookClient(Webhook webhook, Pace pace, Consumer<String> notes) {
        this.webhook = webhook;
        this.pace = pace;
        this.notes = notes;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(pace.answer())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.retrying =
                Failsafe.with(
                                RetryPolicy.<Answer>builder()
                                        .handle(IOException.class)
                                        .handleResultIf(Answer::passing)
                                        .withMaxRetries(-1)
                                        .withDelayFn(this::delay)
                                        .onRetryScheduled(this::note)
                                        .build())
                        .with(timer);
    }

    /**
     * Posts a message, as often as it takes.
     *
     * @param key the same for the same message, ASCII
     * @return the answer that stays; cancelling gives up before the next attempt
     */
    CompletableFuture<Answer> post(String key, byte[] json) {
        HttpRequest request =
                HttpRequest.newBuilder(webhook.uri())
                        .timeout(pace.answer())
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "regret-radar")
                        .header(KEY_HEADER, key)
                        .POST(BodyPublishers.ofByteArray(json))
                        .build();
        return retrying.getStageAsync(() -> attempt(request));
    }

    private CompletableFuture<Answer> attempt(HttpRequest request) {
        underWay.incrementAndGet();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> Answer.of(response, Instant.now()))
                .whenComplete((answer, failure) -> underWay.decrementAndGet());
    }

    /** Whether a request is on its way, as opposed to waiting for the next attempt. */
    boolean busy() {
        return underWay.get() > 0;
    }

    private Duration delay(ExecutionContext<Answer> context) {
        Answer last = context.getLastResult();
        return last != null && last.retryAfter() != null
                ? last.retryAfter()
                : pace.beforeAttempt(context.getAttemptCount() + 1);
    }

    private void note(ExecutionScheduledEvent<Answer> next) {
        Answer last = next.getLastResult();
        String what =
                last != null
                        ? "answers " + last.status()
                        : next.getLastException() instanceof java.net.http.HttpTimeoutException
                                ? "does not answer within %.1f s"
                                        .formatted(pace.answer().toMillis() / 1000.0)
                                : "cannot be reached (%s)"
                                        .formatted(
                                                next.getLastException().getClass().getSimpleName());
        notes.accept(
                "%s %s; attempt %d follows in %.1f s."
                        .formatted(
                                webhook,
                                what,
                                next.getAttemptCount() + 1,
                                next.getDelay().toMillis() / 1000.0));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
