package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.KafkaDeadLetters;
import io.regretradar.pipeline.settings.KafkaSettings;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes dead letters into their topic, at least once; their ids make repeats meet. */
public final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    private DeadLetterRecords(String topic) {
        this.topic = topic;
    }

    public static KafkaSink<DeadLetter> sink(KafkaSettings kafka) {
        return KafkaSink.<DeadLetter>builder()
                .setKafkaProducerConfig(kafka.connection())
                .setBootstrapServers(kafka.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new DeadLetterRecords(kafka.deadLetters()))
                .build();
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        return KafkaDeadLetters.record(topic, letter);
    }
}
