package io.regretradar.cli.console;

import picocli.CommandLine.Option;

/** The option of every command whose result a machine may want to read. */
public final class OutputOption {

    /** For whom a result is written. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON value on standard output, for machines. */
        JSON
    }

    @Option(
            names = "--output",
            defaultValue = "text",
            paramLabel = "text|json",
            description = "For people (text) or machines (json). Default: ${DEFAULT-VALUE}.")
    private Format format;

    public boolean json() {
        return format == Format.JSON;
    }
}
