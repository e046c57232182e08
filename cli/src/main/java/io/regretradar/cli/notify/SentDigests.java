package io.regretradar.cli.notify;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Of each owner the day of the last digest, in a compacted topic, so that whoever takes over knows.
 */
final class SentDigests {
    private final KafkaSettings kafka;
    private final TopicPartition topic;

    SentDigests(KafkaSettings kafka) {
        this.kafka = kafka;
        this.topic = new TopicPartition(kafka.topic(Topics.DIGESTS), 0);
    }

    /** What is known at this moment. */
    Map<String, LocalDate> read() {
        Properties properties = kafka.connection();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        Map<String, LocalDate> days = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).get(topic);
            while (consumer.position(topic) < end) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(500))) {
                    days.put(record.key(), LocalDate.parse(record.value()));
                }
            }
        }
        return days;
    }

    /** Remembers before it is sent: a digest that gets lost is better than one that comes twice. */
    void claim(String owner, LocalDate day) {
        Properties properties = kafka.connection();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    topic.topic(), topic.partition(), owner, day.toString()))
                    .get();
        } catch (ExecutionException e) {
            throw new CommandFailure(
                    "Kafka at %s did not take the note of a digest: %s."
                            .formatted(kafka.bootstrapServers(), e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while a digest was noted.", e);
        }
    }
}
