package io.regretradar.cli.feed;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events into their topics and ticks into every partition of every input topic. */
public final class KafkaFeed implements Feed, AutoCloseable {
    private static final int MAX_BLOCK_MILLIS = 20_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<PartitionInfo> partitions = new ArrayList<>();
    private final AtomicReference<Exception> refused = new AtomicReference<>();
    private final KafkaSettings settings;
    private long events;

    /**
     * Connects, and looks the topics' partitions up.
     *
     * @throws CommandFailure if there is no broker, or a topic is missing
     */
    public KafkaFeed(KafkaSettings settings) {
        this.settings = settings;
        try {
            this.producer = new KafkaProducer<>(properties(settings));
        } catch (KafkaException e) {
            throw new CommandFailure(
                    "Cannot connect to Kafka at %s: %s".formatted(servers(), cause(e)), e);
        }
        new Topics(settings).inputs().forEach(this::lookUp);
    }

    @Override
    public void event(AccountEvent event) {
        byte[] key = event.accountId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(settings.topic(event.stream()), key, EventEncoder.encode(event)));
        events++;
    }

    /** Sends bytes as they are, whatever they may be; they count as no event. */
    public void raw(Stream stream, String account, byte[] value) {
        byte[] key = account.getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(settings.topic(stream), key, value));
    }

    @Override
    public void tick(long at) {
        byte[] tick = EventEncoder.tick(at);
        for (PartitionInfo partition : partitions) {
            send(
                    new ProducerRecord<>(
                            partition.topic(), partition.partition(), (byte[]) null, tick));
        }
    }

    /** How many events have been sent, ticks aside. */
    public long events() {
        return events;
    }

    /** Waits until the brokers have everything. */
    public void flush() {
        producer.flush();
        failIfRefused();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        failIfRefused();
        producer.send(
                record,
                (sent, problem) -> {
                    if (problem != null) {
                        refused.compareAndSet(null, problem);
                    }
                });
    }

    private void lookUp(String topic) {
        try {
            partitions.addAll(producer.partitionsFor(topic));
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw new CommandFailure(
                    "Kafka at %s does not know the topic %s: %s. Is the address right? 'radar setup' creates the topics."
                            .formatted(servers(), topic, cause(e)),
                    e);
        }
    }

    private void failIfRefused() {
        Exception problem = refused.get();
        if (problem != null) {
            throw new CommandFailure(
                    "Kafka at %s did not take an event: %s".formatted(servers(), cause(problem)),
                    problem);
        }
    }

    private static String cause(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private String servers() {
        return settings.bootstrapServers();
    }

    private static Properties properties(KafkaSettings settings) {
        Properties properties = settings.connection();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        // The job drops repeats itself, so a resend may double but must not overtake. Sequence
        // numbers would do no more, and a starved broker that loses count of them stays stuck.
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        return properties;
    }
}
