package io.regretradar.schema.wire;

import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads payloads of older and newer writers as one generated record type. Keeps what it worked out
 * per writer's schema. Not thread-safe.
 *
 * @param <T> the generated record type
 */
public final class RecordReader<T extends SpecificRecord> {

    private static final SpecificData MODEL = new SpecificData();

    static {
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.DateConversion());
        MODEL.setFastReaderEnabled(true);
    }

    private static final Pattern FIELD_NUMBER = Pattern.compile("^/fields/(\\d+)");

    private final Schema reader;
    private final BoundedDecoder decoder = new BoundedDecoder();
    private final Map<Schema, Resolution<T>> resolutions = new IdentityHashMap<>();

    /** Either a reader or the reason why there is none. */
    private record Resolution<T>(DatumReader<T> reader, UnreadableRecordException problem) {}

    /**
     * @param type the generated record type to read into
     */
    public RecordReader(Class<T> type) {
        this.reader = MODEL.getSchema(type);
    }

    /** Whether the writer's record is this type, under its own name or an alias. */
    public boolean accepts(Schema writer) {
        return Renaming.sameRecord(writer, reader);
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableRecordException if it is of another type or of an incompatible schema, or
     *     if its bytes are too few, too many, or not what the schema says
     */
    public T read(Payload payload) throws UnreadableRecordException {
        Resolution<T> resolution = resolutions.computeIfAbsent(payload.writer(), this::resolve);
        if (resolution.problem() != null) {
            throw resolution.problem();
        }
        decoder.reset(payload.bytes(), payload.offset());
        try {
            T datum = resolution.reader().read(null, decoder);
            requireEnd();
            return datum;
        } catch (EOFException e) {
            throw new UnreadableRecordException(
                    Fault.TRUNCATED,
                    "The record ends too early: %s."
                            .formatted(
                                    e.getMessage() == null
                                            ? "more bytes are needed"
                                            : e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableRecordException(
                    Fault.MALFORMED,
                    "The bytes are no %s: %s.".formatted(reader.getName(), describe(e)));
        }
    }

    private void requireEnd() throws IOException, UnreadableRecordException {
        int left = decoder.remaining();
        if (left > 0) {
            throw new UnreadableRecordException(
                    Fault.TRAILING_BYTES,
                    "%d bytes are left over behind the %s.".formatted(left, reader.getName()));
        }
    }

    private Resolution<T> resolve(Schema writer) {
        if (!accepts(writer)) {
            return problem(
                    Fault.WRONG_RECORD,
                    "The record is a %s, but must be a %s."
                            .formatted(writer.getFullName(), reader.getName()));
        }
        try {
            return compatible(Renaming.towards(reader, writer));
        } catch (AvroRuntimeException e) { // e.g. two fields that claim the same former name
            return problem(
                    Fault.INCOMPATIBLE_SCHEMA,
                    "The writer's schema cannot be read as our %s: %s."
                            .formatted(reader.getName(), describe(e)));
        }
    }

    private Resolution<T> compatible(Schema writer) {
        SchemaPairCompatibility compatibility =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (compatibility.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
            return problem(
                    Fault.INCOMPATIBLE_SCHEMA,
                    "The writer's schema cannot be read as our %s: %s."
                            .formatted(reader.getName(), incompatibilities(compatibility)));
        }
        return new Resolution<>(new SpecificDatumReader<>(writer, reader, MODEL), null);
    }

    private static <T> Resolution<T> problem(Fault fault, String message) {
        return new Resolution<>(null, new UnreadableRecordException(fault, message));
    }

    private String incompatibilities(SchemaPairCompatibility compatibility) {
        return compatibility.getResult().getIncompatibilities().stream()
                .map(each -> each.getType() + " in " + place(each) + ", " + each.getMessage())
                .collect(Collectors.joining("; "));
    }

    /** Avro gives our field's number; people know its name. */
    private String place(SchemaCompatibility.Incompatibility incompatibility) {
        Matcher field = FIELD_NUMBER.matcher(incompatibility.getLocation());
        return field.find()
                ? reader.getFields().get(Integer.parseInt(field.group(1))).name()
                : reader.getName();
    }

    private static String describe(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
