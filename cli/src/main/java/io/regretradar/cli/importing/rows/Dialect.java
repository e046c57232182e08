package io.regretradar.cli.importing.rows;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a file of CSV separates and quotes its cells.
 *
 * @param delimiter between cells
 * @param quote around cells
 */
record Dialect(char delimiter, char quote) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final char[] QUOTES = {'"', '\''};
    private static final int LOOKED_AT = 200;

    /** The reader of this dialect; the caller looks at the number of cells itself. */
    CsvReader<CsvRecord> reader(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    /**
     * The dialect under which the header names most of the mapping's columns; of several the one
     * under which most rows are as long as the header, then the one with most columns.
     *
     * @param sample whole lines from the file's beginning
     */
    static Dialect detect(String sample, Columns columns, FileSettings settings) {
        List<Dialect> candidates = new ArrayList<>();
        for (char quote : settings.quote() == null ? QUOTES : new char[] {settings.quote()}) {
            for (char delimiter :
                    settings.delimiter() == null ? DELIMITERS : new char[] {settings.delimiter()}) {
                candidates.add(new Dialect(delimiter, quote));
            }
        }
        // Of equals max would take the last; the usual stand first.
        Dialect best = null;
        Fit fit = null;
        for (Dialect candidate : candidates) {
            Fit its = candidate.fit(sample, columns, settings);
            if (fit == null || Fit.ORDER.compare(its, fit) > 0) {
                best = candidate;
                fit = its;
            }
        }
        return best;
    }

    private record Fit(int found, double even, int width) {
        static final Comparator<Fit> ORDER =
                Comparator.comparingInt(Fit::found)
                        .thenComparingDouble(Fit::even)
                        .thenComparingInt(Fit::width);
    }

    private Fit fit(String sample, Columns columns, FileSettings settings) {
        List<CsvRecord> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(new StringReader(sample))) {
            reader.skipLines(settings.skip());
            for (CsvRecord row : reader) {
                rows.add(row);
                if (rows.size() == LOOKED_AT) {
                    break;
                }
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // A quote that is none of this file's: what was read up to it speaks for itself.
            if (rows.isEmpty()) {
                return new Fit(0, 0, 0);
            }
        }
        if (rows.isEmpty()) {
            return new Fit(0, 0, 0);
        }
        int width = rows.get(0).getFieldCount();
        long even = rows.stream().filter(row -> row.getFieldCount() == width).count();
        int found = settings.header() ? CsvLayout.found(rows.get(0).getFields(), columns) : 0;
        return new Fit(found, width == 1 ? 0 : (double) even / rows.size(), width);
    }
}
