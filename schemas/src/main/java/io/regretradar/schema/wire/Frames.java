package io.regretradar.schema.wire;

import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/**
 * Opens the two frames in which records travel, told apart by their first byte: Avro's
 * single-object encoding (C3 01, 8-byte fingerprint) and the Confluent frame (00, 4-byte schema
 * id).
 */
public final class Frames {

    private static final byte SINGLE_OBJECT_MARKER = (byte) 0xC3;
    private static final byte SINGLE_OBJECT_VERSION = 1;
    private static final int SINGLE_OBJECT_HEADER_BYTES = 10;
    private static final byte CONFLUENT_MARKER = 0;
    private static final int CONFLUENT_HEADER_BYTES = 5;

    private final SchemaStore store;
    private final SchemaRegistry registry;

    /**
     * @param store finds the writers of single-object encodings
     * @param registry finds the writers of Confluent frames
     */
    public Frames(SchemaStore store, SchemaRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    /**
     * Finds the datum in a record's value and the schema it was written with.
     *
     * @param value a record's value as Kafka holds it; may be null
     * @throws UnreadableRecordException if this is no frame or its schema is unknown
     * @throws SchemaRegistryUnavailableException if the registry cannot be asked
     */
    public Payload open(byte[] value) throws UnreadableRecordException {
        if (value == null) {
            throw new UnreadableRecordException(
                    Fault.NULL_VALUE,
                    "The value is null (a tombstone), but must be an Avro record.");
        }
        if (value.length == 0) {
            throw new UnreadableRecordException(
                    Fault.EMPTY_VALUE, "The value has no bytes, but must be an Avro record.");
        }
        return switch (value[0]) {
            case SINGLE_OBJECT_MARKER -> singleObject(value);
            case CONFLUENT_MARKER -> confluent(value);
            default -> throw unknownFrame(value);
        };
    }

    private Payload singleObject(byte[] value) throws UnreadableRecordException {
        if (value.length > 1 && value[1] != SINGLE_OBJECT_VERSION) {
            throw unknownFrame(value);
        }
        requireHeader(value, SINGLE_OBJECT_HEADER_BYTES, "an Avro single-object encoding");
        long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Schema writer = store.findByFingerprint(fingerprint);
        if (writer == null) {
            throw new UnreadableRecordException(
                    Fault.UNKNOWN_SCHEMA,
                    "The record names the schema with fingerprint %016x, which is none of ours."
                            .formatted(fingerprint));
        }
        return new Payload(writer, value, SINGLE_OBJECT_HEADER_BYTES);
    }

    private Payload confluent(byte[] value) throws UnreadableRecordException {
        requireHeader(value, CONFLUENT_HEADER_BYTES, "a Confluent frame");
        int id = ByteBuffer.wrap(value).getInt(1);
        return new Payload(registry.schema(id), value, CONFLUENT_HEADER_BYTES);
    }

    private static void requireHeader(byte[] value, int headerBytes, String frame)
            throws UnreadableRecordException {
        if (value.length < headerBytes) {
            throw new UnreadableRecordException(
                    Fault.TRUNCATED,
                    "The value has %d bytes, but the header of %s alone has %d."
                            .formatted(value.length, frame, headerBytes));
        }
    }

    private static UnreadableRecordException unknownFrame(byte[] value) {
        String start =
                value.length == 1
                        ? "%02X".formatted(value[0])
                        : "%02X %02X".formatted(value[0], value[1]);
        return new UnreadableRecordException(
                Fault.UNKNOWN_FRAME,
                ("The value starts with %s, but must start with C3 01 (Avro single-object"
                                + " encoding) or 00 (Confluent frame).")
                        .formatted(start));
    }
}
