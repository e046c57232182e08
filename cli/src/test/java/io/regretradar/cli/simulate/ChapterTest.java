package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterTest {
    private static final int LONG = 540;
    private static final int DRAWS = 2_000;

    @ParameterizedTest
    @ValueSource(ints = {14, 120, 180})
    void aBookOfHalfAYearTellsEveryStoryFromItsBeginning(int days) {
        assertThat(Chapter.of(Dice.of(1), days)).isEqualTo(new Chapter(0, days, days));
    }

    @Test
    void everyoneHasJoinedByTheEndOfALongerBook() {
        for (int days : new int[] {181, 200, LONG}) {
            for (int i = 0; i < DRAWS; i++) {
                Chapter chapter = Chapter.of(Dice.of(i).named("chapter"), days);
                assertThat(chapter.within(Dice.of(i), 60)).isLessThanOrEqualTo(days - 7);
            }
        }
    }

    @Test
    void inALongerBookTroubleSetsInAtAnyTime() {
        List<Integer> onsets =
                IntStream.range(0, DRAWS)
                        .mapToObj(
                                i ->
                                        Chapter.of(Dice.of(i).named("chapter"), LONG)
                                                .onset(Dice.of(i).named("story")))
                        .toList();

        assertThat(onsets).allMatch(onset -> onset >= 0);
        // The first and the last weeks have fewer: a story's trouble does not begin with it.
        int usual = DRAWS * 60 / LONG;
        for (int from = 60; from < LONG - 120; from += 60) {
            int first = from;
            assertThat(onsets.stream().filter(onset -> onset >= first && onset < first + 60))
                    .as("from day %d", first)
                    .hasSizeBetween(usual * 3 / 4, usual * 3 / 2);
        }
    }

    /** Otherwise what is learnt in its first half would not hold in its second. */
    @Test
    void aLongBookLosesAboutAsManyAccountsLateAsEarly() {
        SimulationSettings settings =
                new SimulationSettings(3, 300, LONG, LocalDate.of(2026, 1, 5));
        Simulation simulation = new Simulation(settings);
        simulation.until(settings.end(), event -> {});
        List<LocalDate> lost =
                simulation.truths(settings.end()).stream()
                        .filter(Truth::churned)
                        .map(truth -> LocalDate.ofInstant(truth.churnedAt(), ZoneOffset.UTC))
                        .toList();

        long early = between(lost, settings.start(), 90, 315);
        long late = between(lost, settings.start(), 315, 540);

        assertThat(early + late).isGreaterThan(80);
        assertThat((double) late / early).isBetween(.6, 1.6);
    }

    private static long between(List<LocalDate> lost, LocalDate start, int from, int to) {
        return lost.stream()
                .filter(day -> !day.isBefore(start.plusDays(from)))
                .filter(day -> day.isBefore(start.plusDays(to)))
                .count();
    }
}
