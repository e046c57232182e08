package io.regretradar.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandTrackerTest {

    private static final long HOUR = 3_600_000L;
    private final Scorecard card = Rules.defaults().scorecard();
    private final BandTracker tracker = new BandTracker();

    private Band at(double hour, double score) {
        return at(hour, score, Band.NONE);
    }

    private Band at(double hour, double score, Band floor) {
        return tracker.update((long) (hour * HOUR), score, floor, false, Band.CRITICAL, card);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anAccountThatHoversAtAThresholdPagesNobodyTwice(long seed) {
        Random random = new Random(seed);
        int bare = 0;
        int ours = 0;
        boolean over = false;
        Band before = Band.NONE;
        for (int hour = 0; hour < 90 * 24; hour += 6) {
            double score = 50 + 4 * random.nextGaussian();
            bare += score >= 50 && !over ? 1 : 0;
            over = score >= 50;
            Band band = at(hour, score);
            ours += band.atLeast(Band.AT_RISK) && !before.atLeast(Band.AT_RISK) ? 1 : 0;
            before = band;
        }

        assertThat(bare).isGreaterThan(10);
        assertThat(ours).isLessThanOrEqualTo(2);
    }

    @Test
    void aBandIsEnteredOnceItsThresholdHasHeldLongEnough() {
        assertThat(at(0, 35)).isEqualTo(Band.NONE);
        assertThat(at(23.99, 35)).isEqualTo(Band.NONE);
        assertThat(at(24, 35)).isEqualTo(Band.WATCH);
        assertThat(at(25, 70)).isEqualTo(Band.WATCH);
        assertThat(at(26, 70)).isEqualTo(Band.CRITICAL);
    }

    @Test
    void oneEvaluationBelowTheThresholdStartsTheHoldingAnew() {
        at(0, 35);
        at(20, 34.99);
        at(21, 35);
        assertThat(at(44, 35)).isEqualTo(Band.NONE);
        assertThat(at(45, 35)).isEqualTo(Band.WATCH);
    }

    @Test
    void aBandIsLeftAfterThreeDaysBelowItsExitForTheHighestThatStillHolds() {
        at(0, 80);
        assertThat(at(1, 80)).isEqualTo(Band.CRITICAL);
        at(10, 61.99);
        assertThat(at(81.99, 45)).isEqualTo(Band.CRITICAL);
        assertThat(at(82, 45)).isEqualTo(Band.AT_RISK);
    }

    @Test
    void oneEvaluationAtTheExitResetsItsClock() {
        at(0, 80);
        at(1, 80);
        at(10, 20);
        at(50, 62);
        at(60, 20);
        assertThat(at(131.99, 20)).isEqualTo(Band.CRITICAL);
        assertThat(at(132, 20)).isEqualTo(Band.NONE);
    }

    @Test
    void aFloorNeedsNoHoldingAndStopsTheExitClock() {
        assertThat(at(0, 0, Band.CRITICAL)).isEqualTo(Band.CRITICAL);
        assertThat(at(720, 0)).isEqualTo(Band.CRITICAL);
        assertThat(at(791, 0)).isEqualTo(Band.CRITICAL);
        assertThat(at(792, 0, Band.WATCH)).isEqualTo(Band.WATCH);
    }

    @Test
    void aRapidRiseNeedsNoHolding() {
        assertThat(tracker.update(0, 55, Band.NONE, true, Band.CRITICAL, card))
                .isEqualTo(Band.AT_RISK);
    }

    @Test
    void weakEvidenceReachesWatchAtMostUnlessAFloorSaysMore() {
        tracker.update(0, 90, Band.NONE, false, Band.WATCH, card);
        assertThat(tracker.update(30 * HOUR, 90, Band.NONE, false, Band.WATCH, card))
                .isEqualTo(Band.WATCH);
        // The clocks went on: with better evidence there is nothing left to hold.
        assertThat(at(31, 90)).isEqualTo(Band.CRITICAL);
        assertThat(new BandTracker().update(0, 0, Band.AT_RISK, false, Band.WATCH, card))
                .isEqualTo(Band.AT_RISK);
    }
}
