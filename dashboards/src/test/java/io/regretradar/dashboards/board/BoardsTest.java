package io.regretradar.dashboards.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.GeneratedFile;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsTest {

    private static final Path BOARDS = Path.of("boards");
    private static final Path KIBANA = Path.of("kibana");
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();

    @Test
    void theKibanaObjectsAreThoseOfTheBoards() throws IOException {
        List<ObjectNode> objects = Boards.objects(BOARDS, CATALOGUE);

        for (ObjectNode object : objects) {
            Path file = KIBANA.resolve(object.path("id").asText() + ".json");
            GeneratedFile.assertHolds(file, object.toPrettyString() + "\n");
        }
        try (Stream<Path> files = Files.list(KIBANA)) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".json")))
                    .as("no file that no board describes")
                    .containsExactlyInAnyOrderElementsOf(
                            objects.stream()
                                    .map(object -> object.path("id").asText() + ".json")
                                    .toList());
        }
    }

    @Test
    void aFieldThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        write(folder, "{id: p, kind: tile, view: accounts, metric: {of: last risk.mood}}");

        assertThatThrownBy(() -> Boards.objects(folder, CATALOGUE))
                .hasMessage("regret-accounts has no field 'risk.mood'");
    }

    @Test
    void aViewOrKindThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        write(folder, "{id: p, kind: tile, view: moods, metric: {of: count}}");
        assertThatThrownBy(() -> Boards.objects(folder, CATALOGUE))
                .hasMessageContaining("panel p has the view 'moods', but must have");

        write(folder, "{id: p, kind: radar, view: accounts}");
        assertThatThrownBy(() -> Boards.objects(folder, CATALOGUE))
                .hasMessageContaining("board-p has the kind 'radar', but must be text, tile");
    }

    private static void write(Path folder, String panel) throws IOException {
        Files.writeString(folder.resolve("labels.yml"), "frt_p75_h: Slow\n");
        Files.writeString(folder.resolve("board.yml"), "title: A board\npanels: [" + panel + "]\n");
    }
}
