package io.regretradar.cli;

import java.nio.file.Path;

/**
 * Where log lines go: nowhere by default, since a command speaks for itself; into a file on
 * request. Has to be called before the first logger is made.
 */
final class Logging {
    private static final String CONFIGURATION = "log4j2.configurationFile";
    private static final String FILE = "radar.log.file";

    private Logging() {}

    /**
     * @param file file to append to, or null for none
     */
    static void to(Path file) {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "radar-log4j2.xml");
        }
        if (file != null) {
            System.setProperty(FILE, file.toAbsolutePath().toString());
        }
    }
}
