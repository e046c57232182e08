package io.regretradar.cli.importing.rows;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one file, one at a time. */
public interface RowReader extends Closeable {

    /**
     * The next row, or what stands in its place; null behind the last.
     *
     * @throws IOException if the disk fails; damaged content is an unreadable row instead
     */
    Read next() throws IOException;

    /** Where the columns stand. */
    Layout layout();

    /** What was found out about the file, for people. */
    String description();
}
