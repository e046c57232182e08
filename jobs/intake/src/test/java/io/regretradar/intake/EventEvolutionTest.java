package io.regretradar.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.UsageEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Writers ahead of us or behind us, known through a registry, give the same event or a reason. */
class EventEvolutionTest {

    private static final UsageEvent EVENT =
            new UsageEvent(
                    new Header("e1", "acme", null, Events.AT, ""),
                    "u1",
                    "report",
                    true,
                    3,
                    null,
                    0,
                    false);

    private static final String USER = field("userId", "[\"null\", \"string\"]");
    private static final String COUNT = field("count", "\"long\"");

    private final Map<Integer, Schema> registry = new HashMap<>();
    private final EventDecoder decoder = new EventDecoder(IntakeSettings.DEFAULTS, registry::get);

    @Test
    void aNewOptionalFieldChangesNothing() throws IOException {
        assertThat(decode(1, USER + COUNT + field("region", "\"string\""), Map.of("region", "EU")))
                .isEqualTo(new Decoded.Accepted(EVENT));
    }

    @Test
    void aRemovedFieldTakesItsDefault() throws IOException {
        assertThat(decode(2, COUNT, Map.of()))
                .isEqualTo(
                        new Decoded.Accepted(
                                new UsageEvent(
                                        EVENT.header(), null, "report", true, 3, null, 0, false)));
    }

    @Test
    void aRenamedFieldIsFoundByItsAlias() throws IOException {
        String renamed =
                ", {\"name\": \"person\", \"aliases\": [\"userId\"], \"type\": \"string\"}";

        assertThat(decode(3, renamed + COUNT, Map.of("person", "u1")))
                .isEqualTo(new Decoded.Accepted(EVENT));
    }

    @Test
    void aNarrowerNumberIsWidened() throws IOException {
        assertThat(decode(4, USER + field("count", "\"int\""), Map.of("count", 3)))
                .isEqualTo(new Decoded.Accepted(EVENT));
    }

    @Test
    void anIncompatibleChangeIsRejected() throws IOException {
        Decoded decoded = decode(5, USER + field("count", "\"string\""), Map.of("count", "3"));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> {
                            assertThat(rejected.reason())
                                    .isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
                            assertThat(rejected.message())
                                    .contains("ProductUsageEvent", "TYPE_MISMATCH in count");
                        });
    }

    private Decoded decode(int id, String fields, Map<String, Object> values) throws IOException {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "ProductUsageEvent",
                                 "namespace": "io.regretradar.schema", "fields": [
                                   {"name": "eventId", "type": "string"},
                                   {"name": "accountId", "type": "string"},
                                   {"name": "occurredAt", "type": {"type": "long",
                                     "logicalType": "timestamp-millis"}},
                                   {"name": "feature", "type": "string"},
                                   {"name": "core", "type": "boolean"}
                                """
                                        + fields
                                        + "]}");
        registry.put(id, schema);
        GenericData.Record datum = new GenericData.Record(schema);
        datum.put("eventId", EVENT.eventId());
        datum.put("accountId", EVENT.accountId());
        datum.put("occurredAt", EVENT.occurredAt());
        datum.put("feature", EVENT.feature());
        datum.put("core", EVENT.core());
        putIfKnown(datum, "userId", EVENT.userId());
        putIfKnown(datum, "count", EVENT.count());
        values.forEach(datum::put);
        return decoder.decode("product-usage", confluentFrame(id, datum), Events.AT);
    }

    private static void putIfKnown(GenericData.Record datum, String field, Object value) {
        if (datum.getSchema().getField(field) != null) {
            datum.put(field, value);
        }
    }

    private static byte[] confluentFrame(int id, GenericData.Record datum) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(datum.getSchema()).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String field(String name, String type) {
        return ", {\"name\": \"%s\", \"type\": %s}".formatted(name, type);
    }
}
