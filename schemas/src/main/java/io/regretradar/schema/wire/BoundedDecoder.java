package io.regretradar.schema.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary decoder over one byte array, which takes no length on trust: Avro allocates as many
 * bytes as a length prefix asks for, and five bad bytes may ask for 2 GiB. Here no length and no
 * item count may exceed the bytes that are left. Not thread-safe.
 */
final class BoundedDecoder extends Decoder {

    private BinaryDecoder in;

    /** Starts anew at {@code offset}. */
    void reset(byte[] bytes, int offset) {
        in = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, in);
    }

    /** Bytes not yet read. */
    int remaining() throws IOException {
        return in.inputStream().available();
    }

    private int length() throws IOException {
        return (int) bounded(in.readLong(), "bytes");
    }

    private long bounded(long length, String unit) throws IOException {
        if (length < 0) {
            throw new AvroTypeException("a length of %d %s is stated".formatted(length, unit));
        }
        int remaining = remaining();
        if (length > remaining) {
            throw new EOFException(
                    "a length of %d %s is stated where %d bytes are left"
                            .formatted(length, unit, remaining));
        }
        return length;
    }

    /** Count of a block's items. Every item of ours takes a byte at least. */
    private long itemCount() throws IOException {
        long count = in.readLong();
        if (count < 0) {
            bounded(in.readLong(), "bytes");
            count = -count;
        }
        return bounded(count, "items");
    }

    private long skipBlocks() throws IOException {
        long count = in.readLong();
        while (count < 0) {
            in.skipFixed(length());
            count = in.readLong();
        }
        return bounded(count, "items");
    }

    @Override
    public String readString() throws IOException {
        byte[] bytes = new byte[length()];
        in.readFixed(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        byte[] bytes = new byte[length()];
        in.readFixed(bytes);
        return new Utf8(bytes);
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] bytes = new byte[length()];
        in.readFixed(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void skipString() throws IOException {
        in.skipFixed(length());
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipFixed(length());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, (int) bounded(length, "bytes"));
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed((int) bounded(length, "bytes"));
    }

    @Override
    public long readArrayStart() throws IOException {
        return itemCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return itemCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return itemCount();
    }

    @Override
    public long mapNext() throws IOException {
        return itemCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
