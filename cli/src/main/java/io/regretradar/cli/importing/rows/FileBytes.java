package io.regretradar.cli.importing.rows;

import io.regretradar.cli.console.CommandFailure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked if it is gzip, which its first bytes tell. */
final class FileBytes {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP = 0x1F8B;
    private static final int ZIP = 0x504B;

    private final Path file;
    private final boolean packed;

    /**
     * @throws CommandFailure if the file cannot be read, or is a spreadsheet or an archive
     */
    FileBytes(Path file) throws IOException {
        this.file = file;
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure(
                    "%s %s. Give a file of CSV or NDJSON, plain or gzip."
                            .formatted(
                                    file,
                                    Files.isDirectory(file)
                                            ? "is a folder"
                                            : Files.exists(file)
                                                    ? "cannot be read"
                                                    : "does not exist"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            int magic = in.read() << 8 | in.read();
            if (magic == ZIP) {
                throw new CommandFailure(
                        "%s is a spreadsheet or a ZIP archive, but must be CSV or NDJSON, plain or gzip. Save the sheet as CSV, or unpack the archive."
                                .formatted(file));
            }
            packed = magic == GZIP;
        }
    }

    boolean packed() {
        return packed;
    }

    /**
     * From the beginning.
     *
     * @param progress is told how many bytes of the file have been read
     */
    InputStream open(LongConsumer progress) throws IOException {
        InputStream raw = new Counting(Files.newInputStream(file), progress);
        if (!packed) {
            return new BufferedInputStream(raw, BUFFER_BYTES);
        }
        try {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;
        private long count;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                progress.accept(++count);
            }
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                count += read;
                progress.accept(count);
            }
            return read;
        }
    }
}
