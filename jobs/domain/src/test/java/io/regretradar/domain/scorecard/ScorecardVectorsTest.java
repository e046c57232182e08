package io.regretradar.domain.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.BandTracker;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.rules.Rules;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Features to score, against vectors worked out apart from this code. */
class ScorecardVectorsTest {

    private static final JsonNode GOLDEN = golden();
    private final Scorecard card = Rules.defaults().scorecard();

    @TestFactory
    Stream<DynamicTest> everyVectorIsReproduced() {
        List<DynamicTest> tests = new ArrayList<>();
        GOLDEN.get("cases")
                .forEach(
                        vector ->
                                tests.add(
                                        DynamicTest.dynamicTest(
                                                vector.get("name").asText(), () -> check(vector))));
        assertThat(tests).hasSizeGreaterThanOrEqualTo(8);
        return tests.stream();
    }

    private void check(JsonNode vector) {
        FeatureValues values = new FeatureValues();
        vector.get("features")
                .properties()
                .forEach(
                        entry ->
                                values.set(
                                        Feature.ofId(entry.getKey()).orElseThrow(),
                                        entry.getValue().asDouble()));
        Stage stage =
                vector.get("stage").isNull() ? null : Stage.valueOf(vector.get("stage").asText());
        double[] unanswered = new double[4];
        Arrays.fill(unanswered, Double.NaN);

        Score score =
                new Scorer(card)
                        .score(new Scorer.Input(values, stage, 1, shares(vector), unanswered));

        JsonNode expected = vector.get("expected");
        assertThat(score.raw()).isEqualTo(expected.get("raw").asDouble(), within(.01));
        assertThat(score.score()).isEqualTo(expected.get("score").asDouble(), within(.01));
        assertThat(score.p90d()).isEqualTo(expected.get("p90d").asDouble(), within(.0005));
        assertThat(score.coverage()).isEqualTo(expected.get("coverage").asDouble(), within(.001));
        for (Feature feature : Feature.values()) {
            assertThat(score.points(feature))
                    .as(feature.id())
                    .isEqualTo(
                            expected.get("contributions").path(feature.id()).asDouble(0),
                            within(.01));
        }
        assertThat(score.reasons())
                .extracting(Reason::id)
                .isEqualTo(texts(expected.get("reasons")));
        assertThat(score.regret().dominant().name())
                .isEqualTo(expected.get("dominantRegret").asText());
        expected.get("regretTypes")
                .properties()
                .forEach(
                        entry ->
                                assertThat(
                                                score.regret()
                                                        .strengths()
                                                        .get(RegretType.valueOf(entry.getKey())))
                                        .as(entry.getKey())
                                        .isEqualTo(entry.getValue().asDouble(), within(.06)));
    }

    private static double[] shares(JsonNode vector) {
        JsonNode given = vector.get("regretTagShares");
        double[] shares = new double[4];
        for (int k = 0; k < 4; k++) {
            shares[k] = given.path(RegretType.values()[k].name()).asDouble(0);
        }
        return given.isEmpty() ? new double[] {.5, .5, 0, 0} : shares;
    }

    @Test
    void theBandTimelineIsReproduced() {
        BandTracker tracker = new BandTracker();
        List<String> bands = new ArrayList<>();
        List<String> expected = new ArrayList<>();

        for (JsonNode row : GOLDEN.get("bandTimeline").get("rows")) {
            Band band =
                    tracker.update(
                            row.get(0).asLong() * 3_600_000,
                            Math.max(0, Math.min(100, row.get(1).asDouble())),
                            Band.valueOf(row.get(2).asText()),
                            false,
                            Band.CRITICAL,
                            card);
            bands.add(row.get(0) + " " + band);
            expected.add(row.get(0) + " " + row.get(3).asText());
        }

        assertThat(bands).isEqualTo(expected);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static JsonNode golden() {
        try {
            return new JsonMapper().readTree(new File("src/test/resources/golden/scorecard.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
