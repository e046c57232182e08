package io.regretradar.cli.notify;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.PlainText;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetterOutlet;
import io.regretradar.pipeline.deadletter.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes notifications to the webhook one after the other. One counts as done when it was accepted,
 * or when it stands among the dead letters because it never will be; until then it keeps its place.
 */
final class Forwarder {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DIGESTS_EVERY = Duration.ofSeconds(30);

    private final NotificationQueue queue;
    private final WebhookClient webhook;
    private final Webhook address;
    private final DeadLetterOutlet refused;
    private final DailyDigests digests;
    private final Consumer<String> notes;

    private volatile boolean stopping;
    private Instant digestsAskedAt = Instant.EPOCH;
    private long sent;
    private long refusals;
    private long digestsSent;

    /**
     * @param digests null where none are wanted
     * @param notes takes a line about everything that people should know
     */
    Forwarder(
            NotificationQueue queue,
            Webhook address,
            WebhookClient webhook,
            DeadLetterOutlet refused,
            DailyDigests digests,
            Consumer<String> notes) {
        this.queue = queue;
        this.address = address;
        this.webhook = webhook;
        this.refused = refused;
        this.digests = digests;
        this.notes = notes;
    }

    /** Ends {@link #run} soon: a request on its way is waited for, no other is begun. */
    void stop() {
        stopping = true;
    }

    /**
     * Forwards until told to stop.
     *
     * @param once ends when everything that stands in the topic has been forwarded
     * @throws CommandFailure if the webhook takes no message at all
     */
    void run(boolean once) {
        while (!stopping) {
            for (ConsumerRecord<byte[], byte[]> next : queue.poll(POLL)) {
                if (stopping || !forward(next) || !queue.done(next)) {
                    queue.rewind();
                    break;
                }
            }
            sendDigests();
            if (once && queue.atEnd()) {
                return;
            }
        }
    }

    /** How it went, in one line. */
    String summary() {
        return "%,d sent, %,d refused and kept as dead letters, %,d daily digests."
                .formatted(sent, refusals, digestsSent);
    }

    /** Whether it is done with. */
    private boolean forward(ConsumerRecord<byte[], byte[]> record) {
        Notification told;
        try {
            told = NotificationJson.read(record.value());
        } catch (IOException e) {
            refuse(record, "NOTIFICATION_UNREADABLE", e.getMessage());
            return true;
        }
        Answer answer = answerTo(told.key(), SlackMessage.of(told).json());
        if (answer == null) {
            return false;
        }
        if (answer.accepted()) {
            sent++;
        } else {
            refuse(record, "NOTIFICATION_REFUSED", said(answer));
        }
        return true;
    }

    /** The answer that stays, or null if we were stopped before there was one. */
    private Answer answerTo(String key, byte[] json) {
        CompletableFuture<Answer> delivery = webhook.post(key, json);
        queue.pause();
        try {
            while (true) {
                try {
                    Answer answer = delivery.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    if (answer.closed()) {
                        throw new CommandFailure(
                                "The webhook takes no messages: %s. Nothing is lost: what was not sent keeps its place. Give the right address and start again."
                                        .formatted(said(answer)));
                    }
                    return answer;
                } catch (TimeoutException e) {
                    if (stopping && !webhook.busy()) {
                        delivery.cancel(true);
                        return null;
                    }
                    queue.stayMember();
                }
            }
        } catch (ExecutionException e) {
            throw new CommandFailure(
                    "A message could not be posted to %s: %s."
                            .formatted(address, e.getCause().getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
            return null;
        } finally {
            queue.resume();
        }
    }

    private String said(Answer answer) {
        String words = PlainText.shortened(address.hide(answer.text()).strip(), 100);
        return "%s answers %d%s"
                .formatted(address, answer.status(), words.isEmpty() ? "" : " '" + words + "'");
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, String reason, String why) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        DeadLetter letter =
                new DeadLetter(
                        reason,
                        why,
                        new DeadLetter.KafkaRecord(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timestamp()),
                        key,
                        key,
                        Excerpt.of(record.value()));
        try {
            refused.send(letter).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailure(
                    "Kafka did not take a dead letter, so the notification keeps its place: %s."
                            .formatted(e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while a dead letter was written.", e);
        }
        refusals++;
        notes.accept("Dead letter %s: %s.".formatted(letter.place().id(), why));
    }

    /** Only one of those who share the work sends digests: whoever has the first partition. */
    private void sendDigests() {
        Instant now = Instant.now();
        if (digests == null
                || stopping
                || !queue.hasFirstPartition()
                || now.isBefore(digestsAskedAt.plus(DIGESTS_EVERY))) {
            return;
        }
        digestsAskedAt = now;
        try {
            for (DailyDigests.Due digest : digests.due()) {
                digests.claim(digest);
                Answer answer = answerTo(digest.key(), digest.json());
                if (answer == null) {
                    notes.accept(
                            "Stopped before the digest of %s was accepted."
                                    .formatted(PlainText.line(digest.calls().owner())));
                    return;
                }
                if (answer.accepted()) {
                    digestsSent++;
                } else {
                    notes.accept(
                            "The digest of %s was refused: %s."
                                    .formatted(
                                            PlainText.line(digest.calls().owner()), said(answer)));
                }
            }
        } catch (DigestsUnavailable e) {
            notes.accept("No digest for now: " + e.getMessage());
        }
    }

    /** Elasticsearch does not say whom to call; that is no reason to hold notifications back. */
    static final class DigestsUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DigestsUnavailable(CommandFailure cause) {
            super(cause.getMessage(), cause);
        }
    }
}
