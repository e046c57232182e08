package io.regretradar.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.alert.AlertEpisode.Resolution;
import io.regretradar.domain.alert.AlertEpisode.WorkflowState;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.AlertCommand.Kind;
import io.regretradar.domain.event.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final Silencing NOT_SILENCED = at -> false;

    private final AlertDesk desk = new AlertDesk(WorkflowRules.defaults());
    private final AlertBook book = new AlertBook();
    private int commands;

    private void observe(Band band, long at) {
        book.update(
                "a", AlertType.REGRET_RISK, Observation.presentIf(band != Band.NONE, band), 50, at);
    }

    private AlertEpisode alert() {
        return book.episodes().iterator().next();
    }

    private AlertCommand command(Kind kind, Long until) {
        Header header = new Header("c" + commands++, "a", null, 0, "test");
        return new AlertCommand(header, alert().id(), kind, "olga", null, until, "so");
    }

    private AlertDesk.Answer act(Kind kind, long at) {
        return desk.act(book, command(kind, at + DAY), at, NOT_SILENCED);
    }

    private List<AlertChange> run(long at) {
        return desk.run(book, ZoneOffset.UTC, at, "lee", NOT_SILENCED);
    }

    /** Takes a fresh alert into that state by commands that must all be allowed. */
    private void bringTo(WorkflowState state) {
        observe(Band.AT_RISK, 0);
        List<Kind> path =
                switch (state) {
                    case NEW -> List.of();
                    case ACKNOWLEDGED -> List.of(Kind.ACK);
                    case IN_PROGRESS -> List.of(Kind.ACK, Kind.START);
                    case SNOOZED -> List.of(Kind.ACK, Kind.SNOOZE);
                    case CLOSED -> List.of(Kind.RESOLVE);
                };
        path.forEach(kind -> assertThat(act(kind, 1).refusal()).isNull());
        assertThat(alert().workflow()).isEqualTo(state);
    }

    /** Every state and every command: the state after it, or - where it is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    STATE        | ACK          | ASSIGN       | START       | SNOOZE  | UNSNOOZE     | RESOLVE | FALSE_POSITIVE | REOPEN | COMMENT      | PLAY_DONE    | FORGET | UNKNOWN
                    NEW          | ACKNOWLEDGED | ACKNOWLEDGED | -           | SNOOZED | -            | CLOSED  | CLOSED         | -      | NEW          | NEW          | -      | -
                    ACKNOWLEDGED | -            | ACKNOWLEDGED | IN_PROGRESS | SNOOZED | -            | CLOSED  | CLOSED         | -      | ACKNOWLEDGED | ACKNOWLEDGED | -      | -
                    IN_PROGRESS  | -            | IN_PROGRESS  | -           | SNOOZED | -            | CLOSED  | CLOSED         | -      | IN_PROGRESS  | IN_PROGRESS  | -      | -
                    SNOOZED      | -            | SNOOZED      | -           | SNOOZED | ACKNOWLEDGED | CLOSED  | CLOSED         | -      | SNOOZED      | SNOOZED      | -      | -
                    CLOSED       | -            | -            | -           | -       | -            | -       | -              | NEW    | CLOSED       | CLOSED       | -      | -
                    """)
    void everyCommandInEveryState(
            WorkflowState state,
            String ack,
            String assign,
            String start,
            String snooze,
            String unsnooze,
            String resolve,
            String falsePositive,
            String reopen,
            String comment,
            String playDone,
            String forget,
            String unknown) {
        List<String> expected =
                List.of(
                        ack,
                        assign,
                        start,
                        snooze,
                        unsnooze,
                        resolve,
                        reopen,
                        comment,
                        falsePositive,
                        playDone,
                        forget,
                        unknown);
        for (Kind kind : Kind.values()) {
            WorkflowTest fresh = new WorkflowTest();
            fresh.bringTo(state);
            long changes = fresh.alert().changes();

            AlertDesk.Answer answer = fresh.act(kind, 2);

            String after = expected.get(kind.ordinal());
            boolean refused = after.equals("-");
            assertThat(answer.refusal() != null)
                    .as("%s in %s refused", kind, state)
                    .isEqualTo(refused);
            assertThat(fresh.alert().workflow().name())
                    .as("state after %s in %s", kind, state)
                    .isEqualTo(refused ? state.name() : after);
            assertThat(fresh.alert().changes()).isEqualTo(refused ? changes : changes + 1);
            assertThat(fresh.alert().signal()).isEqualTo(AlertEpisode.SignalState.ACTIVE);
        }
    }

    @Test
    void aRefusalSaysWhy() {
        observe(Band.WATCH, 0);

        assertThat(act(Kind.START, 1).refusal()).isEqualTo(Refusal.WRONG_STATE);
        assertThat(act(Kind.UNKNOWN, 1).refusal()).isEqualTo(Refusal.UNKNOWN_COMMAND);
        assertThat(desk.act(book, command(Kind.SNOOZE, 5L), 5, NOT_SILENCED).refusal())
                .isEqualTo(Refusal.NOT_AHEAD);
        AlertCommand other =
                new AlertCommand(
                        new Header("c", "a", null, 0, ""), "b", Kind.ACK, "olga", null, null, null);
        assertThat(desk.act(book, other, 5, NOT_SILENCED).refusal())
                .isEqualTo(Refusal.UNKNOWN_ALERT);
        observe(Band.NONE, 6);
        assertThat(act(Kind.REOPEN, 7).refusal()).isEqualTo(Refusal.CONDITION_OVER);
    }

    @Test
    void aSnoozeEndsAtItsTimeAndPeopleFindTheAlertAsTheyLeftIt() {
        bringTo(WorkflowState.IN_PROGRESS);
        desk.act(book, command(Kind.SNOOZE, 5 * DAY), DAY, NOT_SILENCED);

        assertThat(alert().suppressedBy()).isEqualTo(SuppressedBy.SNOOZED);
        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(5 * DAY);
        assertThat(run(5 * DAY - 1)).isEmpty();
        assertThat(run(5 * DAY))
                .extracting(AlertChange::kind)
                .containsExactly(AlertChange.Kind.UNSNOOZED);
        assertThat(alert().workflow()).isEqualTo(WorkflowState.IN_PROGRESS);
        assertThat(alert().snoozedUntil()).isNull();
        assertThat(alert().suppressedBy()).isNull();
    }

    @Test
    void aHigherBandWakesItAndALowerOneDoesNot() {
        bringTo(WorkflowState.SNOOZED);
        observe(Band.WATCH, 2);
        observe(Band.AT_RISK, 3);
        assertThat(alert().workflow()).isEqualTo(WorkflowState.SNOOZED);

        observe(Band.CRITICAL, 4);

        assertThat(alert().workflow()).isEqualTo(WorkflowState.ACKNOWLEDGED);
        assertThat(alert().snoozedUntil()).isNull();
    }

    @Test
    void aHardEventWakesIt() {
        bringTo(WorkflowState.SNOOZED);

        assertThat(desk.hardEvent(book, 2, NOT_SILENCED))
                .extracting(AlertChange::kind)
                .containsExactly(AlertChange.Kind.UNSNOOZED);
        assertThat(desk.hardEvent(book, 3, NOT_SILENCED)).isEmpty();
    }

    @Test
    void whoAssignsNobodyTakesItAndASleepingOneIsTakenToo() {
        observe(Band.WATCH, 0);
        act(Kind.SNOOZE, 1);
        act(Kind.ASSIGN, 2);

        assertThat(alert().assignee()).isEqualTo("olga");
        assertThat(alert().workflow()).isEqualTo(WorkflowState.SNOOZED);
        act(Kind.UNSNOOZE, 3);
        assertThat(alert().workflow()).isEqualTo(WorkflowState.ACKNOWLEDGED);
    }

    @Test
    void anAlertNobodyTakesIsEscalatedOnceAfterTheBusinessHoursOfItsBand() {
        // 1970-01-05 is a Monday: four hours from nine are 13:00.
        long monday = 4 * DAY + 9 * HOUR;
        observe(Band.CRITICAL, monday);

        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(monday + 4 * HOUR);
        assertThat(desk.nextDue(book, ZoneId.of("Asia/Kolkata")))
                .as("half past two there; two and a half hours today, the rest tomorrow")
                .isEqualTo(5 * DAY + 9 * HOUR + 90 * 60_000 - 5 * HOUR - 30 * 60_000);
        assertThat(run(monday + 4 * HOUR))
                .extracting(AlertChange::kind)
                .containsExactly(AlertChange.Kind.ESCALATED);
        assertThat(alert().escalatedTo()).isEqualTo("lee");
        assertThat(alert().escalatedAt()).isEqualTo(monday + 4 * HOUR);
        assertThat(alert().workflow()).isEqualTo(WorkflowState.NEW);
        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, 4", "AT_RISK, 56", "WATCH, 248"})
    void eachBandHasItsTime(Band band, long hoursOnTheClock) {
        // From Monday 09:00: 13:00; Wednesday 17:00; Thursday of the week after, 17:00.
        long monday = 4 * DAY + 9 * HOUR;
        observe(band, monday);

        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(monday + hoursOnTheClock * HOUR);
    }

    @Test
    void whatIsTakenIsNotEscalatedAndWhatIsPutBackHasTheWholeTimeAgain() {
        long monday = 4 * DAY + 9 * HOUR;
        observe(Band.CRITICAL, monday);
        act(Kind.ACK, monday + HOUR);
        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(Long.MAX_VALUE);

        act(Kind.RESOLVE, monday + 2 * HOUR);
        act(Kind.REOPEN, monday + 3 * HOUR);

        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(monday + 7 * HOUR);
    }

    @Test
    void closedByHandItComesBackAfterAFortnightUnlessItRecovers() {
        observe(Band.WATCH, 0);
        act(Kind.FALSE_POSITIVE, DAY);
        assertThat(alert().resolution()).isEqualTo(Resolution.FALSE_POSITIVE);
        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(15 * DAY);

        assertThat(run(15 * DAY)).extracting(AlertChange::kind).contains(AlertChange.Kind.REOPENED);
        assertThat(alert().workflow()).isEqualTo(WorkflowState.NEW);
        assertThat(alert().resolution()).isNull();

        act(Kind.RESOLVE, 16 * DAY);
        observe(Band.NONE, 17 * DAY);
        assertThat(alert().resolution()).isEqualTo(Resolution.RESOLVED);
        assertThat(desk.nextDue(book, ZoneOffset.UTC)).isEqualTo(Long.MAX_VALUE);
    }

    /** Random observations, commands, hard events and times; what must always hold, holds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noCommandLeadsToAnIllegalState(long seed) throws IOException {
        Random random = new Random(seed);
        Band[] bands = Band.values();
        Kind[] kinds = Kind.values();
        List<WorkflowState> reached = new ArrayList<>();
        int refused = 0;
        long at = 0;
        observe(Band.WATCH, at);
        for (int step = 0; step < 3_000; step++) {
            at += 1 + (long) (random.nextDouble() * DAY);
            AlertEpisode before = alert();
            AlertEpisode.SignalState signal = before.signal();
            Band band = before.band();
            switch (random.nextInt(5)) {
                case 0 -> {
                    observe(bands[random.nextInt(bands.length)], at);
                    book.prune(at);
                    if (book.episodes().isEmpty()) {
                        observe(Band.WATCH, at);
                    }
                }
                case 1 -> desk.hardEvent(book, at, NOT_SILENCED);
                default -> {
                    Long until = at + (long) (random.nextDouble() * 5 * DAY) - DAY;
                    AlertCommand command = command(kinds[random.nextInt(kinds.length)], until);
                    refused += desk.act(book, command, at, NOT_SILENCED).refusal() == null ? 0 : 1;
                    assertThat(alert().signal()).isEqualTo(signal);
                    assertThat(alert().band()).isEqualTo(band);
                }
            }
            run(at);
            assertThat(desk.nextDue(book, ZoneOffset.UTC)).isGreaterThan(at);
            AlertEpisode alert = alert();
            boolean snoozed = alert.workflow() == WorkflowState.SNOOZED;
            boolean closed = alert.workflow() == WorkflowState.CLOSED;
            assertThat(alert.snoozedUntil() != null).isEqualTo(snoozed);
            assertThat(alert.resolution() != null).isEqualTo(closed);
            assertThat(alert.closedAt() != null).isEqualTo(closed);
            assertThat(alert.active() || closed).isTrue();
            if (!reached.contains(alert.workflow())) {
                reached.add(alert.workflow());
            }
            if (step % 100 == 0) {
                assertThat(bytes(readBack(book))).isEqualTo(bytes(book));
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(WorkflowState.values());
        assertThat(refused).isBetween(300, 1_500);
    }

    private static byte[] bytes(AlertBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new io.regretradar.domain.state.StateOutput(new DataOutputStream(bytes)));
        return bytes.toByteArray();
    }

    private static AlertBook readBack(AlertBook book) throws IOException {
        AlertBook read = new AlertBook();
        read.read(
                new io.regretradar.domain.state.StateInput(
                        new DataInputStream(new ByteArrayInputStream(bytes(book)))));
        return read;
    }
}
