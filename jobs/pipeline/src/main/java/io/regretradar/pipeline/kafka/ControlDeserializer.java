package io.regretradar.pipeline.kafka;

import io.regretradar.intake.ControlDecoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes the records of the control topic. Bad ones travel on as dead letters. */
final class ControlDeserializer implements KafkaRecordDeserializationSchema<Arriving> {

    private static final long serialVersionUID = 1L;

    private final RegretSettings settings;

    private transient ControlDecoder decoder;

    ControlDeserializer(RegretSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder =
                new ControlDecoder(
                        new IntakeSettings(
                                settings.events().earliest(), settings.events().maxAhead()),
                        ArrivingDeserializer.registry(settings.kafka()));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arriving> out) {
        ControlDecoder.Control control = decoder.decode(record.value(), record.timestamp());
        if (control instanceof ControlDecoder.Published published) {
            out.collect(new Arriving.Rule(published.event(), ArrivingDeserializer.place(record)));
        } else if (control instanceof ControlDecoder.Tick tick) {
            out.collect(new Arriving.Tick(tick.at()));
        } else if (control instanceof ControlDecoder.Rejected rejected) {
            out.collect(
                    new Arriving.Rejected(
                            ArrivingDeserializer.letter(
                                    record, rejected.reason(), rejected.message())));
        }
    }

    @Override
    public TypeInformation<Arriving> getProducedType() {
        return ArrivingSerializer.TYPE;
    }
}
