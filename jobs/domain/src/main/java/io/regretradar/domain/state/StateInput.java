package io.regretradar.domain.state;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link StateOutput} wrote. */
public final class StateInput {

    private final DataInput in;

    public StateInput(DataInput in) {
        this.in = in;
    }

    /** Reads one element of a collection. */
    @FunctionalInterface
    public interface Reader<T> {
        T read() throws IOException;
    }

    /** Reads one element and puts it where it belongs. */
    @FunctionalInterface
    public interface Step {
        void read() throws IOException;
    }

    public boolean bool() throws IOException {
        return in.readBoolean();
    }

    public long number() throws IOException {
        long zigzag = 0;
        int shift = 0;
        byte part;
        do {
            part = in.readByte();
            zigzag |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public int integer() throws IOException {
        return Math.toIntExact(number());
    }

    public double real() throws IOException {
        return in.readDouble();
    }

    public long fixed() throws IOException {
        return in.readLong();
    }

    public String text() throws IOException {
        int length = integer();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public byte[] bytes() throws IOException {
        byte[] bytes = new byte[integer()];
        in.readFully(bytes);
        return bytes;
    }

    public Long optional() throws IOException {
        return bool() ? number() : null;
    }

    public Integer optionalInteger() throws IOException {
        return bool() ? integer() : null;
    }

    public Double optionalReal() throws IOException {
        return bool() ? real() : null;
    }

    public <E extends Enum<E>> E symbol(E[] constants) throws IOException {
        int ordinal = integer();
        return ordinal < 0 ? null : constants[ordinal];
    }

    public <T> List<T> list(Reader<T> reader) throws IOException {
        int size = integer();
        List<T> values = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            values.add(reader.read());
        }
        return values;
    }

    /** Runs the step once for each element that was written. */
    public void each(Step step) throws IOException {
        int size = integer();
        for (int i = 0; i < size; i++) {
            step.read();
        }
    }
}
