package io.regretradar.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand.Kind;
import io.regretradar.domain.event.LifecycleEvent.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People's acts on alerts through the whole account, as documents. */
class AlertActsTest {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A cancellation requested on Monday 2025-03-31 at 08:00 UTC, ten o'clock in Rome: at once
     * CRITICAL.
     */
    private static History cancelling() {
        return new History()
                .profile(
                        "2025-03-30 12:00",
                        l -> {
                            l.timeZone = "Europe/Rome";
                            l.ownerLeadId = "lee";
                        })
                .life("2025-03-31 08:00", Type.CANCELLATION_REQUESTED);
    }

    private static final String ALERT = alertOf(cancelling());

    private static String alertOf(History history) {
        return changes(run(history, "2025-03-31 09:00")).get(0).path("alert.id").asText();
    }

    private static Driver run(History history, String until) {
        return new Driver().offer(history.events()).advance(until);
    }

    /** The bodies of the documents in an index, in the order of writing. */
    private static List<JsonNode> in(Driver driver, String index) {
        return driver.documents.stream()
                .filter(document -> document.startsWith(index))
                .map(document -> document.substring(document.indexOf('{')))
                .map(AlertActsTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happened to the risk alert. */
    private static List<JsonNode> changes(Driver driver) {
        return in(driver, "regret-alert-events").stream()
                .filter(
                        event ->
                                !event.has("alert.type")
                                        || event.path("alert.type").asText().equals("REGRET_RISK"))
                // What becomes of plays is no act of people.
                .filter(event -> !event.has("alert.play_changed"))
                .toList();
    }

    private static List<String> lines(Driver driver) {
        return changes(driver).stream()
                .map(
                        event ->
                                event.path("@timestamp").asText().substring(5, 16)
                                        + " "
                                        + event.path("alert.change").asText()
                                        + " "
                                        + event.path("alert.workflow_state").asText())
                .toList();
    }

    private static JsonNode alert(Driver driver) {
        List<JsonNode> alerts =
                in(driver, "regret-alerts ").stream()
                        .filter(alert -> alert.path("alert.id").asText().equals(ALERT))
                        .toList();
        return alerts.get(alerts.size() - 1);
    }

    @Test
    void anAlertIsTakenWorkedOnAndResolvedAtTheInstantsOfTheCommands() {
        History history =
                cancelling()
                        .command("2025-03-31 09:10", ALERT, Kind.ACK)
                        .command("2025-03-31 09:20", ALERT, Kind.ASSIGN, "ivan", null, "Yours.")
                        .command("2025-03-31 09:30", ALERT, Kind.START)
                        .command("2025-03-31 09:40", ALERT, Kind.PLAY_DONE)
                        .command("2025-03-31 09:50", ALERT, Kind.RESOLVE);
        Driver driver = run(history, "2025-03-31 10:00");

        assertThat(lines(driver))
                .containsExactly(
                        "03-31T08:00 OPENED NEW",
                        "03-31T09:10 ACKNOWLEDGED ACKNOWLEDGED",
                        "03-31T09:20 ASSIGNED ACKNOWLEDGED",
                        "03-31T09:30 STARTED IN_PROGRESS",
                        "03-31T09:40 PLAY_DONE IN_PROGRESS",
                        "03-31T09:50 RESOLVED CLOSED");
        JsonNode assigned = changes(driver).get(2);
        assertThat(assigned.path("alert.actor").asText()).isEqualTo("olga");
        assertThat(assigned.path("alert.assignee").asText()).isEqualTo("ivan");
        assertThat(assigned.path("alert.comment").asText()).isEqualTo("Yours.");
        assertThat(assigned.path("alert.command_id").asText()).isEqualTo("e3");
        JsonNode alert = alert(driver);
        assertThat(alert.path("alert.resolution").asText()).isEqualTo("RESOLVED");
        assertThat(alert.path("alert.closed_at").asText()).isEqualTo("2025-03-31T09:50:00.000Z");
        assertThat(alert.path("alert.signal_state").asText()).isEqualTo("ACTIVE");
        assertThat(alert.path("alert.band").asText()).isEqualTo("CRITICAL");
        assertThat(alert.has("risk.score")).as("a command loses nothing of the document").isTrue();
    }

    @Test
    void aCommandCausesNoEvaluation() {
        Driver without = run(cancelling(), "2025-03-31 11:59");
        Driver with =
                run(cancelling().command("2025-03-31 09:10", ALERT, Kind.ACK), "2025-03-31 11:59");

        assertThat(with.evaluations)
                .extracting(Evaluation::at)
                .isEqualTo(without.evaluations.stream().map(Evaluation::at).toList());
    }

    @Test
    void aSnoozeSleepsUntilItsTimeAndTheAlertIsEscalatedFourBusinessHoursLater() {
        History history =
                cancelling()
                        .command(
                                "2025-03-31 09:00",
                                ALERT,
                                Kind.SNOOZE,
                                null,
                                "2025-04-01T13:00:00.001Z",
                                null);
        Driver driver = run(history, "2025-04-03 00:00");

        // 15:00 in Rome: two hours on Tuesday, two on Wednesday until 11:00, 09:00 UTC.
        assertThat(lines(driver))
                .containsExactly(
                        "03-31T08:00 OPENED NEW",
                        "03-31T09:00 SNOOZED SNOOZED",
                        "04-01T13:00 UNSNOOZED NEW",
                        "04-02T09:00 ESCALATED NEW");
        assertThat(alert(driver).path("alert.escalated_to").asText()).isEqualTo("lee");
        assertThat(changes(driver).get(1).path("alert.suppressed_by").asText())
                .isEqualTo("SNOOZED");
    }

    @Test
    void anotherHardEventWakesIt() {
        History history =
                cancelling()
                        .command("2025-03-31 09:00", ALERT, Kind.SNOOZE, null, "2025-04-10", null)
                        .life("2025-04-02 10:00", Type.REFUND_REQUESTED);

        assertThat(lines(run(history, "2025-04-02 11:00")))
                .containsExactly(
                        "03-31T08:00 OPENED NEW",
                        "03-31T09:00 SNOOZED SNOOZED",
                        "04-02T10:00 UNSNOOZED NEW");
    }

    @Test
    void nobodysAlertGoesToTheLeadOrToTheDefault() {
        // 10:00 to 14:00 in Rome; without a zone 09:00 to 13:00 UTC.
        assertThat(lines(run(cancelling(), "2025-04-01 00:00")))
                .containsExactly("03-31T08:00 OPENED NEW", "03-31T12:00 ESCALATED NEW");
        History plain = new History().life("2025-03-31 08:00", Type.CANCELLATION_REQUESTED);
        Driver driver = new Driver(History.settings().withEscalationDefault("desk"));
        driver.offer(plain.events()).advance("2025-04-01 00:00");

        assertThat(lines(driver))
                .containsExactly("03-31T08:00 OPENED NEW", "03-31T13:00 ESCALATED NEW");
        assertThat(changes(driver).get(1).path("alert.escalated_to").asText()).isEqualTo("desk");
    }

    @Test
    void closedByHandItIsReopenedByHandOrAfterAFortnight() {
        History history =
                cancelling()
                        .command("2025-03-31 09:00", ALERT, Kind.FALSE_POSITIVE)
                        .command("2025-03-31 10:00", ALERT, Kind.REOPEN)
                        .command("2025-03-31 10:30", ALERT, Kind.RESOLVE);

        assertThat(lines(run(history, "2025-04-14 10:31")))
                .containsExactly(
                        "03-31T08:00 OPENED NEW",
                        "03-31T09:00 FALSE_POSITIVE CLOSED",
                        "03-31T10:00 REOPENED NEW",
                        "03-31T10:30 RESOLVED CLOSED",
                        "04-14T10:30 REOPENED NEW");
    }

    @Test
    void aRefusedCommandIsWrittenDownAndChangesNothing() {
        History history =
                cancelling()
                        .command("2025-03-31 09:00", ALERT, Kind.START)
                        .command("2025-03-31 09:01", "nonsense", Kind.ACK);
        Driver driver = run(history, "2025-03-31 10:00");

        assertThat(lines(driver))
                .containsExactly(
                        "03-31T08:00 OPENED NEW",
                        "03-31T09:00 COMMAND_REFUSED NEW",
                        "03-31T09:01 COMMAND_REFUSED ");
        assertThat(changes(driver).get(1).path("alert.refusal").asText()).isEqualTo("WRONG_STATE");
        assertThat(changes(driver).get(2).path("alert.refusal").asText())
                .isEqualTo("UNKNOWN_ALERT");
        assertThat(driver.refused).hasSize(2);
        assertThat(alert(driver)).isEqualTo(alert(run(cancelling(), "2025-03-31 10:00")));
    }

    @Test
    void aCommandStartsNoAccount() {
        Driver driver = new Driver();
        driver.offer(new History().command("2025-03-31 09:00", ALERT, Kind.ACK).events());
        driver.advance("2025-04-30");

        assertThat(driver.documents).hasSize(1);
        assertThat(driver.evaluations).isEmpty();
        assertThat(driver.engine.nextWakeUp(driver.state)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void forgettingLeavesOneLineAndNoState() {
        History history =
                cancelling().command("2025-03-31 09:00", null, Kind.FORGET, null, null, "Asked.");
        Driver driver = new Driver();
        driver.offer(history.events());
        driver.engine.advance(driver.state, History.time("2025-03-31 09:00"), driver);
        int written = driver.documents.size();

        assertThat(driver.engine.forgettable(driver.state)).isTrue();
        driver.advance("2025-06-30");
        assertThat(driver.documents).hasSize(written);
        JsonNode last = json(driver.documents.get(written - 1).replaceFirst("^[^{]*", ""));
        assertThat(last.path("alert.change").asText()).isEqualTo("FORGOTTEN");
        assertThat(last.path("account.id").asText()).isEqualTo(History.ACCOUNT);
        assertThat(last.path("alert.comment").asText()).isEqualTo("Asked.");
        assertThat(last.has("account.name")).isFalse();
    }

    @Test
    void whatHappensAfterForgettingBeginsANewAccount() {
        History history =
                cancelling()
                        .command("2025-03-31 09:00", null, Kind.FORGET)
                        .life("2025-04-02 09:00", Type.REFUND_REQUESTED);

        List<JsonNode> changes = changes(run(history, "2025-04-02 10:00"));

        assertThat(changes)
                .extracting(e -> e.path("alert.change").asText())
                .containsExactly("OPENED", "FORGOTTEN", "OPENED");
        assertThat(changes.get(2).path("alert.id").asText()).isNotEqualTo(ALERT);
    }

    @Test
    void aLateCommandTakesEffectWhereTheAccountStands() {
        Driver driver = run(cancelling(), "2025-03-31 11:00");
        long applied = driver.state.appliedUpTo();
        AccountEvent late =
                new History().command("2025-03-31 09:00", ALERT, Kind.ACK).events().get(0);

        long before = History.time("2025-03-31 08:00:00".substring(0, 16));
        assertThat(applied).isGreaterThan(before);
        Driver later =
                run(cancelling().life("2025-03-31 10:00", Type.EXPANDED), "2025-03-31 11:00");

        assertThat(later.offer(named(late, "late"))).isEqualTo(Arrival.CORRECTED);
        assertThat(lines(later)).endsWith("03-31T10:01 ACKNOWLEDGED ACKNOWLEDGED");
        assertThat(later.offer(named(late, "late"))).isEqualTo(Arrival.DUPLICATE);
    }

    private static AccountEvent named(AccountEvent event, String id) {
        var command = (io.regretradar.domain.event.AlertCommand) event;
        var header = command.header();
        return new io.regretradar.domain.event.AlertCommand(
                new io.regretradar.domain.event.Header(
                        id, header.accountId(), null, header.occurredAt(), header.source()),
                command.alertId(),
                command.kind(),
                command.actor(),
                command.assignee(),
                command.until(),
                command.comment());
    }

    /** Fixed seeds: many commands within a minute, in whatever order they arrive. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void commandsInAnotherOrderWithinTheBoundGiveTheSameDocuments(long seed) {
        Random random = new Random(seed);
        History history = cancelling();
        Kind[] kinds = Kind.values();
        long start = History.time("2025-03-31 08:30");
        for (int i = 0; i < 120; i++) {
            long at = start + (long) (random.nextDouble() * 3 * Times.HOUR);
            Kind kind = kinds[random.nextInt(kinds.length)];
            if (kind != Kind.FORGET) {
                history.command(
                        java.time.Instant.ofEpochMilli(at).toString(),
                        ALERT,
                        kind,
                        "ivan",
                        java.time.Instant.ofEpochMilli(at + Times.HOUR / 2).toString(),
                        "so");
            }
        }
        List<AccountEvent> events = new ArrayList<>(history.events());
        events.sort(AccountEvent.ORDER);
        Map<AccountEvent, Long> arrival = new HashMap<>();
        events.forEach(e -> arrival.put(e, e.occurredAt() + random.nextInt(60_000)));
        List<AccountEvent> arriving = new ArrayList<>(events);
        arriving.sort(Comparator.comparingLong(arrival::get));
        assertThat(arriving).isNotEqualTo(events);
        Driver shuffled = new Driver();
        long newest = Long.MIN_VALUE;
        for (AccountEvent event : arriving) {
            assertThat(shuffled.offer(event)).isEqualTo(Arrival.BUFFERED);
            newest = Math.max(newest, event.occurredAt());
            shuffled.advance(newest - 60_001);
            if (random.nextInt(10) == 0) {
                shuffled.restore();
            }
        }
        Driver inOrder = new Driver().offer(events).advance("2025-04-30");

        assertThat(shuffled.advance("2025-04-30").documents).isEqualTo(inOrder.documents);
        assertThat(inOrder.refused.size()).isBetween(20, 110);
        assertThat(Collections.frequency(lines(inOrder), "03-31T08:00 OPENED NEW")).isEqualTo(1);
    }
}
