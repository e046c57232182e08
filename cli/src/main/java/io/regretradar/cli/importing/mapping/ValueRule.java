package io.regretradar.cli.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.intake.mapping.InvalidEventException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where a field of an event gets its value from, and what is done to it on the way.
 *
 * @param source the text to begin with; null where the row has none
 * @param row the row of the group to take it from; null: the event's own
 * @param steps what is done to the text, in this order
 * @param separator between the entries of a list; null: one entry
 * @param otherwise the text to take where there is none; null: no value
 * @param shift moves a time; null: not
 * @param typed makes the field's value of the text
 */
record ValueRule(
        Function<Row, String> source,
        RowChoice row,
        List<TextStep> steps,
        String separator,
        String otherwise,
        Shift shift,
        TypedText typed) {

    /**
     * Moves a time by an amount that stands in the row.
     *
     * @param amount what to add; negative to take away; has no value where the row states none
     * @param millis how long one of its units is
     */
    record Shift(ValueRule amount, long millis) {}

    /**
     * The field's value, in the JSON that the intake checks take; null if there is none.
     *
     * @param own the event's row
     * @param group all rows of its group, in order
     * @throws InvalidEventException if what stands there means nothing for this field
     */
    JsonNode value(Row own, List<Row> group) throws InvalidEventException {
        String text = text(own, group);
        if (typed.type().kind() == FieldType.Kind.LIST) {
            return list(text);
        }
        text = stepped(text);
        if (text == null) {
            text = otherwise;
        }
        if (text == null) {
            return null;
        }
        return typed.type().kind() == FieldType.Kind.TIME ? time(text, own, group) : typed.of(text);
    }

    private String text(Row own, List<Row> group) {
        if (row == null) {
            return source.apply(own);
        }
        List<Row> chosen = row.of(group);
        return chosen.isEmpty() ? null : source.apply(chosen.get(0));
    }

    private String stepped(String text) throws InvalidEventException {
        String stepped = text;
        for (TextStep step : steps) {
            if (stepped == null) {
                return null;
            }
            stepped = step.apply(stepped);
        }
        return stepped;
    }

    private JsonNode list(String text) throws InvalidEventException {
        List<String> entries = new ArrayList<>();
        String stated = text == null ? otherwise : text;
        if (stated != null) {
            for (String entry : TypedText.entries(stated, separator)) {
                String stepped = stepped(entry);
                if (stepped != null) {
                    entries.add(stepped);
                }
            }
        }
        return typed.list(entries);
    }

    private JsonNode time(String text, Row own, List<Row> group) throws InvalidEventException {
        Instant time = typed.times().instant(text).orElse(null);
        if (time == null) {
            throw typed.invalid(text, "a time as " + typed.times());
        }
        if (shift != null) {
            BigDecimal amount = shift.amount().number(own, group);
            if (amount == null) {
                return null;
            }
            try {
                time =
                        time.plusMillis(
                                amount.multiply(BigDecimal.valueOf(shift.millis()))
                                        .toBigInteger()
                                        .longValueExact());
            } catch (ArithmeticException | DateTimeException e) {
                throw typed.invalid(text, "a time that can be moved by " + amount);
            }
        }
        return JsonNodeFactory.instance.textNode(time.toString());
    }

    private BigDecimal number(Row own, List<Row> group) throws InvalidEventException {
        String text = stepped(text(own, group));
        if (text == null) {
            text = otherwise;
        }
        return text == null ? null : typed.decimal(text);
    }
}
