package io.regretradar.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.source.SourceBook;
import io.regretradar.domain.source.SourceChange;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A dead feed is not a silent customer. */
class StaleSourceTest {

    private static final String SILENT = "2026-04-06 10:00";
    private static final String BACK = "2026-04-10 10:00";

    /** Ten weeks of even use by half the seats, and an NPS of 5. */
    private static History used() {
        History history =
                new History()
                        .life(
                                "2026-02-01 09:00",
                                LifecycleEvent.Type.CLOSED_WON,
                                l -> {
                                    l.seats = 2;
                                    l.coreFeatures = List.of("report");
                                })
                        .nps("2026-02-02 09:00", "s1", "c1", 5);
        for (int day = 0; day < 75; day++) {
            String date = java.time.LocalDate.of(2026, 2, 1).plusDays(day).toString();
            history.use(date + " 11:00", "u1", "report", true, 10);
        }
        return history;
    }

    private static SourceBook silence() {
        return SourceBook.of(
                List.of(
                        new SourceChange(Stream.PRODUCT_USAGE, "test", History.time(SILENT), true),
                        new SourceChange(Stream.PRODUCT_USAGE, "test", History.time(BACK), false)));
    }

    private static TreeMap<Long, Evaluation> evaluations(SourceBook sources) {
        TreeMap<Long, Evaluation> byTime = new TreeMap<>();
        new Replay(History.settings(), new RuleBook(), sources, used().events())
                .run(
                        History.time("2026-04-16"),
                        new AccountOutput() {
                            @Override
                            public void document(io.regretradar.domain.document.Document d) {}

                            @Override
                            public void evaluated(Evaluation evaluation) {
                                byTime.put(evaluation.at(), evaluation);
                            }
                        });
        return byTime;
    }

    @Test
    void whatTheSilentSourceFeedsHasNoValueAndStillApplies() {
        TreeMap<Long, Evaluation> all = evaluations(silence());
        Evaluation before = all.floorEntry(History.time(SILENT) - 1).getValue();
        Evaluation during = all.ceilingEntry(History.time(SILENT)).getValue();
        Evaluation after = all.ceilingEntry(History.time(BACK)).getValue();

        for (Feature feature :
                List.of(
                        Feature.USAGE_RATIO,
                        Feature.USAGE_CUSUM,
                        Feature.SEAT_UTILISATION,
                        Feature.CORE_BREADTH,
                        Feature.IDLE_BUSINESS_DAYS)) {
            assertThat(before.values().has(feature)).as(feature.id()).isTrue();
            assertThat(during.values().has(feature)).as(feature.id()).isFalse();
            assertThat(during.values().applies(feature)).as(feature.id()).isTrue();
            assertThat(after.values().has(feature)).as(feature.id()).isTrue();
        }
        assertThat(during.values().has(Feature.NPS_WEIGHTED)).isTrue();
        assertThat(during.score().coverage()).isLessThan(before.score().coverage());
        assertThat(during.stale()).containsExactly(Stream.PRODUCT_USAGE);
        assertThat(after.stale()).isEmpty();
    }

    @Test
    void noBandRisesOrFallsBecauseOfIt() {
        TreeMap<Long, Evaluation> spoken = evaluations(new SourceBook());
        TreeMap<Long, Evaluation> silent = evaluations(silence());

        assertThat(silent.keySet()).isEqualTo(spoken.keySet());
        silent.forEach(
                (at, evaluation) ->
                        assertThat(evaluation.band())
                                .as(java.time.Instant.ofEpochMilli(at).toString())
                                .isEqualTo(spoken.get(at).band()));
        // The usage group's credit is missing from the score shown: without the rule the band of
        // an account that stands just below a threshold would rise.
        long during = silent.ceilingKey(History.time(SILENT));
        double credit =
                spoken.get(during).score().points(Feature.USAGE_RATIO)
                        + spoken.get(during).score().points(Feature.USAGE_CUSUM)
                        + spoken.get(during).score().points(Feature.SEAT_UTILISATION)
                        + spoken.get(during).score().points(Feature.CORE_BREADTH)
                        + spoken.get(during).score().points(Feature.IDLE_BUSINESS_DAYS);
        assertThat(credit).isNegative();
        assertThat(silent.get(during).score().raw() - spoken.get(during).score().raw())
                .isCloseTo(-credit, within(1e-9));
        assertThat(silent.get(during).band()).isIn(Band.NONE, Band.WATCH);
    }

    @Test
    void afterItsReturnEverythingIsAsIfItHadNeverBeenSilent() {
        TreeMap<Long, Evaluation> spoken = evaluations(new SourceBook());
        TreeMap<Long, Evaluation> silent = evaluations(silence());

        silent.tailMap(History.time(BACK))
                .forEach(
                        (at, evaluation) ->
                                assertThat(evaluation.score().raw())
                                        .isEqualTo(spoken.get(at).score().raw()));
    }
}
