package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CANCELLATION_REQUESTED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CHURNED;
import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.FIRST_SUCCESS;
import static io.regretradar.domain.event.LifecycleEvent.Type.HANDOFF_COMPLETED;
import static io.regretradar.domain.event.LifecycleEvent.Type.OWNER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.LifecycleEvent.HandoffItem;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitsAndPromisesTest {

    private static final String END = "2025-06-01";

    @ParameterizedTest
    @CsvSource({"5, CONFIRMED", "7, CONFIRMED", "4, UNCONFIRMED", "3, DISPUTED", "1, DISPUTED"})
    void theCustomersAnswerJudgesTheExitOfTheStageLeft(int agreement, String verdict)
            throws IOException {
        History history =
                new History()
                        .stage("2025-03-01", Stage.SETUP)
                        .stage("2025-03-11", Stage.FIRST_ADOPTION)
                        .survey(
                                "2025-03-14",
                                "s",
                                SurveyEvent.Kind.STAGE_STATEMENT,
                                SurveyEvent.Action.RESPONDED,
                                s -> s.score = agreement);

        List<Document> written = transitions(history);

        // The first stage, the second, and the second again when the answer came.
        assertThat(written).hasSize(3);
        assertThat(written.get(2).id()).isEqualTo(written.get(1).id());
        assertThat(written.get(2).version()).isEqualTo(written.get(1).version() + 1);
        JsonNode before = json(written.get(1));
        JsonNode after = json(written.get(2));
        assertThat(before.get("transition.exit").asText()).isEqualTo("UNCONFIRMED");
        assertThat(before.has("transition.statement")).isFalse();
        assertThat(after.get("transition.exit").asText()).isEqualTo(verdict);
        assertThat(after.get("transition.statement").asDouble()).isEqualTo(agreement);
        assertThat(after.get("revision").asInt()).isEqualTo(1);
        assertThat(after.get("transition.days").asDouble()).isEqualTo(10);
    }

    @Test
    void anAnswerAboutAnotherStageJudgesNothing() {
        History history =
                new History()
                        .stage("2025-03-01", Stage.SETUP)
                        .stage("2025-03-11", Stage.FIRST_ADOPTION)
                        .survey(
                                "2025-03-14",
                                "s",
                                SurveyEvent.Kind.STAGE_STATEMENT,
                                SurveyEvent.Action.RESPONDED,
                                s -> {
                                    s.score = 7;
                                    s.stage = Stage.HANDOFF;
                                });

        assertThat(transitions(history)).hasSize(2);
    }

    @Test
    void theSuccessMetricIsNotTheSameAsHavingMovedOn() throws IOException {
        History complete = handoff(List.of(HandoffItem.values()).subList(0, 4));
        History partial = handoff(List.of(HandoffItem.SOLUTION, HandoffItem.GOALS));

        // 2 of 4 items let the account go on, but the hand-off was no success.
        assertThat(success(complete, "HANDOFF")).isTrue();
        assertThat(success(partial, "HANDOFF")).isFalse();
        assertThat(success(complete, "COMMITMENT")).isTrue();
    }

    private static History handoff(List<HandoffItem> items) {
        return new History()
                .life("2025-03-01 09:00", CLOSED_WON, l -> l.annualValue = 1000.0)
                .life("2025-03-01 10:00", OWNER_ACCEPTED)
                .life("2025-03-02 10:00", HANDOFF_COMPLETED, l -> l.items = items);
    }

    private static boolean success(History history, String from) throws IOException {
        for (Document document : transitions(history)) {
            if (json(document).path("transition.from").asText().equals(from)) {
                assertThat(json(document).get("transition.cohort").asText()).isEqualTo("2025-03");
                return json(document).get("transition.success").asBoolean();
            }
        }
        throw new AssertionError("no transition from " + from);
    }

    @Test
    void theAccountSaysWhatItsCustomerStillWaitsFor() throws IOException {
        History history =
                new History()
                        .life("2025-05-01", CLOSED_WON)
                        .life("2025-05-02", FIRST_SUCCESS)
                        .ticket("2025-05-30", "t", TicketEvent.Action.CREATED)
                        .touch("2025-05-30", "m1", Action.CUSTOMER_MESSAGE, Purpose.OTHER)
                        .touch("2025-05-31", "m2", Action.CUSTOMER_MESSAGE, Purpose.OTHER)
                        .touch("2025-05-10", "a", Action.MISSED_BY_VENDOR, Purpose.ONBOARDING)
                        .touch("2025-05-11", "b", Action.MISSED_BY_VENDOR, Purpose.TRAINING)
                        .touch("2025-05-12", "c", Action.COMPLETED, Purpose.TRAINING);

        JsonNode account = json(last(history, "regret-accounts"));

        assertThat(account.get("@timestamp").asText()).isEqualTo("2025-06-01T00:00:00.000Z");
        assertThat(account.get("promise.unanswered_tickets").asInt()).isEqualTo(1);
        assertThat(account.get("promise.open_messages").asInt()).isEqualTo(2);
        // The first message has waited from 30 May to 1 June.
        assertThat(account.get("promise.longest_wait_h").asDouble()).isEqualTo(48);
        // The missed training was made up for, the missed onboarding call was not.
        assertThat(account.get("promise.missed_sessions").asInt()).isEqualTo(1);
        assertThat(account.get("touchpoint.over_contact").asBoolean()).isFalse();
    }

    @Test
    void fiveUnansweredMessagesOfTwoWeeksAreTooMany() throws IOException {
        History history = new History();
        for (int day = 20; day < 25; day++) {
            history.touch("2025-05-" + day, "v" + day, Action.VENDOR_MESSAGE, Purpose.OTHER);
        }

        assertThat(
                        json(last(history, "regret-accounts"))
                                .get("touchpoint.over_contact")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void aChurnedAccountLeavesTheCallList() throws IOException {
        History history =
                new History()
                        .life("2025-05-01", CLOSED_WON)
                        .life("2025-05-20 10:00", CANCELLATION_REQUESTED)
                        .life("2025-05-20 10:00", CHURNED)
                        .ticket("2025-05-21", "t", TicketEvent.Action.CREATED);

        List<Document> accounts = documents(history, "regret-accounts");
        JsonNode latest = json(accounts.get(accounts.size() - 1));

        assertThat(latest.get("@timestamp").asText()).isEqualTo("2025-05-20T10:00:00.000Z");
        assertThat(latest.get("risk.band").asText()).isEqualTo("NONE");
        assertThat(latest.has("risk.score")).isFalse();
        assertThat(latest.has("journey.stage")).isFalse();
        assertThat(accounts).extracting(Document::version).isSorted().doesNotHaveDuplicates();
    }

    private static List<Document> transitions(History history) {
        return documents(history, "regret-stage-transitions");
    }

    private static Document last(History history, String index) {
        List<Document> documents = documents(history, index);
        return documents.get(documents.size() - 1);
    }

    private static List<Document> documents(History history, String index) {
        return Replay.documents(History.settings(), history.events(), History.time(END)).stream()
                .filter(document -> document.index().startsWith(index))
                .toList();
    }

    private static JsonNode json(Document document) throws IOException {
        return new JsonMapper().readTree(document.source());
    }
}
