package io.regretradar.cli.notify;

import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The notifications in Kafka that this member of the group is to forward. Where it stands is kept
 * in Kafka, and moves only past what was reported as done.
 */
final class NotificationQueue implements AutoCloseable {
    /** Few at a time: what is in hand when a member is lost is sent again. */
    private static final int IN_HAND = 50;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<String> notes;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> inHand = new HashMap<>();
    private boolean paused;
    private boolean reassigned;

    /** Where a new group begins. */
    enum From {
        EARLIEST,
        LATEST
    }

    NotificationQueue(KafkaSettings kafka, String group, From from, Consumer<String> notes) {
        this.topic = kafka.topic(Topics.NOTIFICATIONS);
        this.notes = notes;
        Properties properties = kafka.connection();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, IN_HAND);
        properties.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from.name().toLowerCase(Locale.ROOT));
        this.consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic), new Assignment());
    }

    ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        reassigned = false;
        inHand.clear();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
        for (TopicPartition partition : records.partitions()) {
            inHand.put(partition, records.records(partition).get(0).offset());
        }
        return records;
    }

    /** Fetches nothing more, but stays in the group with {@link #stayMember}. */
    void pause() {
        paused = true;
        consumer.pause(consumer.assignment());
    }

    void stayMember() {
        consumer.poll(Duration.ZERO);
    }

    void resume() {
        paused = false;
        consumer.resume(consumer.assignment());
    }

    /**
     * Moves past a notification.
     *
     * @return whether those after it are still ours to forward
     */
    boolean done(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        inHand.put(partition, record.offset() + 1);
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            notes.accept("The group has changed: the last notification may be sent again.");
            reassigned = true;
        } catch (RetriableException e) {
            notes.accept(
                    "Kafka does not take the place for now (%s); it is noted with the next one."
                            .formatted(e.getClass().getSimpleName()));
        }
        return !reassigned;
    }

    /** What is in hand and not done is fetched again. */
    void rewind() {
        inHand.forEach(
                (partition, offset) -> {
                    if (consumer.assignment().contains(partition)) {
                        consumer.seek(partition, offset);
                    }
                });
    }

    /** Whether everything is done that stood in the topic when we began. */
    boolean atEnd() {
        return !ends.isEmpty()
                && consumer.assignment().stream()
                        .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
    }

    boolean hasFirstPartition() {
        return consumer.assignment().contains(new TopicPartition(topic, 0));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            reassigned = true;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            if (paused) {
                consumer.pause(partitions);
            }
            consumer.endOffsets(partitions).forEach(ends::putIfAbsent);
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            consumer.committed(new HashSet<>(partitions))
                    .forEach((partition, place) -> lost(partition, place, first.get(partition)));
        }

        private void lost(TopicPartition partition, OffsetAndMetadata place, long first) {
            if (place != null && place.offset() < first) {
                notes.accept(
                        "%,d notifications of %s were deleted by Kafka before they were sent; see retention.ms of the topic."
                                .formatted(first - place.offset(), partition));
            }
        }
    }
}
