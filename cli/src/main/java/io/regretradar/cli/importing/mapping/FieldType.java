package io.regretradar.cli.importing.mapping;

import io.regretradar.domain.event.Stream;
import io.regretradar.intake.mapping.RecordMappings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * What a field of an event holds.
 *
 * @param symbols what an enumeration, or a list of one, may hold; else empty
 * @param optional whether an event may lack it
 */
record FieldType(Kind kind, List<String> symbols, boolean optional) {
    /** Stands in each enumeration for what newer writers may send; nobody may write it. */
    private static final String UNKNOWN = "UNKNOWN";

    enum Kind {
        TEXT,
        TIME,
        DATE,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        SYMBOL,
        LIST
    }

    /** The fields of a stream's events, in the order of its schema. */
    static Map<String, FieldType> of(Stream stream) {
        Schema schema = SpecificData.get().getSchema(RecordMappings.of(stream).type());
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            fields.put(field.name(), of(stated(field.schema()), field.hasDefaultValue()));
        }
        return fields;
    }

    private static Schema stated(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static FieldType of(Schema schema, boolean optional) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return new FieldType(Kind.TIME, List.of(), optional);
        }
        if (logical instanceof LogicalTypes.Date) {
            return new FieldType(Kind.DATE, List.of(), optional);
        }
        return switch (schema.getType()) {
            case LONG -> new FieldType(Kind.WHOLE_NUMBER, List.of(), optional);
            case DOUBLE -> new FieldType(Kind.NUMBER, List.of(), optional);
            case BOOLEAN -> new FieldType(Kind.TRUTH, List.of(), optional);
            case ENUM -> new FieldType(Kind.SYMBOL, symbols(schema), optional);
            case ARRAY ->
                    new FieldType(
                            Kind.LIST,
                            schema.getElementType().getType() == Schema.Type.ENUM
                                    ? symbols(schema.getElementType())
                                    : List.of(),
                            optional);
            default -> new FieldType(Kind.TEXT, List.of(), optional);
        };
    }

    private static List<String> symbols(Schema schema) {
        return schema.getEnumSymbols().stream().filter(symbol -> !symbol.equals(UNKNOWN)).toList();
    }
}
