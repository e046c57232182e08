package io.regretradar.cli.importing.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.regretradar.cli.console.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a file of CSV. */
final class CsvRows implements RowReader {
    private final int file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final CsvLayout layout;
    private final FileSettings settings;
    private final String description;
    private CsvRecord first;
    private long line = 1;
    private boolean ended;

    CsvRows(
            Path path,
            int file,
            Reader text,
            Dialect dialect,
            FileSettings settings,
            Columns columns,
            String description)
            throws IOException {
        this.file = file;
        this.settings = settings;
        this.description = description;
        reader = dialect.reader(text);
        try {
            reader.skipLines(settings.skip());
            records = reader.iterator();
            layout = CsvLayout.of(path, header(path), columns);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private List<String> header(Path path) {
        try {
            if (!records.hasNext()) {
                throw new CommandFailure(
                        "%s is empty; it must begin with the names of its columns."
                                .formatted(path));
            }
            CsvRecord top = records.next();
            if (settings.header()) {
                return top.getFields();
            }
            first = top;
            return IntStream.range(0, top.getFieldCount()).mapToObj(i -> "").toList();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(path, reason(e)), e);
        }
    }

    @Override
    public Read next() {
        if (ended) {
            return null;
        }
        try {
            CsvRecord record = first;
            first = null;
            if (record == null) {
                if (!records.hasNext()) {
                    ended = true;
                    return null;
                }
                record = records.next();
            }
            line = record.getStartingLineNumber();
            return row(record);
        } catch (CsvParseException | UncheckedIOException e) {
            ended = true;
            return new Read.Unreadable(
                    file,
                    line + 1,
                    "The rest of the file cannot be read: %s. Is a quote never closed, or the file cut off?"
                            .formatted(reason(e)),
                    layout.content(List.of()));
        }
    }

    private Read row(CsvRecord record) {
        List<String> cells = record.getFields();
        if (cells.size() == layout.width() || settings.ragged()) {
            return layout.row(file, line, cells);
        }
        boolean broken = cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
        return new Read.Unreadable(
                file,
                line,
                "The row has %d cells, but the header has %d.%s"
                        .formatted(
                                cells.size(),
                                layout.width(),
                                broken
                                        ? " It goes over several lines: is a quote missing?"
                                        : " Mend the file, or allow it with csv.ragged: true."),
                layout.content(cells));
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
