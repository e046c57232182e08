package io.regretradar.pipeline.elastic;

import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetterOutlet;
import io.regretradar.pipeline.settings.ElasticSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.NoOpScalingStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes documents to Elasticsearch at least once. Deterministic ids and external versions make
 * that an exactly-once effect: a document sent again changes nothing, an older one is turned away.
 */
public final class ElasticSink extends AsyncSinkBase<Document, BulkEntry> {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticSink.class);
    private static final long serialVersionUID = 1L;

    /** Well above any single request with its halves; a lost answer is settled by the client. */
    private static final Duration GIVE_UP_WAITING = Duration.ofMinutes(10);

    private final ElasticSettings settings;
    private final DeadLetterOutlet.Factory deadLetters;

    /**
     * @param deadLetters where documents go that Elasticsearch refuses
     */
    public ElasticSink(ElasticSettings settings, DeadLetterOutlet.Factory deadLetters) {
        super(
                (document, context) -> BulkEntry.of(document, settings.batchBytes()),
                settings.batchSize(),
                1,
                4 * settings.batchSize(),
                settings.batchBytes(),
                settings.maxDelay().toMillis(),
                settings.batchBytes());
        this.settings = settings;
        this.deadLetters = deadLetters;
    }

    /**
     * Asks Elasticsearch whether it is there and lets us in.
     *
     * @throws ElasticRefusedException saying what is wrong and what to do
     */
    public static void check(ElasticSettings settings) {
        try (ElasticAccess access = new ElasticAccess(settings)) {
            access.check();
        }
    }

    @Override
    public ElasticWriter createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public ElasticWriter restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<BulkEntry>> waiting) {
        ElasticAccess access = new ElasticAccess(settings);
        refuseWithoutAccess(access);
        return new ElasticWriter(
                getElementConverter(),
                context,
                configuration(),
                waiting,
                access,
                new BulkRequests(access.client(), settings),
                deadLetters.open());
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<BulkEntry>> getWriterStateSerializer() {
        return new BulkEntryStateSerializer();
    }

    /** A wrong key stops the job at once; an outage only makes it wait. */
    private void refuseWithoutAccess(ElasticAccess access) {
        try {
            access.check();
        } catch (ElasticRefusedException refused) {
            if (refused.needsAPerson()) {
                access.close();
                throw new SuppressRestartsException(refused);
            }
            LOG.warn("Documents wait until Elasticsearch answers: {}", refused.getMessage());
        }
    }

    /**
     * The default strategy halves what may be in flight at each failure and does not recover while
     * it flushes, so documents of an outage stay behind. Ours keeps to one request at a time.
     */
    private AsyncSinkWriterConfiguration configuration() {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .setRequestTimeoutMS(GIVE_UP_WAITING.toMillis())
                .setFailOnTimeout(false)
                .setRateLimitingStrategy(
                        CongestionControlRateLimitingStrategy.builder()
                                .setMaxInFlightRequests(1)
                                .setInitialMaxInFlightMessages(getMaxBatchSize())
                                .setScalingStrategy(new NoOpScalingStrategy<>())
                                .build())
                .build();
    }
}
