package io.regretradar.intake.lines;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Splits bytes into lines of bounded length, so that a file without line ends does not fill the
 * memory.
 */
final class LineSplitter implements Closeable {

    /** As long as Kafka's largest record by default. */
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long number;
    private boolean cut;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null behind the last one. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER_BYTES / 64);
        cut = false;
        number++;
        if (!fill()) {
            return null;
        }
        do {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            keep(line, end - position);
            position = end + 1;
            if (end < limit) {
                break;
            }
        } while (fill());
        return line.toByteArray();
    }

    private void keep(ByteArrayOutputStream line, int length) {
        int room = MAX_LINE_BYTES - line.size();
        cut |= length > room;
        line.write(buffer, position, Math.min(length, room));
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        limit = in.read(buffer);
        position = 0;
        return limit > 0;
    }

    /** The number of the line last given, or last tried, from 1. */
    long number() {
        return number;
    }

    /** Whether the line last given was longer than allowed, so that its end is missing. */
    boolean cut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
