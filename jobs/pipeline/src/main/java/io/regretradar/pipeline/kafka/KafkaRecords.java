package io.regretradar.pipeline.kafka;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** What the job reads from Kafka. */
public final class KafkaRecords {

    private static final Duration LOOK_FOR_NEW_PARTITIONS = Duration.ofSeconds(10);

    private KafkaRecords() {}

    /** The records of one stream's topic, decoded and checked. */
    public static KafkaSource<Arriving> of(Stream stream, RegretSettings settings) {
        return KafkaRecords.<Arriving>builder(settings.kafka(), settings.kafka().topic(stream))
                .setDeserializer(new ArrivingDeserializer(stream, settings))
                .build();
    }

    /** The records of the control topic, decoded. */
    public static KafkaSource<Arriving> control(RegretSettings settings) {
        return KafkaRecords.<Arriving>builder(
                        settings.kafka(), settings.kafka().topic(Topics.CONTROL))
                .setDeserializer(new ControlDeserializer(settings))
                .build();
    }

    /** The dead letters, as the documents that they become. */
    public static KafkaSource<Document> deadLetters(RegretSettings settings) {
        return KafkaRecords.<Document>builder(settings.kafka(), settings.kafka().deadLetters())
                .setDeserializer(new DeadLetterDocuments(settings.accounts().epoch()))
                .build();
    }

    /** Records of a topic, read from the earliest on and turned into values by that schema. */
    public static <T> KafkaSource<T> read(
            String topic, KafkaSettings kafka, KafkaRecordDeserializationSchema<T> schema) {
        return KafkaRecords.<T>builder(kafka, topic).setDeserializer(schema).build();
    }

    private static <T> KafkaSourceBuilder<T> builder(KafkaSettings kafka, String topic) {
        return KafkaSource.<T>builder()
                .setProperties(kafka.connection())
                .setGroupId(kafka.groupId())
                .setClientIdPrefix(kafka.groupId() + "-" + topic)
                .setTopics(topic)
                .setStartingOffsets(new FromEarliest(kafka.lostOffsets()))
                .setProperty(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                        String.valueOf(LOOK_FOR_NEW_PARTITIONS.toMillis()))
                // Nobody reads them, and a commit that meets a wake-up of the fetcher while the
                // coordinator is unknown throws out of the source: the job restarts for nothing.
                .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
    }
}
