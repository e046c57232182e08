package io.regretradar.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.scorecard.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrospectTest {
    private static final int START = 20_000; // 2024-10-04

    @Test
    void looksAtEveryAccountEverySevenDaysFromItsBeginning() {
        Book book =
                new Book().uses("early", START, START + 30).uses("late", START + 10, START + 30);

        ScoredHistory history = book.scored(START + 30);

        assertThat(history.times()).containsExactly(day(7), day(14), day(21), day(28));
        assertThat(times(history, "early")).containsExactly(day(7), day(14), day(21), day(28));
        assertThat(times(history, "late")).containsExactly(day(14), day(21), day(28));
    }

    @Test
    void nothingAfterTheSnapshotReachesIt() {
        Book known = new Book().uses("a", START, START + 29).asks("a", START + 5, 3);
        Book planted = new Book().uses("a", START, START + 29).asks("a", START + 5, 3);
        // A millisecond after a snapshot, what would change five features at once.
        long after = day(14) + 1;
        planted.says("a", after, LifecycleEvent.Type.CANCELLATION_REQUESTED);
        planted.says("a", after, LifecycleEvent.Type.CLOSED_WON, 1);

        List<Snapshot> before = known.scored(START + 29).snapshots();
        List<Snapshot> with = planted.scored(START + 29).snapshots();

        for (int i = 0; i < 2; i++) {
            assertThat(with.get(i).raw()).isEqualTo(before.get(i).raw());
            assertThat(with.get(i).stage()).isEqualTo(before.get(i).stage());
            assertThat(with.get(i).points()).containsExactly(before.get(i).points());
            for (Feature feature : Feature.values()) {
                assertThat(with.get(i).values().get(feature))
                        .isEqualTo(Double.valueOf(before.get(i).values().get(feature)));
                assertThat(with.get(i).values().applies(feature))
                        .isEqualTo(before.get(i).values().applies(feature));
            }
        }
        assertThat(with.get(2).raw()).isGreaterThan(before.get(2).raw() + 5);
        assertThat(with.get(2).values().get(Feature.EVAL_SHALLOW)).isEqualTo(.25);
        assertThat(with.get(1).values().has(Feature.EVAL_SHALLOW)).isFalse();
    }

    @Test
    void anEventOfTheVeryInstantIsKnown() {
        Book book = new Book().uses("a", START, START + 10);
        book.says("a", day(7), LifecycleEvent.Type.CLOSED_WON, 1);

        Snapshot first = book.scored(START + 10).snapshots().get(0);

        assertThat(first.values().get(Feature.EVAL_SHALLOW)).isEqualTo(.25);
    }

    @Test
    void anAccountThatLeftIsLookedAtNoMore() {
        Book book = new Book().uses("a", START, START + 16);
        book.says("a", day(15), LifecycleEvent.Type.CANCELLATION_REQUESTED);
        book.says("a", day(16), LifecycleEvent.Type.CHURNED);

        ScoredHistory history = book.scored(START + 40);

        assertThat(times(history, "a")).containsExactly(day(7), day(14));
        assertThat(history.spells())
                .containsExactlyInAnyOrder(
                        new Spell("a", Band.WATCH, day(15), day(16)),
                        new Spell("a", Band.AT_RISK, day(15), day(16)),
                        new Spell("a", Band.CRITICAL, day(15), day(16)));
    }

    @Test
    void onlySnapshotsWhoseDaysHavePassedAreJudged() {
        Book book = new Book().uses("a", START, START + 60).uses("b", START, START + 60);
        book.ends("a", START + 40, Outcome.Kind.CHURNED);
        ScoredHistory history = book.scored(START + 60);

        Sample sample = new Horizon(30).sample(history, book.outcomes());

        // Days 7, 14, 21 and 28 have 30 days before the end at 60; a leaves within 30 days of the
        // last three, and day 35 is left out although its loss is known.
        assertThat(sample.size()).isEqualTo(8);
        assertThat(sample.lostCases()).isEqualTo(3);
        assertThat(sample.baseRate()).isEqualTo(3.0 / 8);
    }

    @Test
    void theChanceWithinThirtyDaysFollowsAtAnEvenPace() {
        // 1 - .729 within 90 days is 1 - .9 within 30.
        assertThat(new Horizon(30).chance(1 - .729)).isCloseTo(.1, within());
        assertThat(new Horizon(90).chance(.271)).isCloseTo(.271, within());
    }

    @Test
    void whoRenewedAfterLeavingIsBack() {
        Book book = new Book();
        book.ends("a", 10, Outcome.Kind.NOT_RENEWED).ends("a", 20, Outcome.Kind.RENEWED);
        book.ends("b", 10, Outcome.Kind.DOWNGRADED);

        assertThat(book.outcomes().gone("a", 9 * Book.DAY)).isFalse();
        assertThat(book.outcomes().gone("a", 15 * Book.DAY)).isTrue();
        assertThat(book.outcomes().gone("a", 20 * Book.DAY)).isFalse();
        assertThat(book.outcomes().lostWithin("b", 0, 20 * Book.DAY)).isEmpty();
        assertThat(new Outcomes(book.outcomes, true).lostWithin("b", 0, 20 * Book.DAY))
                .hasValue(10 * Book.DAY);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-12);
    }

    private static List<Long> times(ScoredHistory history, String account) {
        return history.snapshots().stream()
                .filter(one -> one.account().equals(account))
                .map(Snapshot::at)
                .toList();
    }

    private static long day(int day) {
        return (START + day) * Book.DAY;
    }
}
