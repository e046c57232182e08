package io.regretradar.pipeline.elastic;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * What operators see of the sink. {@code pending} = documents taken in that are not yet stored,
 * superseded or among the dead letters. {@code conflicts} without a restart or retry are a fault:
 * two writers for one document. {@code deliveredUpTo} is the event time (ms) up to which every
 * document is in Elasticsearch; it stands still while something is pending.
 */
final class DeliveryMetrics {

    private final Counter written;
    private final Counter conflicts;
    private final Counter refused;
    private final Counter retried;

    private long pending;
    private long watermark = Long.MIN_VALUE;
    private long deliveredUpTo = Long.MIN_VALUE;

    DeliveryMetrics(SinkWriterMetricGroup group) {
        written = group.counter("documentsWritten");
        conflicts = group.counter("documentsConflicting");
        refused = group.counter("documentsRefused");
        retried = group.counter("documentsRetried");
        group.gauge("documentsPending", this::pending);
        group.gauge("deliveredUpTo", this::deliveredUpTo);
    }

    synchronized void accepted(int documents) {
        pending += documents;
    }

    synchronized void watermark(long newWatermark) {
        watermark = newWatermark;
        noteDelivery();
    }

    synchronized void settled(BulkOutcome outcome) {
        written.inc(outcome.written());
        conflicts.inc(outcome.conflicts());
        refused.inc(outcome.keptAsDeadLetters());
        retried.inc(outcome.retry().size());
        pending -= outcome.written() + outcome.conflicts() + outcome.keptAsDeadLetters();
        noteDelivery();
    }

    private synchronized long pending() {
        return pending;
    }

    private synchronized long deliveredUpTo() {
        return deliveredUpTo;
    }

    private void noteDelivery() {
        if (pending == 0) {
            deliveredUpTo = watermark;
        }
    }
}
