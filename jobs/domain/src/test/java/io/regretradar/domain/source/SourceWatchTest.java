package io.regretradar.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a source counts as silent. */
class SourceWatchTest {

    private static final long HOUR = 3_600_000L;
    private static final long WEEK = 168 * HOUR;
    private static final long MONDAY = at("2026-03-02T00:00:00Z");

    private final SourceWatch watch = new SourceWatch();
    private final List<String> changes = new ArrayList<>();

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    /** So many events in every hour of [from, to), the first of each five minutes past. */
    private void busy(long from, long to, long perHour) {
        for (long hour = from; hour < to; hour += HOUR) {
            watch.count(hour + 5 * 60_000, perHour, Long.MIN_VALUE);
        }
    }

    private void advance(long watermark) {
        OptionalLong change = watch.advance(watermark);
        while (change.isPresent()) {
            changes.add(
                    Instant.ofEpochMilli(change.getAsLong())
                            + (watch.stale() ? " silent" : " back"));
            change = watch.advance(watermark);
        }
    }

    @Test
    void aWholeHourWithoutTheUsualEventsIsSilenceUntilTheNextEvent() {
        busy(MONDAY, MONDAY + 3 * WEEK + 9 * HOUR, 10);
        watch.count(MONDAY + 3 * WEEK + 11 * HOUR + 90_000, 3, Long.MIN_VALUE);

        advance(MONDAY + 3 * WEEK + 12 * HOUR);

        // Three Mondays with ten events between 9 and 10; none on the fourth.
        assertThat(changes)
                .containsExactly("2026-03-23T10:00:00Z silent", "2026-03-23T11:01:30Z back");
    }

    @Test
    void twoWeeksAreNotEnoughToKnowWhatIsUsual() {
        busy(MONDAY, MONDAY + 2 * WEEK + 9 * HOUR, 50);

        advance(MONDAY + 2 * WEEK + 12 * HOUR);

        assertThat(changes).isEmpty();
    }

    @Test
    void anImportInBulkMakesNoHabit() {
        watch.count(MONDAY + 5 * 60_000, 500, Long.MIN_VALUE);
        busy(MONDAY + HOUR, MONDAY + 4 * WEEK, 1);

        advance(MONDAY + 4 * WEEK);

        assertThat(changes).isEmpty();
    }

    @Test
    void hoursThatAreUsuallyQuietMayBeEmpty() {
        busy(MONDAY, MONDAY + 4 * WEEK, 9);

        advance(MONDAY + 4 * WEEK + 48 * HOUR);

        assertThat(changes).isEmpty();
    }

    @Test
    void theUsualIsTheMedianOfTheSameHourOfFourWeeks() {
        long nine = 9 * HOUR;
        long[] counts = {40, 12, 7, 8};
        watch.count(MONDAY, 1, Long.MIN_VALUE);
        for (int week = 0; week < 4; week++) {
            watch.count(MONDAY + week * WEEK + nine, counts[week], Long.MIN_VALUE);
        }

        advance(MONDAY + 4 * WEEK + nine + HOUR);
        // Median of 7, 8, 12, 40 = (8 + 12)/2 = 10.
        assertThat(changes).containsExactly("2026-03-30T10:00:00Z silent");
    }

    @Test
    void belowTenInTheMedianItIsNot() {
        long nine = 9 * HOUR;
        long[] counts = {40, 11, 7, 8};
        watch.count(MONDAY, 1, Long.MIN_VALUE);
        for (int week = 0; week < 4; week++) {
            watch.count(MONDAY + week * WEEK + nine, counts[week], Long.MIN_VALUE);
        }

        advance(MONDAY + 4 * WEEK + nine + HOUR);

        assertThat(changes).isEmpty();
    }

    @Test
    void theOrderOfCountsAndTheSizeOfStepsChangeNothing() {
        List<Long> hours = new ArrayList<>();
        for (long hour = MONDAY; hour < MONDAY + 4 * WEEK; hour += HOUR) {
            boolean out =
                    hour >= MONDAY + 3 * WEEK + 20 * HOUR && hour < MONDAY + 3 * WEEK + 60 * HOUR;
            if (!out) {
                hours.add(hour);
            }
        }
        hours.forEach(hour -> watch.count(hour + hour % 7_001, 12, Long.MIN_VALUE));
        advance(MONDAY + 4 * WEEK);
        assertThat(changes).hasSize(2);
        Collections.shuffle(hours, new Random(3));
        SourceWatch other = new SourceWatch();
        for (long hour : hours) {
            other.count(hour + hour % 7_001, 5, Long.MIN_VALUE);
            other.count(hour + hour % 7_001, 7, Long.MIN_VALUE);
        }
        List<String> then = new ArrayList<>();
        for (long step = MONDAY; step <= MONDAY + 4 * WEEK; step += 20 * 60_000) {
            OptionalLong change = other.advance(step);
            while (change.isPresent()) {
                then.add(
                        Instant.ofEpochMilli(change.getAsLong())
                                + (other.stale() ? " silent" : " back"));
                change = other.advance(step);
            }
        }
        assertThat(then).isEqualTo(changes);
    }

    @Test
    void aBacklogThatComesLateBringsTheSourceBackNow() {
        busy(MONDAY, MONDAY + 3 * WEEK, 10);
        long now = MONDAY + 3 * WEEK + 30 * HOUR;
        advance(now);
        assertThat(changes).containsExactly("2026-03-23T01:00:00Z silent");

        watch.count(MONDAY + 3 * WEEK + 2 * HOUR, 10, now);
        advance(now + HOUR - 1);

        assertThat(changes).hasSize(2);
        assertThat(changes.get(1)).isEqualTo(Instant.ofEpochMilli(now + 1) + " back");
    }

    @Test
    void itsMemorySurvivesAsBytes() throws IOException {
        busy(MONDAY, MONDAY + 3 * WEEK, 10);
        advance(MONDAY + 3 * WEEK + 5 * HOUR);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new StateOutput(new DataOutputStream(bytes)));

        SourceWatch restored =
                SourceWatch.read(
                        new StateInput(
                                new DataInputStream(
                                        new ByteArrayInputStream(bytes.toByteArray()))));

        assertThat(restored).usingRecursiveComparison().isEqualTo(watch);
        assertThat(restored.stale()).isTrue();
    }
}
