package io.regretradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one server: a new directory below the system's temporary directory with {@code
 * config}, {@code data}, {@code logs} and {@code tmp}.
 */
record ServerDirectory(Path root) {

    static final int LAST_LINES = 15;

    static ServerDirectory create(String name) {
        try {
            var directory = new ServerDirectory(Files.createTempDirectory("regret-radar-" + name));
            for (Path child : directory.children()) {
                Files.createDirectory(child);
            }
            return directory;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "No directory for %s could be made below %s: %s. Free some space there, or name"
                                    .formatted(name, System.getProperty("java.io.tmpdir"), e)
                            + " another place with -Djava.io.tmpdir=DIRECTORY.",
                    e);
        }
    }

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /** What the process itself printed, before and beside its own log. */
    Path console() {
        return logs().resolve("console.log");
    }

    private List<Path> children() {
        return List.of(config(), data(), logs(), tmp());
    }

    /** The last lines of every log, for an error message. */
    String lastLogLines() {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(logs())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                lines.stream()
                        .skip(Math.max(0, lines.size() - LAST_LINES))
                        .forEach(line -> text.append("\n  | ").append(line));
            }
        } catch (IOException | UncheckedIOException e) {
            text.append("\n  | (the logs in ").append(logs()).append(" cannot be read: ").append(e);
        }
        return text.isEmpty() ? "\n  | (nothing was logged)" : text.toString();
    }

    /**
     * Removes everything. A server that was just killed may still drop a file; that is no error.
     */
    void delete() {
        try {
            Files.walkFileTree(root, new Deleting());
        } catch (NoSuchFileException e) {
            // Already gone, for instance by the supervisor.
        } catch (IOException e) {
            throw new UncheckedIOException("Remove " + root + " by hand", e);
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
