package io.regretradar.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoringPageTest {
    private static final Path PAGE = Path.of("..", "docs", "scoring.md");
    private static final Scorecard CARD = Rules.defaults().scorecard();

    /** Run with {@code -Dregenerate=true} to write the page anew. */
    @Test
    void thePageSaysWhatTheScorecardAndTheStorySay() throws IOException {
        String now = ScoringPage.of(CARD);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(PAGE, now);
        }

        assertThat(PAGE)
                .as("docs/scoring.md lags; run this test with -Dregenerate=true")
                .hasContent(now);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FRT_P75_H",
                "USAGE_RATIO",
                "NPS_SILENCE",
                "TOUCHPOINT_COVERAGE",
                "CHAMPION_SILENCE_D",
                "REFERRAL_MADE"
            })
    void aPublishedOddsRatioGivesTheScorecardsPoints(Feature feature) {
        double fromRatio = Origin.of(feature).points();
        FeatureRule rule = CARD.rule(feature);

        assertThat(fromRatio > 0 ? rule.maxPoints() : -rule.maxCredit())
                .isCloseTo(fromRatio, within(.5));
    }

    @Test
    void sixWeightsRestOnPublishedRatios() {
        assertThat(Arrays.stream(Feature.values()).filter(f -> Origin.of(f).published()))
                .containsExactly(
                        Feature.FRT_P75_H,
                        Feature.USAGE_RATIO,
                        Feature.NPS_SILENCE,
                        Feature.TOUCHPOINT_COVERAGE,
                        Feature.CHAMPION_SILENCE_D,
                        Feature.REFERRAL_MADE);
    }

    @Test
    void thePageNamesEveryFeatureAndTag() {
        String page = ScoringPage.of(CARD);

        assertThat(page).contains(Arrays.stream(Feature.values()).map(Feature::id).toList());
        assertThat(page).contains(CARD.regretTags().stream().map(tag -> tag.tag()).toList());
    }
}
