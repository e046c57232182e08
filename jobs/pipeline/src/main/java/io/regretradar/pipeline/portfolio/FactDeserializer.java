package io.regretradar.pipeline.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.regretradar.domain.portfolio.FactJson;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.EventDecoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.Excerpt;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.kafka.ArrivingSerializer;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.schema.wire.SchemaRegistry;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the documents that {@link ToldRecords} wrote. Bad records travel on as dead letters. */
public final class FactDeserializer implements KafkaRecordDeserializationSchema<Arriving> {

    private static final long serialVersionUID = 1L;

    private final PortfolioInput input;
    private final RegretSettings settings;

    private transient EventDecoder ticks;

    public FactDeserializer(PortfolioInput input, RegretSettings settings) {
        this.input = input;
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        ticks =
                new EventDecoder(
                        new IntakeSettings(
                                settings.events().earliest(), settings.events().maxAhead()),
                        SchemaRegistry.none());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arriving> out) {
        try {
            out.collect(read(record));
        } catch (IOException wrong) {
            String key = record.key() == null ? null : new String(record.key(), UTF_8);
            out.collect(
                    new Arriving.Rejected(
                            new DeadLetter(
                                    RejectionReason.MALFORMED.name(),
                                    wrong.getMessage(),
                                    new KafkaRecord(
                                            record.topic(),
                                            record.partition(),
                                            record.offset(),
                                            record.timestamp()),
                                    key,
                                    key,
                                    Excerpt.of(record.value()))));
        }
    }

    private Arriving read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String id = header(record, ToldRecords.DOCUMENT_ID);
        String version = header(record, ToldRecords.DOCUMENT_VERSION);
        if (id != null && version != null) {
            return new Arriving.Known(FactJson.read(input, id, number(version), record.value()));
        }
        Decoded decoded = ticks.decode(input.topic(), record.value(), record.timestamp());
        if (decoded instanceof Decoded.Tick tick) {
            return new Arriving.Tick(tick.at());
        }
        throw new IOException(
                "The record is neither a tick nor a document with the headers %s and %s. Only RegretJob writes into this topic."
                        .formatted(ToldRecords.DOCUMENT_ID, ToldRecords.DOCUMENT_VERSION));
    }

    private static long number(String version) throws IOException {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException wrong) {
            throw new IOException(
                    "Header %s is '%s', but must be a whole number"
                            .formatted(ToldRecords.DOCUMENT_VERSION, version),
                    wrong);
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public TypeInformation<Arriving> getProducedType() {
        return ArrivingSerializer.TYPE;
    }
}
