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
 * Objects that are imported together.
 *
 * @param all in the order of their files
 */
public record KibanaObjects(List<SavedObject> all) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Copies the list. */
    public KibanaObjects {
        all = List.copyOf(all);
    }

    /** The objects this version of Regret Radar was built with. */
    public static KibanaObjects packaged() {
        return new KibanaObjects(PackagedFolder.read("kibana", ENDING, KibanaObjects::object));
    }

    /** Reads the {@code .json} files of a folder, one object each. */
    public static KibanaObjects read(Path folder) throws IOException {
        return new KibanaObjects(PackagedFolder.read(folder, ENDING, KibanaObjects::object));
    }

    /** Finds one by type and id. */
    public Optional<SavedObject> find(String type, String id) {
        return all.stream().filter(it -> it.is(type) && it.id().equals(id)).findFirst();
    }

    private static SavedObject object(Path file) throws IOException {
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        if (json instanceof ObjectNode object) {
            return new SavedObject(PackagedFolder.name(file, ENDING), object);
        }
        throw new IOException(file + " does not hold a JSON object; keep one object per file");
    }
}
