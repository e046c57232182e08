package io.regretradar.pipeline.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes documents into the topics of {@link PortfolioInput}, at least once, those of an account in
 * order, and a tick after them whenever event time has passed. A replay writes the same again with
 * the same id and version. Runs in one subtask only, since a tick says that everything before it is
 * there.
 */
public final class ToldRecords implements Sink<Told> {

    /** Names of the headers that say which document it is, and in which version (decimal). */
    public static final String DOCUMENT_ID = "document-id";

    public static final String DOCUMENT_VERSION = "document-version";

    private static final long serialVersionUID = 1L;
    private static final long LEAST_BETWEEN_TICKS = Duration.ofSeconds(1).toMillis();

    private final KafkaSettings kafka;
    private final long earliest;

    public ToldRecords(RegretSettings settings) {
        this.kafka = settings.kafka();
        this.earliest = settings.events().earliest().toEpochMilli();
    }

    /** The record of a document: keyed by its account, so that they stay in order. */
    public static ProducerRecord<byte[], byte[]> record(KafkaSettings kafka, Told told) {
        Document document = told.document();
        List<Header> headers =
                List.of(
                        new RecordHeader(DOCUMENT_ID, document.id().getBytes(UTF_8)),
                        new RecordHeader(
                                DOCUMENT_VERSION,
                                Long.toString(document.version()).getBytes(UTF_8)));
        return new ProducerRecord<>(
                kafka.topic(told.input().topic()),
                null,
                null,
                told.accountId().getBytes(UTF_8),
                document.source(),
                headers);
    }

    @Override
    public SinkWriter<Told> createWriter(WriterInitContext context) {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        kafka.connection(), new ByteArraySerializer(), new ByteArraySerializer());
        return new Writer(producer);
    }

    private final class Writer implements SinkWriter<Told> {

        private final Producer<byte[], byte[]> producer;
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private final List<String> topics =
                Arrays.stream(PortfolioInput.values())
                        .map(input -> kafka.topic(input.topic()))
                        .toList();
        private long lastTick;

        private Writer(Producer<byte[], byte[]> producer) {
            this.producer = producer;
            this.lastTick = earliest - LEAST_BETWEEN_TICKS;
        }

        @Override
        public void write(Told told, Context context) throws IOException {
            send(record(kafka, told));
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException {
            long at = watermark.getTimestamp();
            if (at < lastTick + LEAST_BETWEEN_TICKS || at == Long.MAX_VALUE) {
                return;
            }
            byte[] tick = EventEncoder.tick(at);
            for (ProducerRecord<byte[], byte[]> record : toEveryPartition(tick)) {
                send(record);
            }
            lastTick = at;
        }

        private List<ProducerRecord<byte[], byte[]>> toEveryPartition(byte[] tick) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (String topic : topics) {
                for (PartitionInfo partition : producer.partitionsFor(topic)) {
                    records.add(new ProducerRecord<>(topic, partition.partition(), null, tick));
                }
            }
            return records;
        }

        private void send(ProducerRecord<byte[], byte[]> record) throws IOException {
            refuseAfterFailure();
            producer.send(
                    record,
                    (metadata, failed) -> {
                        if (failed != null) {
                            failure.compareAndSet(null, failed);
                        }
                    });
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            producer.flush();
            refuseAfterFailure();
        }

        /** The job then goes back to its checkpoint and writes again what was lost. */
        private void refuseAfterFailure() throws IOException {
            Exception first = failure.get();
            if (first != null) {
                throw new IOException(
                        "Kafka did not take a document: %s".formatted(first.getMessage()), first);
            }
        }

        @Override
        public void close() {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
