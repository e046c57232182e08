package io.regretradar.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.regret.RegretProfile.Basis;
import io.regretradar.domain.regret.RegretProfile.Dominant;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.scorecard.Feature;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegretStoriesTest {

    @Test
    void slowAnswersAndACompetitorMakeForegoneAlternatives() {
        Timeline story = Timeline.of("looked-elsewhere");

        assertThat(story.bands()).containsExactly("73 10:01 WATCH");
        assertEnd(
                story,
                Dominant.FOREGONE_ALTERNATIVES,
                39.505,
                "frt_p75_h",
                "owner_reply_p75_h",
                "regret_signal",
                "nps_weighted");
        // .75 from days 62 and 73 each, 1 from day 70, .5 from day 80, halved every 14 days.
        double words = .75 * fade(28, 14) + .75 * fade(17, 14) + fade(20, 14) + .5 * fade(10, 14);
        assertThat(story.last().values().get(Feature.REGRET_SIGNAL)).isCloseTo(words, within(1e-9));
    }

    @Test
    void fallingUseAndNoNeedMakeAChangeInSignificance() {
        Timeline story = Timeline.of("need-faded");

        assertThat(story.bands()).containsExactly("89 10:01 WATCH", "95 00:00 AT_RISK");
        assertEnd(
                story,
                Dominant.CHANGE_IN_SIGNIFICANCE,
                49.538,
                "usage_ratio",
                "usage_cusum",
                "regret_signal",
                "seat_utilisation");
        // One user, one use a day: 5 in a week, where 8 users x 3 features x 2 x 5 days was usual.
        assertThat(story.last().values().get(Feature.USAGE_RATIO))
                .isCloseTo((5 + 5) / (240 + 5.0), within(1e-9));
    }

    @Test
    void aHastyPurchaseThatLacksMuchMakesUnderConsideration() {
        Timeline story = Timeline.of("bought-in-haste");

        assertThat(story.bands()).containsExactly("32 10:01 WATCH");
        assertEnd(
                story,
                Dominant.UNDER_CONSIDERATION,
                38.066,
                "regret_signal",
                "nps_weighted",
                "expectation_gap",
                "cycle_short");
        assertThat(story.last().score().regret().basis()).isEqualTo(Basis.SURVEY);
        // A tenth to a sixth of the usual 60 days costs all 5 points, halved every 90 days.
        assertThat(story.last().score().points(Feature.CYCLE_SHORT))
                .isCloseTo(5 * fade(40 - 9 / 24.0, 90), within(1e-9));
    }

    @Test
    void anEndlessChoiceMakesOverConsiderationLongBeforeTheScoreIsHigh() {
        Timeline story = Timeline.of("long-deliberation");

        assertThat(story.bands()).isEmpty();
        assertEnd(story, Dominant.OVER_CONSIDERATION, 13.478, "regret_signal", "cycle_long");
        // Words of days 12, 20 and 33, and four times the usual cycle.
        double words = .75 * (fade(28, 14) + fade(20, 14) + fade(7, 14));
        double load = 12 * words / 2 + 5 * fade(40 - 9 / 24.0, 90);
        assertThat(story.last().score().regret().strengths())
                .containsEntry(RegretType.UNDER_CONSIDERATION, 0.0)
                .hasEntrySatisfying(
                        RegretType.OVER_CONSIDERATION,
                        strength ->
                                assertThat(strength)
                                        .isCloseTo(100 * (1 - Math.exp(-load / 20)), within(1e-9)));
    }

    @Test
    void theFourStoriesShareTheirBeginningAndPartWays() {
        Map<String, String> firstStages =
                Map.of(
                        "looked-elsewhere", "30 15:01 UTILISATION",
                        "need-faded", "30 15:01 UTILISATION",
                        "bought-in-haste", "11 00:00 FIRST_SUCCESS",
                        "long-deliberation", "11 00:00 FIRST_SUCCESS");

        firstStages.forEach(
                (name, last) ->
                        assertThat(Timeline.of(name).stages())
                                .startsWith(
                                        "0 09:01 COMMITMENT",
                                        "0 10:01 HANDOFF",
                                        "1 09:01 SETUP",
                                        "10 11:01 FIRST_ADOPTION",
                                        "11 00:00 FIRST_SUCCESS")
                                .endsWith(last));
    }

    private static void assertEnd(
            Timeline story, Dominant dominant, double score, String... reasons) {
        assertThat(story.last().score().regret().dominant()).isEqualTo(dominant);
        assertThat(story.last().score().score()).isCloseTo(score, within(.001));
        assertThat(Timeline.reasons(story.last())).containsExactly(reasons);
    }

    private static double fade(double days, double halfLife) {
        return Math.pow(2, -days / halfLife);
    }
}
