package io.regretradar.pipeline.kafka;

import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.EventDecoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.Excerpt;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.schema.wire.HttpSchemaRegistry;
import io.regretradar.schema.wire.SchemaRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes and checks the records of one stream's topic. Bad ones travel on as dead letters. */
final class ArrivingDeserializer implements KafkaRecordDeserializationSchema<Arriving> {

    private static final long serialVersionUID = 1L;
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(10);

    private final Stream stream;
    private final RegretSettings settings;

    private transient EventDecoder decoder;

    ArrivingDeserializer(Stream stream, RegretSettings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder =
                new EventDecoder(
                        new IntakeSettings(
                                settings.events().earliest(), settings.events().maxAhead()),
                        registry(settings.kafka()));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arriving> out) {
        Decoded decoded = decoder.decode(stream.topic(), record.value(), record.timestamp());
        if (decoded instanceof Decoded.Accepted accepted) {
            out.collect(
                    new Arriving.Event(
                            accepted.event(),
                            record.partition(),
                            record.offset(),
                            record.timestamp()));
        } else if (decoded instanceof Decoded.Tick tick) {
            out.collect(new Arriving.Tick(tick.at()));
        } else if (decoded instanceof Decoded.Rejected rejected) {
            out.collect(
                    new Arriving.Rejected(letter(record, rejected.reason(), rejected.message())));
        }
    }

    @Override
    public TypeInformation<Arriving> getProducedType() {
        return ArrivingSerializer.TYPE;
    }

    static DeadLetter letter(
            ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String message) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new DeadLetter(
                reason.name(), message, place(record), key, key, Excerpt.of(record.value()));
    }

    static KafkaRecord place(ConsumerRecord<?, ?> record) {
        return new KafkaRecord(
                record.topic(), record.partition(), record.offset(), record.timestamp());
    }

    static SchemaRegistry registry(KafkaSettings kafka) {
        return kafka.schemaRegistry().isEmpty()
                ? SchemaRegistry.none()
                : new HttpSchemaRegistry(
                        URI.create(kafka.schemaRegistry()),
                        Optional.ofNullable(kafka.schemaRegistryAuthorization()),
                        REGISTRY_TIMEOUT);
    }
}
