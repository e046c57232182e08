package io.regretradar.cli.importing.rows;

import java.nio.charset.Charset;

/**
 * What a mapping says about its files. What is null is found out for each file.
 *
 * @param delimiter between the cells of CSV
 * @param quote around cells of CSV that hold a delimiter or a line break
 * @param header whether the first line of CSV names the columns; else they have positions only
 * @param skip lines above the header
 * @param ragged whether a row of CSV may have fewer or more cells than the header
 */
public record FileSettings(
        Format format,
        Charset charset,
        Character delimiter,
        Character quote,
        boolean header,
        int skip,
        boolean ragged) {

    /** How rows are written. */
    public enum Format {
        CSV,
        /** An object a line, or one array of objects. */
        NDJSON
    }

    /** Everything is found out. */
    public static final FileSettings DETECT =
            new FileSettings(null, null, null, null, true, 0, false);
}
