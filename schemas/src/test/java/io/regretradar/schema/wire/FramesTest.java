package io.regretradar.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.regretradar.schema.ProductUsageEvent;
import io.regretradar.schema.catalog.SchemaCatalog;
import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final byte[] SINGLE_OBJECT = singleObject();

    private final Frames frames = new Frames(SchemaCatalog.store(), SchemaRegistry.none());

    @Test
    void singleObjectEncodingIsReadThroughTheStore() throws Exception {
        Payload payload = frames.open(SINGLE_OBJECT);

        assertThat(payload.writer().getName()).isEqualTo("ProductUsageEvent");
        assertThat(new RecordReader<>(ProductUsageEvent.class).read(payload))
                .isEqualTo(Records.usage());
    }

    @Test
    void aConfluentFrameIsReadThroughTheRegistry() throws Exception {
        Schema schema = ProductUsageEvent.getClassSchema();
        Frames withRegistry =
                new Frames(
                        SchemaCatalog.store(),
                        id -> {
                            assertThat(id).isEqualTo(0x01020304);
                            return schema;
                        });
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {0, 1, 2, 3, 4});
        frame.write(SINGLE_OBJECT, 10, SINGLE_OBJECT.length - 10);

        Payload payload = withRegistry.open(frame.toByteArray());

        assertThat(new RecordReader<>(ProductUsageEvent.class).read(payload))
                .isEqualTo(Records.usage());
    }

    @Test
    void aTombstoneIsNoRecord() {
        assertFault(null, Fault.NULL_VALUE, "null (a tombstone)");
    }

    @Test
    void noBytesAreNoRecord() {
        assertFault(new byte[0], Fault.EMPTY_VALUE, "no bytes");
    }

    @Test
    void otherFirstBytesAreNamed() {
        assertFault("{\"a\":1}".getBytes(), Fault.UNKNOWN_FRAME, "starts with 7B 22", "C3 01");
    }

    @Test
    void anotherVersionOfSingleObjectEncodingIsNamed() {
        assertFault(new byte[] {(byte) 0xC3, 2, 0}, Fault.UNKNOWN_FRAME, "starts with C3 02");
    }

    @Test
    void aCutHeaderIsTruncated() {
        assertFault(Arrays.copyOf(SINGLE_OBJECT, 9), Fault.TRUNCATED, "9 bytes", "10");
        assertFault(new byte[] {(byte) 0xC3}, Fault.TRUNCATED, "1 bytes");
        assertFault(new byte[] {0, 0, 0}, Fault.TRUNCATED, "3 bytes", "Confluent");
    }

    @Test
    void anUnknownFingerprintIsNamed() {
        byte[] value = SINGLE_OBJECT.clone();
        Arrays.fill(value, 2, 10, (byte) 0x11);

        assertFault(value, Fault.UNKNOWN_SCHEMA, "fingerprint 1111111111111111", "none of ours");
    }

    @Test
    void withoutARegistryAConfluentFrameSaysSo() {
        assertFault(new byte[] {0, 0, 0, 0, 7}, Fault.UNKNOWN_SCHEMA, "id 7", "none is configured");
    }

    @Test
    void aRegistryThatIsAwayIsNotTheRecordsFault() {
        Frames away =
                new Frames(
                        SchemaCatalog.store(),
                        id -> {
                            throw new SchemaRegistryUnavailableException("away", null);
                        });

        assertThatThrownBy(() -> away.open(new byte[] {0, 0, 0, 0, 7}))
                .isInstanceOf(SchemaRegistryUnavailableException.class);
    }

    private void assertFault(byte[] value, Fault fault, String... words) {
        UnreadableRecordException e =
                catchThrowableOfType(UnreadableRecordException.class, () -> frames.open(value));
        assertThat(e.fault()).isEqualTo(fault);
        assertThat(e).hasMessageContainingAll(words);
    }

    private static byte[] singleObject() {
        try {
            return Records.bytes(Records.usage().toByteBuffer());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
