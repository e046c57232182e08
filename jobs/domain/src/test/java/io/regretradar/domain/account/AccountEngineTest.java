package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CANCELLATION_REQUESTED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CHURNED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.FIRST_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.scorecard.Feature;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountEngineTest {

    private static List<String> instants(List<Evaluation> evaluations) {
        return evaluations.stream().map(e -> Instant.ofEpochMilli(e.at()).toString()).toList();
    }

    private static AccountEvent use(String id, String at) {
        Header header = new Header(id, History.ACCOUNT, null, History.time(at), "test");
        return new UsageEvent(header, "u", "report", true, 1, null, 0, false);
    }

    private static AccountEvent last(History history) {
        return history.events().get(history.events().size() - 1);
    }

    @Test
    void evaluatesAtTheNextFullMinuteEverySixHoursAndAtLocalMidnight() {
        History history =
                new History()
                        .zone("2025-03-31 05:00", "Asia/Kolkata")
                        .core("2025-03-31 07:00", 1)
                        .value("2025-03-31T08:00:00.001Z");

        // Midnight in Kolkata is 18:30 UTC. The event on the full minute waits for the next one.
        assertThat(instants(history.evaluations("2025-04-01 00:00")))
                .containsExactly(
                        "2025-03-31T05:01:00Z",
                        "2025-03-31T06:00:00Z",
                        "2025-03-31T08:01:00Z",
                        "2025-03-31T12:00:00Z",
                        "2025-03-31T18:00:00Z",
                        "2025-03-31T18:30:00Z",
                        "2025-04-01T00:00:00Z");
    }

    @Test
    void aHardEventIsEvaluatedAtItsOwnInstantToo() {
        History history = new History().life("2025-03-31T07:00:00.500Z", CANCELLATION_REQUESTED);
        List<Evaluation> evaluations = history.evaluations("2025-03-31 11:00");

        assertThat(instants(evaluations))
                .containsExactly("2025-03-31T07:00:00.500Z", "2025-03-31T07:01:00Z");
        assertThat(evaluations).extracting(Evaluation::band).containsOnly(Band.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({
        // Where clocks go forward at midnight, the date begins at one o'clock.
        "America/Havana, 2025-03-08, 2025-03-08T05:00:00Z, 2025-03-09T05:00:00Z",
        "Africa/Cairo, 2025-04-24, 2025-04-23T22:00:00Z, 2025-04-24T22:00:00Z",
        // Where clocks go back over midnight, it comes an hour later; once.
        "America/Havana, 2025-11-02, 2025-11-02T04:00:00Z, 2025-11-03T05:00:00Z",
        "Asia/Beirut, 2025-10-25, 2025-10-24T21:00:00Z, 2025-10-25T22:00:00Z",
        // Here the date began at 00:00, and a minute later it was 23:01 of the date before.
        "America/St_Johns, 2006-10-28, 2006-10-28T02:30:00Z, 2006-10-29T02:30:00Z",
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z"
    })
    void midnightIsTheFirstInstantOfTheLocalDate(
            String zone, String date, String first, String second) {
        long day = Instant.parse(date + "T12:00:00Z").toEpochMilli() - 3 * Times.DAY;
        History history = new History().zone(Instant.ofEpochMilli(day).toString(), zone);
        history.core(Instant.ofEpochMilli(History.time(second) + 10 * Times.MINUTE).toString(), 1);
        List<Evaluation> evaluations =
                history.evaluations(
                        Instant.ofEpochMilli(History.time(second) + 30 * Times.HOUR).toString());

        List<String> midnights =
                instants(evaluations.stream().filter(Evaluation::midnight).toList());
        assertThat(midnights).containsSequence(first, second).doesNotHaveDuplicates();
        assertThat(evaluations).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
        assertThat(evaluations).isSortedAccordingTo((a, b) -> a.day() - b.day());
    }

    @Test
    void aDateThatHasBegunGoesOnWhereTheClockShowsTheOneBeforeAgain() {
        LocalCalendar calendar = new LocalCalendar();
        calendar.zone("America/St_Johns", 0);
        int before = calendar.day(History.time("2006-10-29T02:29:59.999Z"));

        assertThat(calendar.day(History.time("2006-10-29T02:30:00.000Z"))).isEqualTo(before + 1);
        assertThat(calendar.day(History.time("2006-10-29T03:00:00.000Z"))).isEqualTo(before + 1);
        assertThat(calendar.nextMidnight(History.time("2006-10-29T03:00:00.000Z")))
                .isEqualTo(History.time("2006-10-30T03:30:00.000Z"));
    }

    @Test
    void aRepeatWithin48HoursAndTheBoundIsDropped() {
        Driver driver = new Driver();
        driver.offer(use("a", "2025-03-31 12:00"));
        driver.offer(use("a", "2025-03-31 12:00"));
        driver.advance("2025-03-31 12:30");
        driver.offer(use("a", "2025-04-02 12:01"));
        driver.advance("2025-04-02 13:00");

        assertThat(driver.applied).hasSize(1);
        assertThat(driver.duplicates).hasSize(2);
        assertThat(driver.offer(use("a", "2025-04-01 12:00"))).isEqualTo(Arrival.DUPLICATE);
        assertThat(driver.duplicates).hasSize(3);

        // 48 h and 60 s after the first is the horizon: what comes then is another event.
        driver.offer(use("a", "2025-04-02T13:00:00.001Z"));
        driver.advance("2025-04-02 14:00");
        assertThat(driver.applied).hasSize(2);
    }

    @Test
    void whatIsNotAfterTheAppliedUpToTimeIsLate() {
        Driver driver = new Driver().offer(List.of(use("a", "2025-03-31 12:00")));
        driver.advance("2025-03-31 17:00");

        // Plain use causes no evaluation: applied up to 12:00.
        assertThat(driver.offer(use("b", "2025-03-31T12:00:00.001Z"))).isEqualTo(Arrival.BUFFERED);
        assertThat(driver.offer(use("c", "2025-03-31 12:00"))).isEqualTo(Arrival.CORRECTED);
        assertThat(driver.offer(use("d", "2025-03-29 12:00"))).isEqualTo(Arrival.CORRECTED);
        assertThat(driver.offer(use("e", "2025-03-29T11:59:59.999Z"))).isEqualTo(Arrival.LATE);
        assertThat(driver.offer(use("d", "2025-03-29 12:00"))).isEqualTo(Arrival.DUPLICATE);
        assertThat(driver.applied).hasSize(3);
    }

    @Test
    void aLateHardEventCountsFromTheNextMinuteButItsFloorRunsFromItsOwnTime() {
        Driver driver = new Driver().offer(List.of(use("a", "2025-03-31 12:00")));
        driver.advance("2025-04-01 12:30");
        History history = new History().life("2025-03-31 13:00", CANCELLATION_REQUESTED);

        assertThat(driver.offer(last(history))).isEqualTo(Arrival.CORRECTED);
        int before = driver.evaluations.size();
        driver.advance("2025-04-30 13:00");

        // Applied up to the evaluation of 12:00.
        Evaluation next = driver.evaluations.get(before);
        assertThat(Instant.ofEpochMilli(next.at())).isEqualTo("2025-04-01T12:01:00Z");
        assertThat(next.band()).isEqualTo(Band.CRITICAL);
        // The floor ended on 04-30 13:00; three days of the exit clock follow.
        driver.advance("2025-05-03 17:59");
        assertThat(driver.evaluations.get(driver.evaluations.size() - 1).band())
                .isEqualTo(Band.CRITICAL);
        driver.advance("2025-05-03 18:00");
        assertThat(driver.evaluations.get(driver.evaluations.size() - 1).band())
                .isNotEqualTo(Band.CRITICAL);
    }

    @Test
    void nothingIsEvaluatedAfterTheLastEventOfABoundedInput() {
        History history =
                new History().value("2025-03-31 07:00").life("2025-03-31 08:00", CLOSED_WON);
        Driver driver = new Driver().offer(history.events()).advance(Long.MAX_VALUE);

        assertThat(instants(driver.evaluations)).containsExactly("2025-03-31T07:01:00Z");
        assertThat(driver.applied).hasSize(2);
    }

    @Test
    void anAccountIsForgotten30DaysAfterItChurned() {
        History history = new History().life("2025-03-01 12:00", CHURNED);
        Driver driver = new Driver().offer(history.events());
        driver.engine.advance(driver.state, History.time("2025-03-31 11:59"), driver);
        assertThat(driver.engine.forgettable(driver.state)).isFalse();

        driver.engine.advance(driver.state, History.time("2025-03-31 12:00"), driver);
        assertThat(driver.engine.forgettable(driver.state)).isTrue();
        assertThat(driver.engine.nextWakeUp(driver.state)).isEqualTo(Long.MAX_VALUE);
        assertThat(driver.evaluations).isEmpty();
    }

    @Test
    void anAccountIsForgottenAfter400DaysWithoutAnyEvent() {
        Driver driver = new Driver().offer(List.of(use("a", "2024-01-01 00:00")));
        driver.engine.advance(driver.state, History.time("2025-02-03 23:59"), driver);
        assertThat(driver.engine.forgettable(driver.state)).isFalse();

        // 366 days of 2024 and 34 more.
        driver.engine.advance(driver.state, History.time("2025-02-04 00:00"), driver);
        assertThat(driver.engine.forgettable(driver.state)).isTrue();
        assertThat(driver.engine.start(History.ACCOUNT).appliedUpTo()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aChurnedAccountIsNotEvaluatedAndItsAlertsAreClosed() {
        History history =
                new History()
                        .life("2025-03-01 12:00", CLOSED_WON)
                        .life("2025-03-02 12:00", CANCELLATION_REQUESTED)
                        .life("2025-03-03 12:00", CHURNED)
                        .value("2025-03-04 12:00");
        Driver driver = new Driver().offer(history.events()).advance("2025-03-20 12:00");

        assertThat(driver.evaluations)
                .allMatch(evaluation -> evaluation.at() < History.time("2025-03-03 12:00"));
        assertThat(history.stageAt("2025-03-05 12:00")).isNull();
        assertThat(driver.documents)
                .filteredOn(d -> d.startsWith("regret-alerts "))
                .last()
                .asString()
                .contains(
                        "\"alert.workflow_state\":\"CLOSED\"", "\"alert.resolution\":\"CHURNED\"");
    }

    @Test
    void aLateChurnClosesTheAlertsAsWell() {
        History history =
                new History()
                        .life("2025-03-01 12:00", CLOSED_WON)
                        .life("2025-03-02 12:00", CANCELLATION_REQUESTED);
        Driver driver = new Driver().offer(history.events()).advance("2025-03-04 12:30");
        int evaluations = driver.evaluations.size();
        history.life("2025-03-04 11:00", CHURNED);

        assertThat(driver.offer(last(history))).isEqualTo(Arrival.CORRECTED);
        driver.advance("2025-03-10 12:00");

        assertThat(driver.evaluations).hasSize(evaluations);
        assertThat(driver.documents)
                .filteredOn(d -> d.startsWith("regret-alerts "))
                .last()
                .asString()
                .contains("\"alert.resolution\":\"CHURNED\"");
    }

    @Test
    void aPurchaseThatCameLateFromBeforeTheChurnBringsNobodyBack() {
        History history = new History().life("2025-03-03 12:00", CHURNED);
        Driver driver = new Driver().offer(history.events()).advance("2025-03-03 12:30");
        history.life("2025-03-03 11:00", CLOSED_WON);
        driver.offer(last(history));
        driver.advance("2025-03-05 12:00");

        assertThat(driver.evaluations).isEmpty();
        assertThat(driver.state.stage()).isNull();
    }

    @Test
    void anAccountWonAgainStartsItsJourneyAnew() {
        History history =
                new History()
                        .life("2025-01-01 12:00", CLOSED_WON)
                        .life("2025-01-11 12:00", FIRST_SUCCESS)
                        .life("2025-02-01 12:00", CHURNED)
                        .life("2025-02-15 12:00", CLOSED_WON);

        Evaluation evaluation = history.at("2025-02-16 12:00");
        assertThat(evaluation.stage()).isEqualTo(Stage.COMMITMENT);
        // 1 of 60 days since the second purchase, without a success.
        assertThat(evaluation.values().get(Feature.VALUE_OVERDUE_RATIO)).isEqualTo(1 / 60.0);
        assertThat(history.evaluations("2025-02-16 12:00"))
                .extracting(Evaluation::at)
                .noneMatch(
                        at ->
                                at >= History.time("2025-02-01 12:00")
                                        && at < History.time("2025-02-15 12:00"));
    }

    @Test
    void peekingChangesNothing() {
        List<AccountEvent> events = RandomHistory.of(77, 200, 60);
        long end = RandomHistory.START + 70 * Times.DAY;
        Driver peeked = new Driver().offer(events);
        for (long at = RandomHistory.START; at < end; at += 5 * Times.HOUR) {
            peeked.advance(at);
            assertThat(peeked.engine.peek(peeked.state, at).score().raw())
                    .isEqualTo(peeked.engine.peek(peeked.state, at).score().raw());
        }
        peeked.advance(end);

        assertThat(peeked.documents).isEqualTo(new Driver().offer(events).advance(end).documents);
    }
}
