package io.regretradar.domain.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.state.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

/**
 * Writes one flat document, field after field. Absent values leave no trace: a field is there or it
 * is not, and never null.
 */
public final class DocumentBody {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator json;

    public DocumentBody() {
        try {
            json = JSON.createGenerator(bytes);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instant as documents write it: UTC, always three decimals of a second. */
    public static String instant(long millis) {
        return INSTANT.format(Instant.ofEpochMilli(millis));
    }

    /** The month that names an index, e.g. {@code 2026.11}. */
    public static String month(long millis) {
        return MONTH.format(Instant.ofEpochMilli(millis));
    }

    @FunctionalInterface
    private interface Step {
        void write() throws IOException;
    }

    private DocumentBody write(Step step) {
        try {
            step.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DocumentBody text(String name, String value) {
        return value == null
                ? this
                : write(() -> json.writeStringField(name, WellFormed.of(value)));
    }

    public DocumentBody symbol(String name, Enum<?> value) {
        return value == null ? this : text(name, value.name());
    }

    /** A real number with six decimals; NaN leaves the field out. */
    public DocumentBody number(String name, double value) {
        return Double.isNaN(value)
                ? this
                : write(() -> json.writeNumberField(name, Numbers.output(value)));
    }

    public DocumentBody number(String name, Double value) {
        return value == null ? this : number(name, value.doubleValue());
    }

    public DocumentBody whole(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public DocumentBody truth(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    /** An instant; null leaves the field out. */
    public DocumentBody time(String name, Long millis) {
        return millis == null ? this : text(name, instant(millis));
    }

    public DocumentBody texts(String name, Collection<String> values) {
        return write(
                () -> {
                    json.writeArrayFieldStart(name);
                    for (String value : values) {
                        json.writeString(WellFormed.of(value));
                    }
                    json.writeEndArray();
                });
    }

    /** A list of objects, each written by the same steps. */
    public <T> DocumentBody objects(
            String name, Collection<T> values, java.util.function.Consumer<T> fields) {
        return write(
                () -> {
                    json.writeArrayFieldStart(name);
                    for (T value : values) {
                        json.writeStartObject();
                        fields.accept(value);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    /** The finished JSON, UTF-8. Nothing may be written afterwards. */
    public byte[] bytes() {
        write(
                () -> {
                    json.writeEndObject();
                    json.close();
                });
        return bytes.toByteArray();
    }
}
