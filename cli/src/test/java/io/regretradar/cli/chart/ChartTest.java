package io.regretradar.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.chart.Bar.Part;
import io.regretradar.cli.chart.Sparkline.Point;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final List<Point> RISE =
            List.of(new Point(0, 20), new Point(50, 40), new Point(100, 80));

    @Test
    void aBarsPartsAreAsLongAsTheirSharesOfTheWhole() {
        String bar = Bar.of(List.of(new Part(25, Ink.GOOD), new Part(10, Ink.BAD)), 100).markup();

        // 240 units wide: 25 % are 60, 10 % are 24, and 65 % are left.
        assertThat(widths(bar)).containsExactly(60.0, 24.0, 156.0);
        assertThat(bar)
                .contains("fill:var(--chart-good)")
                .contains("fill:var(--chart-bad)")
                .contains("fill:var(--chart-track)");
    }

    @Test
    void aMarkStandsAtItsPlaceAcrossTheBar() {
        String bar = Bar.of(List.of(new Part(.05, Ink.LINE)), 1, List.of(.25, .75)).markup();

        assertThat(bar)
                .containsPattern("x1=\"60\" x2=\"60\" y1=\"0\" y2=\"16\"")
                .containsPattern("x1=\"180\" x2=\"180\" y1=\"0\" y2=\"16\"");
    }

    @Test
    void aHigherScoreStandsHigherInTheSparkline() {
        String line = Sparkline.of(RISE, 0, 100, List.of()).markup();

        MatchResult path = last(line, "d=\"M(\\S+) (\\S+) L\\S+ \\S+ L(\\S+) (\\S+)\"");
        assertThat(number(path, 1)).isLessThan(number(path, 3));
        assertThat(number(path, 2)).isGreaterThan(number(path, 4));
    }

    @Test
    void noPointAtAllIsAnEmptyDrawing() {
        assertThat(Sparkline.of(List.of(), 0, 100, List.of(50.0)).markup())
                .contains("stroke-dasharray")
                .doesNotContain("<path");
    }

    @Test
    void aDrawingRefersToNothingOutsideOrBesideItself() {
        for (Svg svg :
                List.of(
                        Sparkline.of(RISE, 0, 100, List.of(35.0)),
                        Bar.of(List.of(new Part(1, Ink.GOOD)), 2, List.of(1.0)))) {
            assertThat(svg.markup())
                    .startsWith("<svg ")
                    .contains("aria-hidden=\"true\"", "viewBox=\"0 0 240 ")
                    .doesNotContain("<text", "<image", " id=", "url(", "href", "rgb(", "DOCTYPE");
            assertThat(svg.markup().length()).isLessThan(2_500);
        }
    }

    private static List<Double> widths(String bar) {
        return Pattern.compile("<rect [^>]*?width=\"([0-9.]+)\"")
                .matcher(bar)
                .results()
                .map(result -> Double.parseDouble(result.group(1)))
                .toList();
    }

    private static MatchResult last(String text, String pattern) {
        List<MatchResult> results = Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(results).as(text).isNotEmpty();
        return results.get(results.size() - 1);
    }

    private static double number(MatchResult result, int group) {
        return Double.parseDouble(result.group(group));
    }
}
