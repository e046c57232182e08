package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that describes the simulator names every persona with its share. */
class PersonasPageTest {

    @ParameterizedTest
    @EnumSource(Persona.class)
    void isOnThePage(Persona persona) throws IOException {
        assertThat(Path.of("../docs/simulation.md"))
                .content()
                .contains(
                        String.format(
                                Locale.ROOT, "| `%s` | %.0f %% |", persona, 100 * persona.share()));
    }
}
