package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.FIRST_SUCCESS;
import static io.regretradar.domain.event.TouchpointEvent.Action.CANCELLED;
import static io.regretradar.domain.event.TouchpointEvent.Action.COMPLETED;
import static io.regretradar.domain.event.TouchpointEvent.Action.MISSED_BY_CUSTOMER;
import static io.regretradar.domain.event.TouchpointEvent.Action.MISSED_BY_VENDOR;
import static io.regretradar.domain.event.TouchpointEvent.Action.SCHEDULED;
import static io.regretradar.domain.event.TouchpointEvent.Action.VENDOR_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.scorecard.Feature;
import org.junit.jupiter.api.Test;

class JourneyFeaturesTest {

    private static final String NOW = "2025-03-31 12:00";

    @Test
    void timeInAStageIsMeasuredAgainstItsExpectedDays() {
        History history = new History().stage("2025-03-24 12:00", Stage.SETUP);

        // 7 of 14 days
        assertThat(history.value(Feature.STAGE_OVERDUE_RATIO, NOW)).isEqualTo(.5);
    }

    @Test
    void anOpenEndedStageIsNeverOverdueAndDoesNotApply() {
        Evaluation open = new History().stage("2025-03-24", Stage.UTILISATION).at(NOW);
        Evaluation none = new History().core("2025-03-24", 1).at(NOW);

        assertThat(open.values().has(Feature.STAGE_OVERDUE_RATIO)).isFalse();
        assertThat(open.values().applies(Feature.STAGE_OVERDUE_RATIO)).isFalse();
        assertThat(none.values().has(Feature.STAGE_OVERDUE_RATIO)).isFalse();
        assertThat(none.values().applies(Feature.STAGE_OVERDUE_RATIO)).isTrue();
    }

    @Test
    void missedSessionsCountOnTheDatesFromThePurchaseOn() {
        Purpose onboarding = Purpose.ONBOARDING;
        History history =
                new History()
                        .touch("2025-02-28 09:00", "before", SCHEDULED, onboarding)
                        // On the date of the purchase, though before its hour.
                        .touch("2025-03-01 09:00", "a", SCHEDULED, onboarding)
                        .life("2025-03-01 12:00", CLOSED_WON)
                        .touch("2025-03-02", "b", SCHEDULED, onboarding)
                        .touch("2025-03-02", "c", SCHEDULED, Purpose.TRAINING)
                        .touch("2025-03-02", "d", SCHEDULED, Purpose.TRAINING)
                        .touch("2025-03-03", "d", CANCELLED, Purpose.TRAINING)
                        .touch("2025-03-04", "a", COMPLETED, onboarding)
                        .touch("2025-03-05", "b", MISSED_BY_VENDOR, onboarding)
                        .touch("2025-03-06", "c", MISSED_BY_CUSTOMER, Purpose.TRAINING)
                        .touch("2025-03-06", "x", MISSED_BY_VENDOR, Purpose.VALUE_REVIEW);

        // (1 + .5)/max(4 - 1, 3)
        assertThat(history.value(Feature.ONB_MISSED_RATE, NOW)).isEqualTo(.5);
        // 03-01 + 89 days = 05-29.
        assertThat(history.value(Feature.ONB_MISSED_RATE, "2025-05-29 23:59")).isEqualTo(.5);
        Evaluation past = history.at("2025-05-30 00:00");
        assertThat(past.values().has(Feature.ONB_MISSED_RATE)).isFalse();
        assertThat(past.values().applies(Feature.ONB_MISSED_RATE)).isFalse();
    }

    @Test
    void withoutAPurchaseOrASessionNoneCanBeMissed() {
        History history =
                new History().touch("2025-03-20", "a", MISSED_BY_VENDOR, Purpose.ONBOARDING);
        assertThat(history.value(Feature.ONB_MISSED_RATE, NOW)).isNaN();

        history.life("2025-03-25", CLOSED_WON);
        assertThat(history.value(Feature.ONB_MISSED_RATE, NOW)).isNaN();
    }

