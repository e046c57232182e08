package io.regretradar.intake.lines;

import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of NDJSON files, one file after the other, plain or gzip (told by their first bytes).
 * Holds one line at a time. Blank lines are passed over. Not thread-safe.
 */
public final class EventLines implements Iterator<EventLine>, Closeable {

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    private final LineParser parser;
    private final Deque<Path> files;
    private Path file;
    private LineSplitter lines;
    private EventLine next;

    private EventLines(List<Path> files, IntakeSettings settings) {
        this.parser = new LineParser(settings);
        this.files = new ArrayDeque<>(files);
    }

    /**
     * Opens files for reading, in the given order.
     *
     * @throws IOException if one of them is missing or unreadable; the message names it
     */
    public static EventLines open(List<Path> files, IntakeSettings settings) throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IOException(
                        "%s %s. Give a file of NDJSON, plain or gzip."
                                .formatted(
                                        file,
                                        Files.isDirectory(file)
                                                ? "is a folder"
                                                : Files.exists(file)
                                                        ? "cannot be read"
                                                        : "does not exist"));
            }
        }
        return new EventLines(files, settings);
    }

    /**
     * @throws UncheckedIOException if the disk fails; damaged gzip is a rejected line instead
     */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && (lines != null || !files.isEmpty())) {
                next = read();
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public EventLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all lines were read");
        }
        EventLine line = next;
        next = null;
        return line;
    }

    /** One step forward: the next line, or null where there is none or a blank one. */
    private EventLine read() throws IOException {
        try {
            if (lines == null) {
                file = files.remove();
                lines = new LineSplitter(unpacked(Files.newInputStream(file)));
            }
            byte[] line = lines.next();
            if (line == null) {
                closeFile();
                return null;
            }
            if (lines.cut()) {
                return new EventLine(
                        file, lines.number(), rejected("The line is longer than 1 MiB."));
            }
            return isBlank(line) ? null : new EventLine(file, lines.number(), parser.parse(line));
        } catch (ZipException | EOFException e) {
            return damage(e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        try {
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, GZIP_BUFFER_BYTES) : in;
        } catch (ZipException | EOFException e) {
            in.close();
            throw e;
        }
    }

    private EventLine damage(IOException e) throws IOException {
        long number = lines == null ? 1 : lines.number();
        closeFile();
        return new EventLine(
                file,
                number,
                rejected(
                        "The compressed data end too early or are damaged (%s); the rest of the file is left out."
                                .formatted(e.getMessage())));
    }

    private static Decoded rejected(String message) {
        return new Decoded.Rejected(RejectionReason.MALFORMED, message);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private void closeFile() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }

    @Override
    public void close() throws IOException {
        files.clear();
        closeFile();
    }
}
