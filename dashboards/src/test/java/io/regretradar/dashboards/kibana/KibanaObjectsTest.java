package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KibanaObjectsTest {

    @TempDir private Path directory;

    @Test
    void theyAreFoundInsideAJarToo() throws Exception {
        Path jar = directory.resolve("dashboards.jar");
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path folder = Files.createDirectories(files.getPath("/regret-radar/kibana"));
            Files.writeString(folder.resolve("one.json"), "{\"type\":\"lens\",\"id\":\"one\"}");
            Files.writeString(folder.resolve("notes.txt"), "not an object");
        }

        var url = URI.create("jar:" + jar.toUri() + "!/regret-radar/kibana").toURL();

        assertThat(KibanaObjects.read(url).all())
                .singleElement()
                .extracting(SavedObject::file, SavedObject::id)
                .containsExactly("one", "one");
    }

    @Test
    void aFileHoldsOneObject() throws Exception {
        Files.writeString(directory.resolve("two.json"), "[{}, {}]");

        assertThatThrownBy(() -> KibanaObjects.read(directory))
                .hasMessageContaining("two.json does not hold a JSON object");
    }
}
