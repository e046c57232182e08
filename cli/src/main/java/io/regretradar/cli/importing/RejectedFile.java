package io.regretradar.cli.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.importing.rows.Read;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows that gave no event, or not all of theirs: one JSON object a line with the row's columns
 * and, under {@code rejected}, why. Put right, the file can be imported by the same mapping. It
 * comes to be with the first such row.
 */
final class RejectedFile implements Closeable {
    private final Path path;
    private final List<Path> files;
    private BufferedWriter out;

    /**
     * @param path null: nothing is written
     * @param files those that are imported, in their order
     */
    RejectedFile(Path path, List<Path> files) throws IOException {
        this.path = path;
        this.files = files;
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }

    void row(Read row, String event, String reason, String message) throws IOException {
        if (path == null) {
            return;
        }
        if (out == null) {
            out = Files.newBufferedWriter(path);
        }
        ObjectNode rejected = JsonNodeFactory.instance.objectNode();
        rejected.put("file", files.get(row.file()).toString());
        rejected.put("line", row.line());
        if (event != null) {
            rejected.put("event", event);
        }
        rejected.put("reason", reason);
        rejected.put("message", message);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("rejected", rejected);
        row.content()
                .properties()
                .forEach(
                        field -> {
                            if (!field.getKey().equals("rejected")) {
                                line.set(field.getKey(), field.getValue());
                            }
                        });
        out.write(line.toString());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
