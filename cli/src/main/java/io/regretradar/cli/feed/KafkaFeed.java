package io.regretradar.cli.feed;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events into their topics and ticks into every partition of every input topic. */
public final class KafkaFeed implements Feed, AutoCloseable {
    /** Input topics that carry no account events of their own, but ticks as all others do. */
    private static final List<String> OTHER_INPUTS = List.of("alert-commands", "radar-control");

    private static final int MAX_BLOCK_MILLIS = 20_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<PartitionInfo> partitions = new ArrayList<>();
    private final AtomicReference<Exception> refused = new AtomicReference<>();
    private final String servers;
    private long events;

    /**
     * Connects, and looks the topics' partitions up.
     *
     * @throws CommandFailure if there is no broker, or a topic is missing
     */
    public KafkaFeed(String bootstrapServers) {
        this.servers = bootstrapServers;
        try {
            this.producer = new KafkaProducer<>(settings(bootstrapServers));
        } catch (KafkaException e) {
            throw new CommandFailure(
                    "Cannot connect to Kafka at %s: %s".formatted(servers, cause(e)), e);
        }
        inputTopics().forEach(this::lookUp);
    }

    /** All eight input topics. */
    public static List<String> inputTopics() {
        List<String> topics =
                new ArrayList<>(Arrays.stream(Stream.values()).map(Stream::topic).toList());
        topics.addAll(OTHER_INPUTS);
        return topics;
    }

    @Override
    public void event(AccountEvent event) {
        byte[] key = event.accountId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(event.stream().topic(), key, EventEncoder.encode(event)));
        events++;
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
                            .formatted(servers, topic, cause(e)),
                    e);
        }
    }

    private void failIfRefused() {
        Exception problem = refused.get();
        if (problem != null) {
            throw new CommandFailure(
                    "Kafka at %s did not take an event: %s".formatted(servers, cause(problem)),
                    problem);
        }
    }

    private static String cause(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private static Map<String, Object> settings(String servers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK_MILLIS);
    }
}
