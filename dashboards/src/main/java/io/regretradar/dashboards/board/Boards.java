package io.regretradar.dashboards.board;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.packaged.PackagedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the folder {@code boards/} and makes the Kibana objects it describes. */
public final class Boards {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String ENDING = ".yml";
    private static final String LABELS = "labels.yml";

    private Boards() {}

    /**
     * Makes all objects: a data view for each index, then each dashboard with its panels.
     *
     * @throws IllegalArgumentException if a board names an unknown field, view or kind of panel
     */
    public static List<ObjectNode> objects(Path folder, FieldCatalogue catalogue)
            throws IOException {
        Map<String, String> labels =
                YAML.readValue(
                        Files.readAllBytes(folder.resolve(LABELS)),
                        new TypeReference<LinkedHashMap<String, String>>() {});
        List<ObjectNode> objects = new ArrayList<>(new DataViews(catalogue, labels).objects());
        PackagedFolder.read(folder, ENDING, file -> file).stream()
                .filter(file -> !file.endsWith(LABELS))
                .map(file -> board(file, catalogue, labels))
                .forEach(board -> objects.addAll(board.objects()));
        return objects;
    }

    private static Board board(Path file, FieldCatalogue catalogue, Map<String, String> labels) {
        String id = PackagedFolder.name(file, ENDING);
        try {
            return new Board(catalogue, labels, id, YAML.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        }
    }
}
