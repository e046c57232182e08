package io.regretradar.cli.importing.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands in a file at some line. */
public sealed interface Read {

    /** The file's number in the order of the import, from 0. */
    int file();

    /** The line where it begins, from 1. */
    long line();

    /**
     * The content for the file of rejected rows: a field for each column, named as in the header.
     */
    ObjectNode content();

    /** A row whose columns can be told apart. */
    non-sealed interface Whole extends Read {}

    /**
     * Something that is no row.
     *
     * @param message a sentence for people: what is wrong and what to do
     * @param content what could be read of it
     */
    record Unreadable(int file, long line, String message, ObjectNode content) implements Read {}
}