    @Test
    void valueIsOverdueUntilTheFirstSuccessAndThenForHalfAYearAsLateAsItCame() {
        History history = new History().life("2025-03-01 12:00", CLOSED_WON);

        // 30 and 90 of 60 days
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, NOW)).isEqualTo(.5);
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, "2025-05-30 12:00")).isEqualTo(1.5);

        history.life("2025-03-16 12:00", FIRST_SUCCESS);
        // 15 of 60 days, until 09-12 12:00 = 180 d after it.
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, "2025-05-30 12:00")).isEqualTo(.25);
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, "2025-09-12 12:00")).isEqualTo(.25);
        Evaluation past = history.at("2025-09-12T12:00:00.001Z");
        assertThat(past.values().has(Feature.VALUE_OVERDUE_RATIO)).isFalse();
        assertThat(past.values().applies(Feature.VALUE_OVERDUE_RATIO)).isFalse();
    }

    @Test
    void valueOnThreeDatesAfterThePurchaseIsTheFirstSuccess() {
        History history =
                new History()
                        .value("2025-02-27 10:00")
                        .value("2025-02-28 10:00")
                        .life("2025-03-01 12:00", CLOSED_WON)
                        .value("2025-03-02 10:00")
                        .value("2025-03-02 11:00")
                        .value("2025-03-05 10:00")
                        .value("2025-03-07 12:00")
                        .value("2025-03-07 13:00");

        // The third date is 03-07, its first moment 6 days after the purchase: .1.
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, NOW)).isEqualTo(.1, within(1e-12));
        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, "2025-03-07 11:59"))
                .isEqualTo((6 - 1 / 1440.0) / 60, within(1e-12));
    }

    @Test
    void aSuccessBeforeThePurchaseIsNotOverdueAtAll() {
        History history =
                new History()
                        .life("2025-02-20 12:00", FIRST_SUCCESS)
                        .life("2025-03-01 12:00", CLOSED_WON);

        assertThat(history.value(Feature.VALUE_OVERDUE_RATIO, NOW)).isZero();
    }

    @Test
    void plannedTouchpointsCountFromTheirDueInstantOn() {
        History history =
                new History()
                        .life("2025-03-03 12:00", CLOSED_WON)
                        .touch("2025-03-04 10:00", "w", VENDOR_MESSAGE, Purpose.OTHER)
                        // HANDOFF from 03-05 12:00: handoff_call due at the end of 03-08.
                        .touch("2025-03-10 10:00", "h", COMPLETED, Purpose.ONBOARDING);

        // welcome in time
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-04 23:59")).isNaN();
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-05 00:00")).isEqualTo(1);
        // and an unfilled hand-off call of weight 2: 1/(1 + 2)
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-09 00:00"))
                .isEqualTo(1 / 3.0, within(1e-12));
        // held within the grace of two days: (1 + 2 x .5)/3
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-10 10:00"))
                .isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void aTouchpointAfterItsGraceFillsNothing() {
        History history =
                new History()
                        .life("2025-03-03 12:00", CLOSED_WON)
                        .touch("2025-03-11 00:00", "h", COMPLETED, Purpose.ONBOARDING);

        // Due 03-09 00:00 + 2 d is past.
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-11 10:00")).isZero();
    }

    @Test
    void aStageLeftEarlierVoidsWhatWasNotYetDue() {
        History history =
                new History()
                        .stage("2025-03-03 12:00", Stage.HANDOFF)
                        .stage("2025-03-05 12:00", Stage.SETUP);

        // kickoff due at the end of 03-07; the hand-off call's 03-06 is void.
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-07 12:00")).isNaN();
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-08 00:00")).isZero();
    }

    @Test
    void aNoShowOfTheCustomerEarnsHalfAndLeavesTheItemOpen() {
        History history =
                new History()
                        .stage("2025-03-03 12:00", Stage.HANDOFF)
                        .touch("2025-03-04 12:00", "h", MISSED_BY_CUSTOMER, Purpose.ONBOARDING);

        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-07 00:00")).isEqualTo(.5);

        history.touch("2025-03-05 12:00", "h", COMPLETED, Purpose.ONBOARDING);
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-03-07 00:00")).isEqualTo(1);
    }

    @Test
    void utilisationIsReviewedEveryNinetyDaysAndAskedByASurvey() {
        History history =
                new History()
                        .stage("2025-01-01 12:00", Stage.UTILISATION)
                        .asked("2025-03-01", "s", "c")
                        // The second review is not open before the first is due.
                        .touch("2025-03-02", "r", COMPLETED, Purpose.VALUE_REVIEW)
                        .touch("2025-03-03", "r", COMPLETED, Purpose.VALUE_REVIEW);

        // Due at the end of 01-01 + 90 d = 04-01.
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-04-01 23:59")).isNaN();
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-04-02 00:00")).isEqualTo(1);
        // The next two are due at the end of 06-30, when the first two leave the window.
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-06-29 23:59")).isEqualTo(1);
        assertThat(history.value(Feature.TOUCHPOINT_COVERAGE, "2025-07-01 00:00")).isZero();
    }

    @Test
    void agreementIsThatWithTheStageLeftLast() {
        History history =
                new History()
                        .stage("2025-03-01", Stage.HANDOFF)
                        .stage("2025-03-02", Stage.SETUP)
                        .stage("2025-03-03", Stage.FIRST_ADOPTION);
        statement(history, "2025-03-04", Stage.SETUP, 4);
        statement(history, "2025-03-05", null, 5);
        statement(history, "2025-03-06", Stage.SETUP, 6);
        statement(history, "2025-03-07", Stage.HANDOFF, 1);

        // (4 + 5 + 6)/3
        assertThat(history.value(Feature.STAGE_STATEMENT, NOW)).isEqualTo(5);

        history.stage("2025-03-20", Stage.FIRST_SUCCESS);
        assertThat(history.value(Feature.STAGE_STATEMENT, NOW)).isNaN();
        assertThat(history.at(NOW).values().applies(Feature.STAGE_STATEMENT)).isTrue();
    }

    @Test
    void thereIsNothingToAgreeWithWhileNoStageWasLeft() {
        History history = new History().stage("2025-03-01", Stage.SETUP);
        statement(history, "2025-03-04", Stage.SETUP, 4);

        Evaluation evaluation = history.at("2025-03-10");
        assertThat(evaluation.values().has(Feature.STAGE_STATEMENT)).isFalse();
        assertThat(evaluation.values().applies(Feature.STAGE_STATEMENT)).isFalse();
    }

    private static void statement(History history, String at, Stage stage, int score) {
        history.survey(
                at,
                "st" + at,
                SurveyEvent.Kind.STAGE_STATEMENT,
                SurveyEvent.Action.RESPONDED,
                s -> {
                    s.stage = stage;
                    s.score = score;
                });
    }

    @Test
    void ratingsOfOneAndFiveAreInconsistent() {
        History history = new History();
        int[] ratings = {1, 5, 3, 3};
        for (int i = 0; i < ratings.length; i++) {
            int rating = ratings[i];
            history.ticket("2025-03-0" + (i + 1), "t", Action.RATED, t -> t.csat = rating);
        }
        assertThat(history.value(Feature.INCONSISTENCY, NOW)).isNaN();

        history.survey(
                "2025-03-06",
                "s",
                SurveyEvent.Kind.CSAT,
                SurveyEvent.Action.RESPONDED,
                s -> s.score = 3);
        // Population sd of 1, 5, 3, 3, 3 = sqrt(8/5); C = 1 - sd/2, the only part.
        assertThat(history.value(Feature.INCONSISTENCY, NOW))
                .isEqualTo(Math.sqrt(1.6) / 2, within(1e-12));
        // In 90 days from 01-01 .. 03-31 on; the first rating leaves on 05-30.
        assertThat(history.value(Feature.INCONSISTENCY, "2025-05-29 23:00")).isNotNaN();
        assertThat(history.value(Feature.INCONSISTENCY, "2025-05-30 00:00")).isNaN();
    }

    @Test
    void agentsOfDifferentSpeedAreInconsistent() {
        History history = new History();
        for (int i = 0; i < 3; i++) {
            String day = "2025-03-1" + i;
            history.ticket(day + " 00:00", "a" + i, Action.CREATED)
                    .ticket(day + " 01:00", "a" + i, Action.AGENT_REPLIED, t -> t.agent = "a")
                    .ticket(day + " 00:00", "b" + i, Action.CREATED)
                    .ticket(day + " 03:00", "b" + i, Action.AGENT_REPLIED, t -> t.agent = "b");
        }

        // ln(1 + 1) and ln(1 + 3), three each. C_owner = exp(-(ln 4 - ln 2)) = .5. The median is
        // between them, every distance ln 2/2: C_resp = exp(-1.4826 ln 2/2). Weights .4 and .2.
        double response = Math.exp(-1.4826 * Math.log(2) / 2);
        assertThat(history.value(Feature.INCONSISTENCY, NOW))
                .isEqualTo(1 - (.4 * response + .2 * .5) / .6, within(1e-12));
    }

    @Test
    void sessionsLateOrMissedByTheVendorAreInconsistent() {
        History history =
                new History()
                        .touch(
                                "2025-03-01",
                                "a",
                                SCHEDULED,
                                Purpose.OTHER,
                                t -> t.dueAt = "2025-03-01")
                        .touch(
                                "2025-03-01",
                                "a",
                                SCHEDULED,
                                Purpose.OTHER,
                                t -> t.dueAt = "2025-03-09")
                        .touch("2025-03-09", "a", COMPLETED, Purpose.OTHER)
                        .touch(
                                "2025-03-02",
                                "b",
                                COMPLETED,
                                Purpose.OTHER,
                                t -> t.dueAt = "2025-03-02")
                        .touch(
                                "2025-03-02",
                                "c",
                                COMPLETED,
                                Purpose.OTHER,
                                t -> t.dueAt = "2025-03-03")
                        .touch(
                                "2025-03-02",
                                "d",
                                COMPLETED,
                                Purpose.OTHER,
                                t -> t.dueAt = "2025-03-01")
                        .touch("2025-03-02", "untimed", COMPLETED, Purpose.OTHER)
                        .touch("2025-03-02", "e", MISSED_BY_VENDOR, Purpose.OTHER);

        // a, b, c of five in time: 1 - 3/5
        assertThat(history.value(Feature.INCONSISTENCY, NOW)).isEqualTo(.4, within(1e-12));
    }
}
