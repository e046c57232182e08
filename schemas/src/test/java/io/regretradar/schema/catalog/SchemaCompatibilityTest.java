package io.regretradar.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCompatibilityTest {

    static Stream<Arguments> releasedSchemas() {
        return SchemaCatalog.RELEASES.stream()
                .flatMap(
                        release ->
                                SchemaCatalog.names().stream()
                                        .map(name -> Arguments.of(release, name)));
    }

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void currentAndReleasedSchemasReadEachOther(String release, String name) {
        SchemaCatalog.released(release, name)
                .ifPresent(
                        old ->
                                assertThat(
                                                SchemaEvolution.problems(
                                                        name,
                                                        release,
                                                        old,
                                                        SchemaCatalog.current(name)))
                                        .isEmpty());
    }

    @Test
    void aBreakingChangeIsReportedInBothDirections() throws IOException {
        Schema old = SchemaCatalog.released("1.0.0", "support-tickets").orElseThrow();

        assertThat(
                        SchemaEvolution.problems(
                                "support-tickets",
                                "1.0.0",
                                old,
                                fixture("/incompatible/support-tickets.avsc")))
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .startsWith("current support-tickets cannot read 1.0.0")
                                        .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "queue"))
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .startsWith("1.0.0 support-tickets cannot read the current")
                                        .contains("TYPE_MISMATCH"));
    }

    @Test
    void noReleasedSchemaWasDropped() throws IOException {
        for (String release : SchemaCatalog.RELEASES) {
            assertThat(names(Path.of("released", release)))
                    .isNotEmpty()
                    .isSubsetOf(SchemaCatalog.names());
        }
    }

    @Test
    void everyReleaseOnDiskIsKnown() throws IOException {
        try (Stream<Path> releases = Files.list(Path.of("released"))) {
            assertThat(releases.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SchemaCatalog.RELEASES);
        }
    }

    @Test
    void everySchemaFileIsInTheCatalog() throws IOException {
        assertThat(names(Path.of(""))).containsExactlyElementsOf(SchemaCatalog.names());
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".avsc"))
                    .map(file -> file.substring(0, file.length() - ".avsc".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Schema fixture(String resource) throws IOException {
        try (InputStream in = SchemaCompatibilityTest.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(in);
        }
    }
}
