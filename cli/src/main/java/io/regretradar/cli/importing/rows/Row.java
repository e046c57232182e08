package io.regretradar.cli.importing.rows;

import java.io.DataOutput;
import java.io.IOException;

/** A row of a file. */
public abstract class Row implements Read.Whole {
    private final int file;
    private final long line;

    Row(int file, long line) {
        this.file = file;
        this.line = line;
    }

    @Override
    public final int file() {
        return file;
    }

    @Override
    public final long line() {
        return line;
    }

    /** The text in that column as it stands in the file; null where the file has none. */
    abstract String text(int slot);

    /**
     * Everything the row says, as one text that depends neither on the file, nor on the order of
     * empty columns: rows that say the same have the same.
     */
    public abstract String identity();

    /** About how much memory it takes. */
    public abstract int bytes();

    /** Writes what {@link Layout#read} needs to give the row back. */
    abstract void write(DataOutput out) throws IOException;
}
