package io.regretradar.dashboards.packaged;

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

class PackagedFolderTest {

    @TempDir private Path directory;

    @Test
    void filesAreFoundInsideAJarToo() throws Exception {
        Path jar = directory.resolve("dashboards.jar");
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path folder = Files.createDirectories(files.getPath("/regret-radar/kibana"));
            Files.writeString(folder.resolve("two.json"), "2");
            Files.writeString(folder.resolve("one.json"), "1");
            Files.writeString(folder.resolve("notes.txt"), "not one of them");
        }
        var url = URI.create("jar:" + jar.toUri() + "!/regret-radar/kibana").toURL();

        assertThat(
                        PackagedFolder.read(
                                url,
                                ".json",
                                file ->
                                        PackagedFolder.name(file, ".json")
                                                + Files.readString(file)))
                .containsExactly("one1", "two2");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PackagedFolder.read("nowhere", ".json", Files::readString))
                .hasMessageContaining("regret-radar/nowhere is missing");
    }
}
