package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.FileSettings;
import io.regretradar.cli.importing.rows.Row;
import java.util.List;
import java.util.function.Predicate;

/**
 * How rows of one kind of export become events.
 *
 * @param name part of each generated eventId, so that a mapping that keeps its name makes the same
 * @param describes which export, and which version of it, the mapping is for
 * @param files how the files are written
 * @param columns what is read of a row
 * @param where what a row must fulfil to be looked at
 * @param grouping which rows belong together; null: each stands for itself
 * @param keepRepeats whether events that say the same more than once count more than once
 * @param events what a row or group gives
 */
public record Mapping(
        String name,
        String describes,
        FileSettings files,
        Columns columns,
        Predicate<Row> where,
        Grouping grouping,
        boolean keepRepeats,
        List<EventRule> events) {

    /** No mapping at all: the files hold events, as other imports or radar simulate wrote them. */
    static final Mapping OF_EVENTS =
            new Mapping(
                    "events",
                    "Events that were imported before, to be put together in the order of time",
                    null,
                    null,
                    null,
                    null,
                    false,
                    List.of());

    /** Whether the files hold events rather than rows. */
    public boolean ofEvents() {
        return this == OF_EVENTS;
    }
}
