package io.regretradar.cli.feed;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.lines.LineFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes events and ticks as lines of a file, compressed where its name ends in {@code .gz}. The
 * same lines give the same bytes.
 */
public final class NdjsonFile implements Feed, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final BufferedWriter out;
    private long events;

    public NdjsonFile(Path file) throws IOException {
        this.file = file;
        OutputStream bytes = Files.newOutputStream(file);
        if (file.toString().endsWith(".gz")) {
            bytes = new GZIPOutputStream(bytes, BUFFER_BYTES);
        }
        this.out =
                new BufferedWriter(
                        new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER_BYTES);
    }

    @Override
    public void event(AccountEvent event) {
        line(LineFormat.line(event));
        events++;
    }

    @Override
    public void tick(long at) {
        line(LineFormat.tick(at));
    }

    /** Writes any line. */
    public void line(String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** How many events have been written, ticks aside. */
    public long events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
