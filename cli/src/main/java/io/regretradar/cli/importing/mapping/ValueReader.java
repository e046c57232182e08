package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the values of a mapping. */
final class ValueReader {
    private static final String[] KEYS = {
        "value", "column", "columns", "text", "optional", "row", "pattern", "replace", "map",
        "lookup", "unmapped", "otherwise", "case", "default", "formats", "zone", "plus", "minus",
        "times", "split"
    };

    private final Columns columns;
    private final SourceReader sources;
    private final StepReader steps;
    private final boolean grouped;
    private final Written written;

    /**
     * How times and numbers are written, unless a value says otherwise.
     *
     * @param formats of times
     */
    record Written(List<String> formats, ZoneId zone, Locale locale, boolean commaDecimal) {}

    ValueReader(Columns columns, Map<String, Lookup> lookups, boolean grouped, Written written) {
        this.columns = columns;
        this.sources = new SourceReader(columns);
        this.steps = new StepReader(lookups);
        this.grouped = grouped;
        this.written = written;
    }

    /** The value of a field; a text alone is a constant. */
    ValueRule read(MappingNode node, String field, FieldType type) {
        if (!node.isObject()) {
            return constant(node, field, type);
        }
        node.only(KEYS);
        refuseWhatDoesNotFit(node, type);
        RowChoice row = null;
        if (node.has("row")) {
            if (!grouped) {
                throw node.get("row").problem("needs rows that are grouped; add the key group");
            }
            row = RowChoice.of(node.get("row"), columns);
        }
        ValueRule rule =
                new ValueRule(
                        sources.source(node),
                        row,
                        steps.steps(node, field, type),
                        node.get("split").text(null),
                        node.get("default").text(null),
                        shift(node),
                        typed(node, field, type));
        if (rule.otherwise() != null) {
            checkConstant(node.get("default"), rule.otherwise(), rule.typed());
        }
        return rule;
    }

    private ValueRule constant(MappingNode node, String field, FieldType type) {
        String text = String.join("\n", node.texts());
        ValueRule rule =
                new ValueRule(
                        row -> text, null, List.of(), "\n", null, null, typed(node, field, type));
        checkConstant(node, text, rule.typed());
        return rule;
    }

    private static void checkConstant(MappingNode node, String text, TypedText typed) {
        try {
            switch (typed.type().kind()) {
                case TIME -> {
                    if (typed.times().instant(text).isEmpty()) {
                        throw node.wrong("a time as " + typed.times());
                    }
                }
                case LIST -> typed.list(TypedText.entries(text, "\n"));
                default -> typed.of(text);
            }
        } catch (io.regretradar.intake.mapping.InvalidEventException e) {
            throw node.problem("cannot be: " + e.getMessage().replaceAll("\\.$", ""));
        }
    }

    private static void refuseWhatDoesNotFit(MappingNode node, FieldType type) {
        boolean time = type.kind() == FieldType.Kind.TIME;
        boolean dated = time || type.kind() == FieldType.Kind.DATE;
        boolean number =
                type.kind() == FieldType.Kind.WHOLE_NUMBER || type.kind() == FieldType.Kind.NUMBER;
        refuse(node, dated, "a time or date", "formats", "zone");
        refuse(node, time, "a time", "plus", "minus");
        refuse(node, number, "a number", "times");
        refuse(node, type.kind() == FieldType.Kind.LIST, "a list", "split");
    }

    private static void refuse(MappingNode node, boolean fits, String what, String... keys) {
        for (String key : keys) {
            if (node.has(key) && !fits) {
                throw node.get(key).problem("is for a field that holds " + what + "; remove it");
            }
        }
    }

    private ValueRule.Shift shift(MappingNode node) {
        if (node.has("plus") && node.has("minus")) {
            throw node.get("minus").problem("stands beside plus; remove one of them");
        }
        String key = node.has("plus") ? "plus" : "minus";
        if (!node.has(key)) {
            return null;
        }
        MappingNode shift = node.get(key);
        shift.only("value", "column", "columns", "optional", "row", "default", "unit");
        MappingNode unit = shift.require("unit", "seconds, minutes, hours or days");
        long millis =
                switch (unit.text()) {
                    case "seconds" -> 1_000L;
                    case "minutes" -> 60_000L;
                    case "hours" -> 3_600_000L;
                    case "days" -> 86_400_000L;
                    default -> throw unit.wrong("seconds, minutes, hours or days");
                };
        FieldType number = new FieldType(FieldType.Kind.NUMBER, List.of(), true);
        RowChoice row = shift.has("row") ? RowChoice.of(shift.get("row"), columns) : null;
        ValueRule amount =
                new ValueRule(
                        sources.source(shift),
                        row,
                        List.of(),
                        null,
                        shift.get("default").text(null),
                        null,
                        typed(shift, key + "." + unit.text(), number));
        return new ValueRule.Shift(amount, key.equals("plus") ? millis : -millis);
    }

    private TypedText typed(MappingNode node, String field, FieldType type) {
        List<String> formats =
                node.has("formats") ? node.get("formats").texts() : written.formats();
        ZoneId zone = node.has("zone") ? zone(node.get("zone")) : written.zone();
        BigDecimal factor = null;
        if (node.has("times")) {
            try {
                factor = new BigDecimal(node.get("times").text());
            } catch (NumberFormatException e) {
                throw node.get("times").wrong("a number");
            }
        }
        return new TypedText(
                field,
                type,
                times(node.get("formats"), formats, zone, written.locale()),
                written.commaDecimal(),
                factor);
    }

    static ZoneId zone(MappingNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (java.time.DateTimeException e) {
            throw node.wrong("a time zone such as Europe/Rome or UTC");
        }
    }

    static TimeFormats times(MappingNode node, List<String> formats, ZoneId zone, Locale locale) {
        try {
            return TimeFormats.of(formats, zone, locale);
        } catch (IllegalArgumentException e) {
            throw node.wrong(
                    "iso, epoch-seconds, epoch-millis or patterns such as yyyy-MM-dd HH:mm:ss (%s)"
                            .formatted(e.getMessage()));
        }
    }
}
