package io.regretradar.pipeline.deadletter;

import io.regretradar.pipeline.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters to their topic; each is done when all replicas in sync have it. */
public final class KafkaDeadLetters implements DeadLetterOutlet {

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    public KafkaDeadLetters(KafkaSettings kafka) {
        this.topic = kafka.deadLetters();
        Properties properties = kafka.connection();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        this.producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The record of a dead letter: keyed by its identity, so that repeats meet. */
    public static ProducerRecord<byte[], byte[]> record(String topic, DeadLetter letter) {
        byte[] key = letter.place().id().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, key, DeadLetterJson.write(letter));
    }

    @Override
    public CompletableFuture<Void> send(DeadLetter letter) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        try {
            producer.send(
                    record(topic, letter),
                    (metadata, failure) -> {
                        if (failure == null) {
                            stored.complete(null);
                        } else {
                            stored.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException refused) {
            stored.completeExceptionally(refused);
        }
        return stored;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
