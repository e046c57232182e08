package io.regretradar.intake.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.mapping.InvalidEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Single values between JSON and what a generated record holds. */
final class JsonValues {

    private static final int SHOWN = 100;

    private JsonValues() {}

    /** Reads a value that is there; {@code field} is for the message. */
    static Object read(String field, Schema schema, JsonNode value) throws InvalidEventException {
        LogicalType logicalType = schema.getLogicalType();
        if (logicalType instanceof LogicalTypes.TimestampMillis) {
            return time(field, value);
        }
        if (logicalType instanceof LogicalTypes.Date) {
            return date(field, value);
        }
        return switch (schema.getType()) {
            case UNION -> read(field, stated(schema), value);
            case STRING -> text(field, value, "a text");
            case BOOLEAN -> {
                require(value.isBoolean(), field, value, "true or false");
                yield value.booleanValue();
            }
            case LONG -> {
                // 5.0 is 5: some writers know no other numbers.
                require(
                        value.isNumber()
                                && value.canConvertToExactIntegral()
                                && value.canConvertToLong(),
                        field,
                        value,
                        "a whole number");
                yield value.longValue();
            }
            case DOUBLE -> {
                require(value.isNumber(), field, value, "a number");
                yield value.doubleValue();
            }
            case ENUM -> symbol(schema, text(field, value, "one of " + schema.getEnumSymbols()));
            case ARRAY -> list(field, schema.getElementType(), value);
            default ->
                    throw new IllegalStateException(
                            "No JSON form is defined for " + schema.getType() + " of " + field);
        };
    }

    private static Schema stated(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> list(String field, Schema element, JsonNode value)
            throws InvalidEventException {
        require(value.isArray(), field, value, "a list");
        List<Object> items = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            items.add(read("an entry of " + field, element, item));
        }
        return items;
    }

    private static String text(String field, JsonNode value, String allowed)
            throws InvalidEventException {
        require(value.isTextual(), field, value, allowed);
        return value.textValue();
    }

    /** Like Avro, takes the enum's default for a symbol that we do not know. */
    private static Object symbol(Schema schema, String symbol) {
        String known = schema.hasEnumSymbol(symbol) ? symbol : schema.getEnumDefault();
        return SpecificData.get().createEnum(known, schema);
    }

    private static Instant time(String field, JsonNode value) throws InvalidEventException {
        String allowed = "an ISO-8601 time with Z or an offset, e.g. 2026-01-31T09:30:00Z";
        try {
            return OffsetDateTime.parse(text(field, value, allowed))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw wrong(field, value, allowed);
        }
    }

    private static LocalDate date(String field, JsonNode value) throws InvalidEventException {
        String allowed = "an ISO-8601 date, e.g. 2026-01-31";
        try {
            return LocalDate.parse(text(field, value, allowed));
        } catch (DateTimeException e) {
            throw wrong(field, value, allowed);
        }
    }

    private static void require(boolean holds, String field, JsonNode value, String allowed)
            throws InvalidEventException {
        if (!holds) {
            throw wrong(field, value, allowed);
        }
    }

    private static InvalidEventException wrong(String field, JsonNode value, String allowed) {
        return new InvalidEventException(
                RejectionReason.INVALID_VALUE,
                "%s is %s, but must be %s.".formatted(field, shown(value), allowed));
    }

    /** A value for a message, cut where it is long. */
    static String shown(Object value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** The JSON form of a value that is there. */
    static JsonNode write(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean truth) {
            return json.booleanNode(truth);
        }
        if (value instanceof Long number) {
            return json.numberNode(number);
        }
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? json.numberNode(number.longValue()) : json.numberNode(number);
        }
        if (value instanceof List<?> items) {
            ArrayNode array = json.arrayNode(items.size());
            items.forEach(item -> array.add(write(item)));
            return array;
        }
        // Texts, symbols, times and dates: their own text form is the one we read.
        return json.textNode(value.toString());
    }
}
