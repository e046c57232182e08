package io.regretradar.cli.importing.rows;

import io.regretradar.cli.console.CommandFailure;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/** Opens a file of rows: what the mapping does not say about it is found out. */
public final class SourceFile {
    private static final int SAMPLE_CHARACTERS = 1 << 16;

    private SourceFile() {}

    /**
     * The file's rows.
     *
     * @param number the file's in the order of the import, from 0
     * @param progress is told how many bytes of the file have been read
     * @throws CommandFailure if it is missing, empty or of no kind that we read
     * @throws io.regretradar.cli.console.WrongUsage if it lacks a column that is needed
     */
    public static RowReader open(
            Path path, int number, FileSettings settings, Columns columns, LongConsumer progress)
            throws IOException {
        FileBytes bytes = new FileBytes(path);
        TextEncoding encoding = encoding(bytes, settings);
        String sample = sample(bytes, encoding);
        int start = start(sample);
        boolean json =
                settings.format() == FileSettings.Format.NDJSON
                        || settings.format() == null
                                && start < sample.length()
                                && (sample.charAt(start) == '{' || sample.charAt(start) == '[');
        BufferedReader text = text(bytes, encoding, progress);
        try {
            String how = (bytes.packed() ? "gzip, " : "") + encoding.charset().name();
            if (json) {
                boolean array = start < sample.length() && sample.charAt(start) == '[';
                String description = (array ? "JSON array, " : "NDJSON, ") + how;
                return new JsonRows(number, text, array, columns, description);
            }
            Dialect dialect = Dialect.detect(sample, columns, settings);
            String description =
                    "CSV, %s, delimiter '%s', quote '%s'"
                            .formatted(how, shown(dialect.delimiter()), dialect.quote());
            return new CsvRows(path, number, text, dialect, settings, columns, description);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static TextEncoding encoding(FileBytes bytes, FileSettings settings)
            throws IOException {
        try (InputStream in = bytes.open(count -> {})) {
            TextEncoding found = TextEncoding.of(in);
            if (settings.charset() == null) {
                return found;
            }
            boolean same = found.charset().equals(settings.charset());
            return new TextEncoding(settings.charset(), same ? found.markBytes() : 0);
        }
    }

    private static BufferedReader text(
            FileBytes bytes, TextEncoding encoding, LongConsumer progress) throws IOException {
        InputStream in = bytes.open(progress);
        in.skipNBytes(encoding.markBytes());
        return new BufferedReader(new InputStreamReader(in, encoding.charset()), SAMPLE_CHARACTERS);
    }

    /** The file's first lines; the last one is whole, unless it is very long. */
    private static String sample(FileBytes bytes, TextEncoding encoding) throws IOException {
        char[] characters = new char[SAMPLE_CHARACTERS];
        int length = 0;
        try (Reader text = text(bytes, encoding, count -> {})) {
            int read;
            while (length < characters.length
                    && (read = text.read(characters, length, characters.length - length)) > 0) {
                length += read;
            }
        } catch (ZipException | EOFException e) {
            // Damage shows again, with its place, when the rows are read.
        }
        String sample = new String(characters, 0, length);
        int end = length < characters.length ? length : sample.lastIndexOf('\n') + 1;
        return sample.substring(0, end > 0 ? end : length);
    }

    private static int start(String sample) {
        int start = 0;
        while (start < sample.length() && Character.isWhitespace(sample.charAt(start))) {
            start++;
        }
        return start;
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
    }
}
