package io.regretradar.pipeline.elastic;

import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetterOutlet;
import io.regretradar.pipeline.elastic.BulkOutcome.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends documents in batches, one request at a time, until each is stored, already there in a newer
 * version, or safely among the dead letters. Stops the job where only a person can help.
 */
final class ElasticWriter extends AsyncSinkWriter<Document, BulkEntry> {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticWriter.class);

    private final ElasticAccess access;
    private final BulkRequests requests;
    private final DeadLetterOutlet deadLetters;
    private final ScheduledExecutorService retries;
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(800));
    private final DeliveryMetrics metrics;

    ElasticWriter(
            ElementConverter<Document, BulkEntry> converter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration configuration,
            Collection<BufferedRequestState<BulkEntry>> waiting,
            ElasticAccess access,
            BulkRequests requests,
            DeadLetterOutlet deadLetters) {
        super(converter, context, configuration, waiting);
        this.access = access;
        this.requests = requests;
        this.deadLetters = deadLetters;
        this.metrics = new DeliveryMetrics(context.metricGroup());
        waiting.forEach(state -> metrics.accepted(state.getBufferedRequestEntries().size()));
        this.retries =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "elastic-retries");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public void write(Document document, Context context) throws IOException, InterruptedException {
        metrics.accepted(1);
        super.write(document, context);
    }

    @Override
    public void writeWatermark(Watermark watermark) {
        metrics.watermark(watermark.getTimestamp());
    }

    @Override
    protected void submitRequestEntries(List<BulkEntry> entries, ResultHandler<BulkEntry> handler) {
        requests.send(entries)
                .thenCompose(this::keepRefused)
                .whenComplete((outcome, failure) -> settle(outcome, failure, handler));
    }

    @Override
    protected long getSizeInBytes(BulkEntry entry) {
        return entry.sizeInBytes();
    }

    @Override
    public void close() {
        retries.shutdownNow();
        super.close();
        try {
            deadLetters.close();
        } finally {
            access.close();
        }
    }

    /** What was refused counts as done once it is safely among the dead letters. */
    private CompletableFuture<BulkOutcome> keepRefused(BulkOutcome outcome) {
        List<CompletableFuture<BulkOutcome>> kept = new ArrayList<>();
        for (Refusal refusal : outcome.refused()) {
            kept.add(
                    deadLetters
                            .send(refusal.letter())
                            .handle(
                                    (stored, failure) ->
                                            failure == null
                                                    ? BulkOutcome.oneKept()
                                                    : BulkOutcome.allAgain(
                                                            List.of(refusal.entry()),
                                                            "dead letter not stored: " + failure)));
        }
        CompletableFuture<BulkOutcome> all =
                CompletableFuture.completedFuture(outcome.withoutRefused());
        for (CompletableFuture<BulkOutcome> one : kept) {
            all = all.thenCombine(one, BulkOutcome::plus);
        }
        return all;
    }

    private void settle(BulkOutcome outcome, Throwable failure, ResultHandler<BulkEntry> handler) {
        if (failure != null) {
            handler.completeExceptionally(fatal(failure));
            return;
        }
        metrics.settled(outcome);
        if (outcome.retry().isEmpty()) {
            backoff.succeeded();
            handler.complete();
            return;
        }
        Duration delay = backoff.failed();
        if (backoff.worthLogging()) {
            LOG.warn(
                    "{} documents are sent again ({} times in a row now): {}",
                    outcome.retry().size(),
                    backoff.failures(),
                    outcome.retryBecause());
        }
        retries.schedule(
                () -> handler.retryForEntries(outcome.retry()),
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Exception fatal(Throwable failure) {
        return ExceptionUtils.findThrowable(failure, ElasticRefusedException.class)
                .<Exception>map(SuppressRestartsException::new)
                .orElseGet(() -> new CompletionException("Documents could not be sent", failure));
    }
}
