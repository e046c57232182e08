package io.regretradar.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether the page's colours can be told apart: WCAG 2.2, level AA, in light, in dark, on paper.
 */
class DigestColoursTest {
    private static final Path TEMPLATES = Path.of("src/main/jte/digest");
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    @ParameterizedTest
    @CsvSource({
        "ink, page",
        "ink, card",
        "soft, page",
        "soft, card",
        "accent, page",
        "accent, card",
        "critical, card",
        "serious, card",
        "watch, card",
        "critical, critical-back",
        "serious, serious-back",
        "watch, watch-back",
        "good, good-back",
        "ink, serious-back"
    })
    void textStandsOutFromItsGround(String text, String ground) throws IOException {
        for (Map<String, String> colours : palettes()) {
            assertThat(contrast(colours.get(text), colours.get(ground)))
                    .as("%s on %s in %s", text, ground, colours)
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource({"chart-line, card", "chart-guide, card", "chart-line, chart-track"})
    void linesStandOutFromTheirGround(String line, String ground) throws IOException {
        for (Map<String, String> colours : palettes()) {
            assertThat(contrast(colours.get(line), colours.get(ground)))
                    .as("%s on %s in %s", line, ground, colours)
                    .isGreaterThanOrEqualTo(SHAPE);
        }
    }

    @Test
    void blackOnWhiteHasTheGreatestContrastThereIs() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    }

    /** Everything else is escaped: charts are made of numbers alone. */
    @Test
    void onlyChartsStandInThePageUnescaped() throws IOException {
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            List<String> unsafe =
                    templates
                            .flatMap(
                                    template -> {
                                        try {
                                            return Pattern.compile("\\$unsafe\\{([^}]*)}")
                                                    .matcher(Files.readString(template))
                                                    .results()
                                                    .map(found -> found.group(1))
                                                    .toList()
                                                    .stream();
                                        } catch (IOException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    })
                            .sorted()
                            .toList();
            assertThat(unsafe)
                    .containsExactly(
                            "advocacy.bar().markup()",
                            "call.history().markup()",
                            "share.bar().markup()",
                            "stage.bar().markup()");
        }
    }

    private static List<Map<String, String>> palettes() throws IOException {
        String style = Files.readString(TEMPLATES.resolve("style.jte"));
        List<Map<String, String>> palettes =
                Pattern.compile("(?s):root \\{(.*?)}")
                        .matcher(style)
                        .results()
                        .map(block -> colours(block.group(1)))
                        .toList();
        assertThat(palettes).hasSize(3);
        return palettes;
    }

    private static Map<String, String> colours(String block) {
        Map<String, String> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+): (#[0-9a-f]+)")
                .matcher(block)
                .results()
                .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + .05;
        double b = luminance(other) + .05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
        }
        return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
    }
}
