package io.regretradar.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.regret.RegretProfile.Dominant;
import io.regretradar.domain.scorecard.Feature;
import org.junit.jupiter.api.Test;

class JourneyStoriesTest {
    @Test
    void aWeekWithoutAnOwnerIsSeenWhileItLastsAndRemembered() {
        Timeline story = Timeline.of("hand-off-gap");

        assertThat(story.bands())
                .containsExactly("6 00:00 WATCH", "6 18:00 AT_RISK", "13 12:00 WATCH");
        // HANDOFF waits six days for a hand-over, then goes on without.
        assertThat(story.stages())
                .startsWith("0 09:01 COMMITMENT", "1 10:01 HANDOFF", "7 12:00 SETUP");
        // Released on day 1 at 10:00: 110 h by the start of day 6, and the way to the cap.
        assertValue(story.midnight(6), Feature.HANDOFF_GAP_H, 110, 8 * (110 - 24) / 96.0 * 1.5);
        // Accepted on day 8 at 10:00, after 168 h.
        assertValue(story.last(), Feature.HANDOFF_GAP_H, 168, 8);
        assertValue(story.last(), Feature.HANDOFF_COMPLETENESS, .25, 6 * (.75 - .25) / .75);
        assertThat(story.last().score().regret().dominant())
                .isEqualTo(Dominant.FOREGONE_ALTERNATIVES);
    }

    @Test
    void aChampionsLeavingAlarmsAtOnceAndTheReplacementCalms() {
        Timeline story = Timeline.of("champion-lost");

        // At once; after 14 days without a new one; 72 h after there is one.
        assertThat(story.bands())
                .containsExactly("60 09:00 WATCH", "74 12:00 AT_RISK", "83 12:00 NONE");
        assertValue(story.midnight(61), Feature.CHAMPION_SILENCE_D, 45, 15);
        // 45 falls to 3 within 30 days; on day 95 half of them, less 9 h, have passed.
        assertThat(story.midnight(95).values().get(Feature.CHAMPION_SILENCE_D))
                .isCloseTo(45 - 42 * (15 - 9 / 24.0) / 30, within(1e-9));
    }

    @Test
    void aHigherPriceShowsInTheRenewalAndEndsWithIt() {
        Timeline story = Timeline.of("price-at-renewal");

        assertThat(story.stages()).endsWith("60 00:00 RENEWAL", "100 10:01 UTILISATION");
        // The downgrade's floor holds 30 days; 72 h later, at the next evaluation, it is over.
        assertThat(story.bands()).containsExactly("78 15:00 WATCH", "111 18:00 NONE");
        Evaluation day79 = story.midnight(79);
        assertThat(Timeline.reasons(day79))
                .containsExactly("billing_friction", "regret_signal", "nps_weighted");
        // Cancel page day 71, failed payment day 75, downgrade day 78; RENEWAL x 1.5, cap 15.
        assertValue(day79, Feature.BILLING_FRICTION, .5 * fade(8) + .5 * fade(4) + fade(1), 15);
        assertThat(day79.score().regret().dominant()).isEqualTo(Dominant.CHANGE_IN_SIGNIFICANCE);
    }

    @Test
    void pitchesBeforeTheFirstSuccessAndBrokenPromisesWarn() {
        Timeline story = Timeline.of("oversold");

        assertThat(story.bands()).containsExactly("27 00:00 WATCH");
        // Two pitches within 14 days, each counted twice.
        assertValue(story.midnight(24), Feature.CHECKIN_NOISE, 4, 4);
        assertThat(Timeline.reasons(story.midnight(28)))
                .containsExactly(
                        "regret_signal", "nps_weighted", "expectation_gap", "checkin_noise");
        assertThat(story.last().score().regret().dominant())
                .isEqualTo(Dominant.FOREGONE_ALTERNATIVES);
    }

    @Test
    void sixUnansweredCheckInsWeighWithoutAnAlarm() {
        Timeline story = Timeline.of("over-contacted");

        assertThat(story.bands()).isEmpty();
        // Six of days 40 to 50 beyond the four that weigh all there is to weigh.
        assertValue(story.midnight(51), Feature.CHECKIN_NOISE, 6, 4);
        // Two weeks after the last one they are forgotten.
        assertValue(story.midnight(64), Feature.CHECKIN_NOISE, 0, 0);
    }

    @Test
    void serviceThatDependsOnTheAgentIsNamed() {
        Timeline story = Timeline.of("depends-on-the-agent");

        assertThat(Timeline.reasons(story.last()))
                .containsExactly("frt_p75_h", "sla_breach_rate", "inconsistency");
        // Six waits of 2 h and six of 60 h: medians ln 3 and ln 61, MAD half their distance.
        // Ratings 5, 5, 5, 5, 2, 2, 2, 2, 2, 2: sd sqrt(2.16). All five sessions in time.
        double apart = Math.log(61.0 / 3);
        double index =
                .4 * Math.exp(-1.4826 * apart / 2)
                        + .2 * (1 - Math.sqrt(2.16) / 2)
                        + .2 * Math.exp(-apart);
        assertThat(story.last().values().get(Feature.INCONSISTENCY))
                .isCloseTo(1 - index / .8, within(1e-9));
    }

    @Test
    void whoIsWonBackStartsAnew() {
        Timeline story = Timeline.of("won-back");

        assertThat(story.stages())
                .containsSubsequence("70 09:01 COMMITMENT", "80 11:01 FIRST_ADOPTION")
                .endsWith("100 15:01 UTILISATION");
        // The cancellation's floor ends 30 days after it, whatever has happened since.
        assertThat(story.bands()).containsExactly("45 10:00 CRITICAL", "78 12:00 NONE");
        assertThat(story.all())
                .as("none between leaving on day 50 and coming back on day 70")
                .noneMatch(
                        e ->
                                e.at() > story.midnight(50).at() + 10 * 3_600_000
                                        && e.at() < story.midnight(71).at() - 16 * 3_600_000);
        assertThat(story.last().band()).isEqualTo(Band.NONE);
        assertThat(story.last().score().regret().dominant()).isEqualTo(Dominant.NONE);
    }

    private static void assertValue(Evaluation at, Feature feature, double value, double points) {
        assertThat(at.values().get(feature)).as(feature.id()).isCloseTo(value, within(1e-9));
        assertThat(at.score().points(feature)).as(feature.id()).isCloseTo(points, within(1e-9));
    }

    private static double fade(double days) {
        return Math.pow(2, -days / 30);
    }
}
