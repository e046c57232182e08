package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.dashboards.field.FieldCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder {@code bad/RULE/CASE} holds one object that takes the place of its namesake in {@code
 * good}, and the problems that must be found then.
 */
class KibanaCheckTest {

    private static final Path FIXTURES = Path.of("src/test/resources/kibana");
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();

    @Test
    void theObjectsWeShipAreSound() {
        KibanaObjects shipped = KibanaObjects.packaged();

        assertThat(shipped.all())
                .filteredOn(object -> object.is("dashboard"))
                .extracting(SavedObject::id)
                .containsExactly("account", "advocacy", "journey", "pipeline", "today");
        assertThat(KibanaCheck.problems(shipped, CATALOGUE)).isEmpty();
    }

    @Test
    void theGoodFixtureIsSound() throws IOException {
        assertThat(KibanaCheck.problems(good(), CATALOGUE)).isEmpty();
    }

    @Test
    void everyRuleHasAFixtureThatBreaksIt() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES.resolve("bad"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            KibanaCheck.RULES.stream().map(Rule::name).toList());
        }
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> all = Files.walk(FIXTURES.resolve("bad"), 2)) {
            return all.filter(path -> path.getNameCount() == FIXTURES.getNameCount() + 3)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenRuleIsNamedAndNoOther(Path folder) throws IOException {
        String rule = folder.getParent().getFileName().toString();
        List<String> expected =
                Files.readAllLines(folder.resolve("expected.txt")).stream()
                        .map(line -> "%s (%s)".formatted(line, rule))
                        .toList();

        assertThat(KibanaCheck.problems(replacing(KibanaObjects.read(folder)), CATALOGUE))
                .extracting(KibanaCheck.Problem::toString)
                .isNotEmpty()
                .containsExactlyElementsOf(expected);
    }

    private static KibanaObjects replacing(KibanaObjects broken) throws IOException {
        List<String> replaced = broken.all().stream().map(SavedObject::file).toList();
        List<SavedObject> objects = new ArrayList<>(broken.all());
        good().all().stream().filter(it -> !replaced.contains(it.file())).forEach(objects::add);
        return new KibanaObjects(objects);
    }

    private static KibanaObjects good() throws IOException {
        return KibanaObjects.read(FIXTURES.resolve("good"));
    }
}
