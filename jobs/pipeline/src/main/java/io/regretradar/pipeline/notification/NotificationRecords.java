package io.regretradar.pipeline.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Writes notifications into their topic, at least once, those of an account in order. A replay
 * writes the same again under the same {@link #DEDUP_KEY}.
 */
public final class NotificationRecords implements KafkaRecordSerializationSchema<Notification> {

    /** Name of the header that says which notification it is. */
    public static final String DEDUP_KEY = "dedup-key";

    private static final long serialVersionUID = 1L;

    private final String topic;

    private NotificationRecords(String topic) {
        this.topic = topic;
    }

    public static KafkaSink<Notification> sink(KafkaSettings kafka) {
        return KafkaSink.<Notification>builder()
                .setKafkaProducerConfig(kafka.connection())
                .setBootstrapServers(kafka.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new NotificationRecords(kafka.topic(Topics.NOTIFICATIONS)))
                .build();
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Notification notification, KafkaSinkContext context, Long timestamp) {
        return record(topic, notification);
    }

    /** The record of a notification: keyed by its account or source, so that they stay in order. */
    public static ProducerRecord<byte[], byte[]> record(String topic, Notification notification) {
        List<Header> headers =
                List.of(new RecordHeader(DEDUP_KEY, notification.key().getBytes(UTF_8)));
        return new ProducerRecord<>(
                topic,
                null,
                null,
                notification.about().getBytes(UTF_8),
                NotificationJson.write(notification),
                headers);
    }
}
