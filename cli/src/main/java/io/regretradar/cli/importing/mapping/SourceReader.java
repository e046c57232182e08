package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the text of a value comes from. */
final class SourceReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final Columns columns;

    SourceReader(Columns columns) {
        this.columns = columns;
    }

    /** Where a value's text comes from: exactly one of value, column, columns, text. */
    Function<Row, String> source(MappingNode node) {
        boolean optional = node.get("optional").truth(false);
        List<String> given = new ArrayList<>();
        for (String key : List.of("value", "column", "columns", "text")) {
            if (node.has(key)) {
                given.add(key);
            }
        }
        if (given.size() != 1) {
            throw node.problem(
                    "has %s, but must have exactly one of value, column, columns, text"
                            .formatted(given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        return switch (given.get(0)) {
            case "value" -> {
                String text = node.get("value").text();
                yield row -> text;
            }
            case "column" -> {
                int slot = columns.slot(node.get("column").text(), optional);
                yield row -> columns.value(row, slot);
            }
            case "columns" -> firstOf(node.get("columns"));
            default -> template(node.get("text"), optional);
        };
    }

    /** The first of several columns that says something; a file may lack any of them. */
    private Function<Row, String> firstOf(MappingNode node) {
        int[] slots = node.texts().stream().mapToInt(name -> columns.slot(name, true)).toArray();
        return row -> {
            for (int slot : slots) {
                String text = columns.value(row, slot);
                if (text != null) {
                    return text;
                }
            }
            return null;
        };
    }

    /** A text with columns in braces; none if one of them says nothing. */
    private Function<Row, String> template(MappingNode node, boolean optional) {
        String text = node.text();
        List<Object> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(text.substring(end, matcher.start()));
            parts.add(columns.slot(matcher.group(1), optional));
            end = matcher.end();
        }
        parts.add(text.substring(end));
        if (parts.size() == 1) {
            throw node.problem("names no column in braces; for a constant use value");
        }
        return row -> {
            StringBuilder made = new StringBuilder();
            for (Object part : parts) {
                String value =
                        part instanceof Integer slot ? columns.value(row, slot) : (String) part;
                if (value == null) {
                    return null;
                }
                made.append(value);
            }
            return made.toString();
        };
    }
}
