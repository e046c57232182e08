package io.regretradar.pipeline.kafka;

import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetterJson;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns records of the dead-letter topic into documents. What is none of ours is only counted. */
final class DeadLetterDocuments implements KafkaRecordDeserializationSchema<Document> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDocuments.class);
    private static final long serialVersionUID = 1L;

    private final int epoch;

    private transient Counter unreadable;

    DeadLetterDocuments(int epoch) {
        this.epoch = epoch;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        unreadable = context.getMetricGroup().counter("deadLettersUnreadable");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Document> out) {
        try {
            if (record.key() == null || record.value() == null) {
                throw new IOException("no key or no value");
            }
            String id = new String(record.key(), StandardCharsets.UTF_8);
            out.collect(DeadLetterJson.document(id, record.value(), epoch));
        } catch (IOException wrong) {
            unreadable.inc();
            if (Long.bitCount(unreadable.getCount()) == 1) {
                LOG.warn(
                        "Not a dead letter: {}-{} offset {} ({}); {} so far",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        wrong.getMessage(),
                        unreadable.getCount());
            }
        }
    }

    @Override
    public TypeInformation<Document> getProducedType() {
        return DocumentSerializer.TYPE;
    }
}
