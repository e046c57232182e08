package io.regretradar.cli.control;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleGate;
import io.regretradar.intake.ControlDecoder;
import io.regretradar.intake.EventEncoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.schema.wire.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The control topic as the job sees it: read from its beginning and judged by the same gate, so
 * that what stands here as accepted is what the job has accepted.
 */
final class ControlTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final IntakeSettings INTAKE =
            new IntakeSettings(Instant.parse("2000-01-01T00:00:00Z"), Duration.ofHours(1));

    private final KafkaSettings kafka;
    private final TopicPartition partition;

    /**
     * One published version, and what became of it.
     *
     * @param at when the broker took it
     */
    record Entry(long offset, Instant at, ControlEvent event, RuleGate.Verdict verdict) {

        boolean accepted() {
            return verdict instanceof RuleGate.Accepted;
        }

        /** Why it was refused, or empty. */
        String why() {
            return verdict instanceof RuleGate.Refused refused
                    ? refused.reason() + ": " + refused.message()
                    : "";
        }
    }

    /**
     * All that was published.
     *
     * @param unreadable records that are neither a version nor a tick
     */
    record Content(List<Entry> entries, RuleGate gate, RuleBook book, int unreadable) {}

    ControlTopic(KafkaSettings kafka) {
        this.kafka = kafka;
        this.partition = new TopicPartition(kafka.topic(Topics.CONTROL), 0);
    }

    /**
     * Reads all that is there now.
     *
     * @throws CommandFailure if Kafka does not answer or has no such topic
     */
    Content read() {
        List<Entry> entries = new ArrayList<>();
        RuleGate gate = new RuleGate();
        RuleBook book = new RuleBook();
        ControlDecoder decoder = new ControlDecoder(INTAKE, SchemaRegistry.none());
        int unreadable = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumer())) {
            List<TopicPartition> one = List.of(partition);
            if (consumer.partitionsFor(partition.topic(), PATIENCE).size() != 1) {
                throw missing(null);
            }
            consumer.assign(one);
            consumer.seekToBeginning(one);
            long end = consumer.endOffsets(one, PATIENCE).get(partition);
            while (consumer.position(partition, PATIENCE) < end) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(500))) {
                    ControlDecoder.Control control =
                            decoder.decode(record.value(), record.timestamp());
                    if (control instanceof ControlDecoder.Tick tick) {
                        gate.tick(tick.at());
                    } else if (control instanceof ControlDecoder.Published published) {
                        RuleGate.Verdict verdict = gate.check(published.event());
                        if (verdict instanceof RuleGate.Accepted accepted) {
                            book.accept(accepted.event());
                        }
                        entries.add(
                                new Entry(
                                        record.offset(),
                                        Instant.ofEpochMilli(record.timestamp()),
                                        published.event(),
                                        verdict));
                    } else {
                        unreadable++;
                    }
                }
            }
        } catch (KafkaException e) {
            throw missing(e);
        }
        return new Content(entries, gate, book, unreadable);
    }

    /**
     * Publishes a version and says what becomes of it.
     *
     * @throws CommandFailure if Kafka does not take it
     */
    Entry publish(ControlEvent event, Instant now, String source) {
        long offset;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producer())) {
            offset =
                    producer.send(
                                    new ProducerRecord<>(
                                            partition.topic(),
                                            partition.partition(),
                                            null,
                                            EventEncoder.encode(event, now.toEpochMilli(), source)))
                            .get()
                            .offset();
        } catch (ExecutionException | KafkaException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while publishing", e);
        }
        return read().entries().stream()
                .filter(entry -> entry.offset() == offset)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "Kafka took the version at offset %d of %s, but no longer has it. Is its retention too short?"
                                                .formatted(offset, partition.topic())));
    }

    private CommandFailure missing(Exception cause) {
        return new CommandFailure(
                "Kafka at %s has no topic %s with one partition, or does not answer%s. Is the address right? 'radar setup' creates the topics."
                        .formatted(
                                kafka.bootstrapServers(),
                                partition.topic(),
                                cause == null ? "" : ": " + cause.getMessage()),
                cause);
    }

    private Properties consumer() {
        Properties properties = kafka.connection();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return properties;
    }

    private Properties producer() {
        Properties properties = kafka.connection();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        return properties;
    }
}
