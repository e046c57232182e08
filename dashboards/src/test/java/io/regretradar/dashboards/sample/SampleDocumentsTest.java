package io.regretradar.dashboards.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.SampleDocuments;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample documents that show analysts what an index holds. */
class SampleDocumentsTest {

    private static final Path FOLDER = Path.of("samples");
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();

    static List<IndexFamily> indices() {
        return CATALOGUE.indices();
    }

    @Test
    void thereIsOneForEachIndex() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            indices().stream().map(index -> index.name() + ".json").toList());
        }
    }

    @Test
    void theStrictMappingsTakeThem() throws IOException {
        assertThat(SampleDocuments.write())
                .hasSize(indices().size())
                .allSatisfy(
                        written ->
                                assertThat(written.status())
                                        .as(written.body().toString())
                                        .isEqualTo(201));
        SampleDocuments.remove();
    }

    @ParameterizedTest
    @MethodSource("indices")
    void itsFieldsAreInTheListAndHoldWhatTheListAllows(IndexFamily index) throws IOException {
        for (Map.Entry<String, JsonNode> entry : read(index).path("_source").properties()) {
            Field field =
                    CATALOGUE
                            .field(index, entry.getKey())
                            .orElseThrow(() -> new AssertionError(entry.getKey()));
            if (!field.values().isEmpty()) {
                assertThat(field.values()).as(field.name()).contains(entry.getValue().asText());
            }
            assertThat(entry.getValue().isNumber())
                    .as(field.name())
                    .isEqualTo(field.type().isNumber());
        }
    }

    private static JsonNode read(IndexFamily index) throws IOException {
        return SampleDocuments.read(index);
    }
}
