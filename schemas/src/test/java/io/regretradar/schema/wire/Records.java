package io.regretradar.schema.wire;

import io.regretradar.schema.LifecycleEvent;
import io.regretradar.schema.ProductUsageEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records and bytes for the tests of this package. */
final class Records {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Records() {}

    static ProductUsageEvent usage() {
        return ProductUsageEvent.newBuilder()
                .setEventId("e1")
                .setAccountId("acme")
                .setOccurredAt(NOON)
                .setUserId("u1")
                .setFeature("report")
                .setCore(true)
                .setCount(3)
                .build();
    }

    static LifecycleEvent.Builder lifecycle() {
        return LifecycleEvent.newBuilder()
                .setEventId("e1")
                .setAccountId("acme")
                .setOccurredAt(NOON);
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The bare Avro datum, without a frame. */
    static Payload payload(GenericData.Record datum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericData.Record>(datum.getSchema()).write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Payload(datum.getSchema(), out.toByteArray(), 0);
    }

    static Schema schema(String json) {
        return new Schema.Parser().parse(json);
    }
}
