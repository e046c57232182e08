package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.FileSettings;
import io.regretradar.cli.importing.rows.Read;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.cli.importing.rows.RowReader;
import io.regretradar.cli.importing.rows.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A second file that says what a value stands for, e.g. the account of a subscription. It stands in
 * memory as a whole.
 *
 * @param file where it was read; null if none was given and none is needed
 * @param values what each key stands for
 */
record Lookup(Path file, Map<String, String> values) {

    /** No file: each value stands for itself. */
    static final Lookup NONE = new Lookup(null, Map.of());

    /**
     * Reads the file, which may be of any format that rows are read from. Of repeated keys the
     * first counts.
     *
     * @throws CommandFailure if a row of it cannot be read, or a key stands for two values
     */
    static Lookup read(Path file, String key, String value) {
        Columns columns = new Columns();
        int keys = columns.slot(key, false);
        int values = columns.slot(value, false);
        Map<String, String> found = new HashMap<>();
        try (RowReader rows = SourceFile.open(file, 0, FileSettings.DETECT, columns, at -> {})) {
            for (Read read = rows.next(); read != null; read = rows.next()) {
                if (read instanceof Read.Unreadable bad) {
                    throw new CommandFailure(
                            "%s:%d: %s".formatted(file, bad.line(), bad.message()));
                }
                Row row = (Row) read;
                String from = columns.value(row, keys);
                String to = columns.value(row, values);
                String before = from == null || to == null ? null : found.putIfAbsent(from, to);
                if (before != null && !before.equals(to)) {
                    throw new CommandFailure(
                            "%s:%d: %s '%s' stands for '%s', but stood for '%s' above. Leave one of the rows out."
                                    .formatted(file, row.line(), key, from, to, before));
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        return new Lookup(file, found);
    }
}
