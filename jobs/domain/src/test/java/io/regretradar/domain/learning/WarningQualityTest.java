package io.regretradar.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.alert.Band;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarningQualityTest {
    private static final long DAY = 86_400_000L;
    private static final long END = 400 * DAY;

    @Test
    void theLeadTimeRunsFromTheWarningThatStillHeld() {
        WarningQuality quality =
                quality(
                        List.of(loss("a", 200), loss("b", 200), loss("c", 200), loss("d", 200)),
                        watch("a", 20, 50), // Long withdrawn.
                        watch("a", 170, 205),
                        watch("b", 190, Long.MAX_VALUE),
                        watch("c", 100, 185), // Withdrawn 15 days before.
                        watch("d", 150, 190)); // Withdrawn 10 days before.

        assertThat(quality.losses()).isEqualTo(4);
        assertThat(quality.leadDays()).containsExactly(10.0, 30.0, 50.0);
        assertThat(quality.medianLeadDays()).isEqualTo(30);
        assertThat(quality.timely()).as("of 10, 30 and 50 days").isEqualTo(2);
    }

    @Test
    void spellsLessThanFourteenDaysApartAreOneWarning() {
        WarningQuality quality =
                quality(
                        List.of(loss("a", 200)),
                        watch("a", 100, 120),
                        watch("a", 134, 160),
                        watch("a", 175, 210));

        assertThat(quality.warnings()).isEqualTo(2);
        assertThat(quality.leadDays()).containsExactly(25.0);
    }

    @Test
    void aWarningIsFalseWhenNothingCameInItsTime() {
        WarningQuality quality =
                quality(
                        List.of(loss("a", 180)),
                        watch("a", 20, 60), // 160 days before the loss.
                        watch("a", 100, 120), // 80 days before it.
                        watch("b", 10, 300),
                        watch("b", 350, Long.MAX_VALUE)); // Too young to say.

        assertThat(quality.warnings()).isEqualTo(4);
        assertThat(quality.falseAlarms()).isEqualTo(2);
        assertThat(quality.undecided()).isEqualTo(1);
        // a is watched until it leaves, b until 90 days before the end: 180 and 310 days.
        assertThat(quality.accountMonths()).isEqualTo(490 / 30.4375, within(1e-9));
        assertThat(quality.falseAlarmsPer100AccountMonths())
                .isEqualTo(100 * 2 / (490 / 30.4375), within(1e-9));
    }

    @Test
    void peoplesWordIsCountedWhereThereIsAny() {
        WarningQuality unsaid = quality(List.of(), watch("a", 20, 60));
        WarningQuality said =
                quality(
                        List.of(new Outcome("a", 30 * DAY, Outcome.Kind.FALSE_POSITIVE)),
                        watch("a", 20, 60),
                        watch("b", 20, 60));

        assertThat(unsaid.calledWrongShare()).isNaN();
        assertThat(said.calledWrongShare()).isEqualTo(.5);
    }

    @Test
    void onlyTheBandAskedForCounts() {
        WarningQuality quality =
                WarningQuality.of(
                        Band.AT_RISK,
                        history(
                                watch("a", 20, 60),
                                new Spell("a", Band.AT_RISK, 190 * DAY, 210 * DAY)),
                        new Outcomes(List.of(loss("a", 200)), false));

        assertThat(quality.warnings()).isEqualTo(1);
        assertThat(quality.leadDays()).containsExactly(10.0);
    }

    private static WarningQuality quality(List<Outcome> outcomes, Spell... spells) {
        return WarningQuality.of(Band.WATCH, history(spells), new Outcomes(outcomes, false));
    }

    private static ScoredHistory history(Spell... spells) {
        Map<String, Long> begun =
                java.util.Arrays.stream(spells)
                        .map(Spell::account)
                        .distinct()
                        .collect(java.util.stream.Collectors.toMap(a -> a, a -> 0L));
        return new ScoredHistory(List.of(), List.of(spells), 0, END, begun);
    }

    private static Outcome loss(String account, int day) {
        return new Outcome(account, day * DAY, Outcome.Kind.CHURNED);
    }

    private static Spell watch(String account, long from, long to) {
        return new Spell(account, Band.WATCH, from * DAY, to == Long.MAX_VALUE ? to : to * DAY);
    }
}
