package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects that are imported together.
 *
 * @param all in the order of their files
 */
public record KibanaObjects(List<SavedObject> all) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACKAGED = "/regret-radar/kibana";

    /** Copies the list. */
    public KibanaObjects {
        all = List.copyOf(all);
    }

    /** The objects this version of Regret Radar was built with. */
    public static KibanaObjects packaged() {
        URL folder = KibanaObjects.class.getResource(PACKAGED);
        try {
            return read(folder);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The Kibana objects in " + folder + " are broken", e);
        }
    }

    /** Reads a folder of the class path, which may be inside a jar. */
    static KibanaObjects read(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection inside) {
            Path jar = Path.of(inside.getJarFileURL().toURI());
            // Opened by path, not by URI: a file system by URI may exist only once in a JVM.
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return read(files.getPath("/" + inside.getEntryName()));
            }
        }
        return read(Path.of(folder.toURI()));
    }

    /** Reads the {@code .json} files of a folder, one object each. */
    public static KibanaObjects read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new KibanaObjects(
                    files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .map(KibanaObjects::object)
                            .toList());
        }
    }

    /** Finds one by type and id. */
    public Optional<SavedObject> find(String type, String id) {
        return all.stream().filter(it -> it.is(type) && it.id().equals(id)).findFirst();
    }

    private static SavedObject object(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json instanceof ObjectNode object) {
                return new SavedObject(name, object);
            }
            throw new IOException(file + " does not hold a JSON object; keep one object per file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
