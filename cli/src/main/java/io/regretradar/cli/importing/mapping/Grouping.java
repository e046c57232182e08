package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.mapping.InvalidEventException;

/**
 * Which rows belong together, and in which order.
 *
 * @param by the column whose value they share
 * @param order the column with their times; negative: they stay in the order of the files
 */
public record Grouping(Columns columns, int by, int order, TimeFormats times) {

    /**
     * What the row shares with the others of its group.
     *
     * @throws InvalidEventException if it says nothing there
     */
    public String key(Row row) throws InvalidEventException {
        String key = columns.value(row, by);
        if (key == null) {
            throw new InvalidEventException(
                    RejectionReason.MISSING_VALUE,
                    "'%s' is empty, but the rows are grouped by it.".formatted(columns.name(by)));
        }
        return key;
    }

    /**
     * Where the row stands in its group: its time in milliseconds since 1970 UTC, or 0.
     *
     * @throws InvalidEventException if its time cannot be read
     */
    public long order(Row row) throws InvalidEventException {
        if (order < 0) {
            return 0;
        }
        String text = columns.value(row, order);
        if (text == null) {
            throw new InvalidEventException(
                    RejectionReason.MISSING_VALUE,
                    "'%s' is empty, but the rows are ordered by it."
                            .formatted(columns.name(order)));
        }
        return times.instant(text)
                .orElseThrow(
                        () ->
                                TextStep.invalid(
                                        "'" + columns.name(order) + "'",
                                        text,
                                        "a time as " + times))
                .toEpochMilli();
    }
}
