package io.regretradar.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents are a function of the set of events, however it comes in. */
class EngineOrderTest {

    private static final int EVENTS = 700;
    private static final int DAYS = 260;
    private static final long END = RandomHistory.START + (DAYS + 40) * Times.DAY;
    private static final long BOUND = 60_000;

    /** One engine, in order, with a watermark every hour. */
    private static List<String> reference(long seed) {
        return strides(RandomHistory.of(seed, EVENTS, DAYS), Times.HOUR).documents;
    }

    private static Driver strides(List<AccountEvent> events, long stride) {
        Driver driver = new Driver();
        int next = 0;
        for (long watermark = RandomHistory.START; watermark < END; watermark += stride) {
            while (next < events.size() && events.get(next).occurredAt() <= watermark + BOUND) {
                driver.offer(events.get(next++));
            }
            driver.advance(watermark);
        }
        driver.offer(events.subList(next, events.size()));
        return driver.advance(END);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void orderWithinTheBoundChangesNothing(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, EVENTS, DAYS);
        Random random = new Random(seed + 1000);
        Map<AccountEvent, Long> arrival = new HashMap<>();
        events.forEach(e -> arrival.put(e, e.occurredAt() + (long) (random.nextDouble() * BOUND)));
        List<AccountEvent> shuffled = new ArrayList<>(events);
        shuffled.sort(Comparator.comparingLong(arrival::get));
        assertThat(shuffled).isNotEqualTo(events);

        Driver driver = new Driver();
        long newest = Long.MIN_VALUE;
        for (AccountEvent event : shuffled) {
            assertThat(driver.offer(event)).isEqualTo(Arrival.BUFFERED);
            newest = Math.max(newest, event.occurredAt());
            driver.advance(newest - BOUND - 1);
        }
        driver.advance(END);

        assertThat(driver.documents).isEqualTo(reference(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theStrideOfTheWatermarkChangesNothing(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, EVENTS, DAYS);
        List<String> reference = reference(seed);

        assertThat(strides(events, 7 * Times.MINUTE + 1).documents).isEqualTo(reference);
        assertThat(strides(events, 3 * Times.DAY).documents).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theBatchPathWritesTheSameDocuments(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, EVENTS, DAYS);
        Driver batch = new Driver();

        new Replay(History.settings(), Rules.defaults(), events).run(END, batch);

        assertThat(batch.documents).isEqualTo(reference(seed));
        assertThat(batch.documents).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theEndOfABoundedInputIsReachedTheSameWayAtOnceAndInSteps(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, 150, 25);
        Driver atOnce = new Driver().offer(events).advance(Long.MAX_VALUE);
        Driver inSteps = new Driver().offer(events);
        for (AccountEvent event : events) {
            inSteps.advance(event.occurredAt() - 1);
        }
        inSteps.advance(Long.MAX_VALUE);

        long last = events.get(events.size() - 1).occurredAt();
        assertThat(atOnce.documents).isEqualTo(inSteps.documents);
        assertThat(atOnce.applied).hasSameSizeAs(events);
        assertThat(atOnce.evaluations).allMatch(evaluation -> evaluation.at() <= last);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8, 9})
    void aStateReadBackGoesOnAsIfNothingHadHappened(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, EVENTS, DAYS);
        Random random = new Random(seed);
        Driver broken = new Driver();
        int next = 0;
        for (long watermark = RandomHistory.START; watermark < END; watermark += Times.HOUR) {
            while (next < events.size() && events.get(next).occurredAt() <= watermark + BOUND) {
                broken.offer(events.get(next++));
            }
            if (random.nextInt(40) == 0) {
                broken.restore();
            }
            broken.advance(watermark);
            if (random.nextInt(40) == 0) {
                broken.restore();
            }
        }
        broken.advance(END);

        assertThat(broken.documents).isEqualTo(reference(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12, 13, 14, 15})
    void theWakeUpLiesAheadAndWakingUpAlwaysMakesProgress(long seed) {
        List<AccountEvent> events = RandomHistory.of(seed, 400, DAYS);
        Driver driver = new Driver().offer(events);
        int steps = 0;
        long now = Long.MIN_VALUE;
        while (now < END && driver.engine.nextWakeUp(driver.state) < END) {
            long wakeUp = driver.engine.nextWakeUp(driver.state);
            assertThat(wakeUp).isGreaterThan(now);
            now = wakeUp;
            driver.advance(now);
            // An event, its minute, six-hourly, midnights, stages: a few thousand at most.
            assertThat(++steps).isLessThan(events.size() * 3 + 6 * DAYS * 2);
        }

        assertThat(driver.applied).hasSameSizeAs(events);
        assertThat(driver.documents).isEqualTo(new Driver().offer(events).advance(now).documents);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22, 23, 24, 25})
    void lateEventsNeitherStopNorRepeatAnything(long seed) {
        Random random = new Random(seed);
        // What comes late after an account was erased begins it anew, in the past.
        List<AccountEvent> events =
                RandomHistory.of(seed, 500, DAYS).stream()
                        .filter(
                                event ->
                                        !(event instanceof AlertCommand command)
                                                || command.kind() != AlertCommand.Kind.FORGET)
                        .toList();
        // One in five comes up to three days late.
        Map<AccountEvent, Long> arrival = new HashMap<>();
        events.forEach(
                e ->
                        arrival.put(
                                e,
                                e.occurredAt()
                                        + (random.nextInt(5) == 0
                                                ? (long) (random.nextDouble() * 3 * Times.DAY)
                                                : 0)));
        List<AccountEvent> arriving = new ArrayList<>(events);
        arriving.sort(Comparator.comparingLong(arrival::get));
        Driver driver = new Driver();
        Map<Arrival, Integer> arrivals = new HashMap<>();

        for (AccountEvent event : arriving) {
            arrivals.merge(driver.offer(event), 1, Integer::sum);
            long watermark = arrival.get(event) - BOUND;
            driver.advance(watermark);
            assertThat(driver.engine.nextWakeUp(driver.state)).isGreaterThan(watermark);
        }
        driver.advance(END);

        assertThat(arrivals).containsKeys(Arrival.BUFFERED, Arrival.CORRECTED, Arrival.LATE);
        int late = arrivals.get(Arrival.LATE);
        assertThat(driver.applied).hasSize(events.size() - late);
        assertThat(driver.evaluations)
                .isSortedAccordingTo(Comparator.comparingLong(Evaluation::at));
        Set<Long> instants =
                driver.evaluations.stream().map(Evaluation::at).collect(Collectors.toSet());
        assertThat(new TreeSet<>(instants)).hasSameSizeAs(driver.evaluations);
    }
}
