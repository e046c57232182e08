package io.regretradar.domain.state;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Writes state compactly: whole numbers as variable-length, strings as length and UTF-8. */
public final class StateOutput {

    private final DataOutput out;

    public StateOutput(DataOutput out) {
        this.out = out;
    }

    /** Writes one element of a collection or map. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value) throws IOException;
    }

    public void bool(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    /** A whole number; small magnitudes of either sign take few bytes. */
    public void number(long value) throws IOException {
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            out.writeByte((int) ((zigzag & 0x7F) | 0x80));
            zigzag >>>= 7;
        }
        out.writeByte((int) zigzag);
    }

    public void real(double value) throws IOException {
        out.writeDouble(value);
    }

    /** Eight bytes as they are, for hashes. */
    public void fixed(long value) throws IOException {
        out.writeLong(value);
    }

    /** A string or null. */
    public void text(String value) throws IOException {
        if (value == null) {
            number(-1);
            return;
        }
        byte[] bytes = WellFormed.of(value).getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.write(bytes);
    }

    public void bytes(byte[] value) throws IOException {
        number(value.length);
        out.write(value);
    }

    /** A whole number or null. */
    public void optional(Number value) throws IOException {
        bool(value != null);
        if (value != null) {
            number(value.longValue());
        }
    }

    /** A real number or null. */
    public void optionalReal(Double value) throws IOException {
        bool(value != null);
        if (value != null) {
            real(value);
        }
    }

    /** An enum constant or null, by its ordinal: constants may be added at the end only. */
    public void symbol(Enum<?> value) throws IOException {
        number(value == null ? -1 : value.ordinal());
    }

    public <T> void list(Collection<T> values, Writer<T> writer) throws IOException {
        number(values.size());
        for (T value : values) {
            writer.write(value);
        }
    }

    public <K, V> void map(Map<K, V> values, Writer<Map.Entry<K, V>> writer) throws IOException {
        list(values.entrySet(), writer);
    }
}
