package io.regretradar.pipeline.kafka;

import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tick into every partition of every topic, partitions added meanwhile included. A tick
 * that cannot be written is left out: the next one says the same and more.
 */
public final class TickSink implements Sink<Long> {

    private static final Logger LOG = LoggerFactory.getLogger(TickSink.class);
    private static final long serialVersionUID = 1L;

    /** How soon a tick is worthless, and how soon a new partition gets its first. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final List<String> topics;

    public TickSink(KafkaSettings kafka, List<String> topics) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
    }

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
        Properties properties = kafka.connection();
        String patience = String.valueOf(PATIENCE.toMillis());
        properties.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, patience);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        return new Writer(
                topics,
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private record Writer(List<String> topics, Producer<byte[], byte[]> producer)
            implements SinkWriter<Long> {

        @Override
        public void write(Long at, Context context) {
            byte[] tick = EventEncoder.tick(at);
            try {
                for (String topic : topics) {
                    for (PartitionInfo partition : producer.partitionsFor(topic)) {
                        send(new ProducerRecord<>(topic, partition.partition(), null, tick));
                    }
                }
            } catch (KafkaException failure) {
                LOG.warn("A tick was left out: {}", failure.getMessage());
            }
        }

        private void send(ProducerRecord<byte[], byte[]> tick) {
            producer.send(
                    tick,
                    (metadata, failure) -> {
                        if (failure != null) {
                            LOG.warn(
                                    "A tick for {}-{} was left out: {}",
                                    tick.topic(),
                                    tick.partition(),
                                    failure.getMessage());
                        }
                    });
        }

        @Override
        public void flush(boolean endOfInput) {
            // Ticks need no guarantee, so no checkpoint waits for them.
        }

        @Override
        public void close() {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
