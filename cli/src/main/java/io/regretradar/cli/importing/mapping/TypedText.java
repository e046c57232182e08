package io.regretradar.cli.importing.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.intake.mapping.InvalidEventException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Texts of a file as the JSON that a field of an event takes.
 *
 * @param field its name, for messages
 * @param type what it holds
 * @param times how times are written
 * @param commaDecimal whether 1.234,5 is meant by what is written so, not 1,234.5
 * @param factor numbers are multiplied by it; null: not
 */
record TypedText(
        String field, FieldType type, TimeFormats times, boolean commaDecimal, BigDecimal factor) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The value of any type but a time. */
    JsonNode of(String text) throws InvalidEventException {
        return switch (type.kind()) {
            case DATE ->
                    JSON.textNode(
                            times.date(text)
                                    .orElseThrow(() -> invalid(text, "a date as " + times))
                                    .toString());
            case WHOLE_NUMBER, NUMBER -> number(text);
            case TRUTH -> truth(text);
            case SYMBOL -> JSON.textNode(symbol(text));
            default -> JSON.textNode(text);
        };
    }

    private JsonNode number(String text) throws InvalidEventException {
        BigDecimal number = decimal(text);
        if (type.kind() == FieldType.Kind.NUMBER) {
            return JSON.numberNode(number.doubleValue());
        }
        try {
            return JSON.numberNode(number.longValueExact());
        } catch (ArithmeticException e) {
            throw invalid(text, "a whole number" + (factor == null ? "" : " after times"));
        }
    }

    /** The number that the text means, times the factor. */
    BigDecimal decimal(String text) throws InvalidEventException {
        String plain =
                commaDecimal ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
        try {
            BigDecimal number = new BigDecimal(plain.replace("\u00a0", "").replace(" ", ""));
            return factor == null ? number : number.multiply(factor);
        } catch (NumberFormatException e) {
            throw invalid(text, "a number");
        }
    }

    private JsonNode truth(String text) throws InvalidEventException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "t", "1" -> JSON.booleanNode(true);
            case "false", "no", "n", "f", "0" -> JSON.booleanNode(false);
            default -> throw invalid(text, "true or false; map other words to these");
        };
    }

    private String symbol(String text) throws InvalidEventException {
        if (!type.symbols().contains(text)) {
            throw invalid(
                    text,
                    "one of " + String.join(", ", type.symbols()) + "; map other words to these");
        }
        return text;
    }

    /** A list, from the texts of its entries. */
    JsonNode list(List<String> entries) throws InvalidEventException {
        ArrayNode list = JSON.arrayNode(entries.size());
        for (String entry : entries) {
            list.add(type.symbols().isEmpty() ? entry : symbol(entry));
        }
        return list;
    }

    /** The entries of a text: a JSON array's, else the parts between separators, without blanks. */
    static List<String> entries(String text, String separator) {
        List<String> entries = new ArrayList<>();
        if (text.startsWith("[")) {
            try {
                for (JsonNode entry : MAPPER.readTree(text)) {
                    entries.add(entry.isTextual() ? entry.textValue() : entry.toString());
                }
                return entries;
            } catch (JsonProcessingException e) {
                // Then it is a text that happens to begin so.
            }
        }
        List<String> parts =
                separator == null
                        ? List.of(text)
                        : List.of(text.split(java.util.regex.Pattern.quote(separator)));
        for (String part : parts) {
            if (!part.isBlank()) {
                entries.add(part.strip());
            }
        }
        return entries;
    }

    InvalidEventException invalid(String text, String allowed) {
        return TextStep.invalid(field, text, allowed);
    }
}
