package io.regretradar.intake.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.mapping.InvalidEventException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Generated records as JSON objects for people: fields are named as in the schema, times are
 * ISO-8601 texts, and an absent field means null or the schema's default.
 */
final class JsonRecords {

    /** The field that names a line's stream; no schema has it. */
    static final String STREAM = "stream";

    private JsonRecords() {}

    /** Reads the object's fields into a new record. */
    static <R extends SpecificRecordBase> R read(Class<R> type, ObjectNode json)
            throws InvalidEventException {
        Schema schema = SpecificData.get().getSchema(type);
        refuseUnknownFields(schema, json);
        R record = type.cast(SpecificData.newInstance(type, schema));
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = json.get(field.name());
            record.put(
                    field.pos(),
                    value == null || value.isNull()
                            ? absent(schema, field)
                            : JsonValues.read(field.name(), field.schema(), value));
        }
        return record;
    }

    private static Object absent(Schema schema, Schema.Field field) throws InvalidEventException {
        if (!field.hasDefaultValue()) {
            throw new InvalidEventException(
                    RejectionReason.MISSING_VALUE,
                    "%s is missing, but every %s must have it."
                            .formatted(field.name(), schema.getName()));
        }
        return SpecificData.get().getDefaultValue(field);
    }

    private static void refuseUnknownFields(Schema schema, ObjectNode json)
            throws InvalidEventException {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null && !name.equals(STREAM)) {
                throw new InvalidEventException(
                        RejectionReason.UNKNOWN_FIELD,
                        "%s is no field of a %s; its fields are %s."
                                .formatted(
                                        JsonValues.shown(name),
                                        schema.getName(),
                                        schema.getFields().stream()
                                                .map(Schema.Field::name)
                                                .collect(Collectors.joining(", "))));
            }
        }
    }

    /** The record as an object that begins with its stream; without null and empty fields. */
    static ObjectNode write(String stream, SpecificRecordBase record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(STREAM, stream);
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            boolean saysNothing =
                    value == null
                            || value.equals("")
                            || value instanceof List<?> list && list.isEmpty();
            if (!saysNothing) {
                json.set(field.name(), JsonValues.write(value));
            }
        }
        return json;
    }
}
