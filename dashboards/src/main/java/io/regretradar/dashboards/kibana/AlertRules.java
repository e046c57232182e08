package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.packaged.PackagedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The alert rules that Kibana is to run, and the connectors they speak through. Actions name their
 * connector by its file: Kibana itself chooses the ids of connectors.
 *
 * @param connectors in the order of their files
 * @param rules in the order of their files
 */
public record AlertRules(List<Item> connectors, List<Item> rules) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Copies the lists. */
    public AlertRules {
        connectors = List.copyOf(connectors);
        rules = List.copyOf(rules);
    }

    /**
     * A rule or a connector.
     *
     * @param file name of the file without {@code .json}
     * @param json as Kibana's API wants it, but for the connectors' ids
     */
    public record Item(String file, ObjectNode json) {

        /** What people call it. */
        public String name() {
            return json.path("name").asText();
        }
    }

    /** Those this version of Regret Radar was built with. */
    public static AlertRules packaged() {
        return new AlertRules(
                PackagedFolder.read("kibana/connectors", ENDING, AlertRules::item),
                PackagedFolder.read("kibana/rules", ENDING, AlertRules::item));
    }

    /** The connector of that file. */
    public Optional<Item> connector(String file) {
        return connectors.stream().filter(it -> it.file().equals(file)).findFirst();
    }

    private static Item item(Path file) throws IOException {
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        if (json instanceof ObjectNode object) {
            return new Item(PackagedFolder.name(file, ENDING), object);
        }
        throw new IOException(file + " does not hold a JSON object; keep one object per file");
    }
}
