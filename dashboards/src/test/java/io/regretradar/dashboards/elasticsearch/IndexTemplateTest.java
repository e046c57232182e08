package io.regretradar.dashboards.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.GeneratedFile;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexTemplateTest {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<IndexFamily> indices() {
        return CATALOGUE.indices();
    }

    @ParameterizedTest
    @MethodSource("indices")
    void theTemplateIsWhatTheListSays(IndexFamily index) throws IOException {
        String template =
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(IndexTemplate.of(index, CATALOGUE));

        GeneratedFile.assertHolds(
                Path.of("elasticsearch", index.name() + ".json"), template + "\n");
    }

    @Test
    void noTemplateOutlivesItsIndex() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("elasticsearch"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".json"))
                    .containsExactlyInAnyOrderElementsOf(
                            indices().stream().map(index -> index.name() + ".json").toList());
        }
    }

    @Test
    void noPatternTakesAnotherFamilysIndices() {
        for (IndexFamily one : indices()) {
            String matches = one.pattern().replace("*", ".*");
            assertThat(indices())
                    .filteredOn(other -> other.title().matches(matches))
                    .containsExactly(one);
        }
    }

    @Test
    void unknownFieldsAreRefusedAndMonthsShareAnAlias() {
        IndexFamily scores = CATALOGUE.index("regret-scores").orElseThrow();

        ObjectNode template = IndexTemplate.of(scores, CATALOGUE);

        assertThat(template.at("/template/mappings/dynamic").asText()).isEqualTo("strict");
        assertThat(template.at("/index_patterns/0").asText()).isEqualTo("regret-scores-*");
        assertThat(template.at("/template/aliases").has("regret-scores")).isTrue();
        assertThat(template.at("/template/mappings/properties/risk/properties/score/type").asText())
                .isEqualTo("double");
        assertThat(template.at("/template/mappings/properties/reasons/enabled").asBoolean(true))
                .isFalse();
    }
}
