package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.FIRST_SUCCESS;
import static io.regretradar.domain.event.LifecycleEvent.Type.HANDOFF_COMPLETED;
import static io.regretradar.domain.event.LifecycleEvent.Type.MILESTONE;
import static io.regretradar.domain.event.LifecycleEvent.Type.OWNER_ACCEPTED;
import static io.regretradar.domain.event.LifecycleEvent.Type.OWNER_ASSIGNED;
import static io.regretradar.domain.event.LifecycleEvent.Type.OWNER_RELEASED;
import static io.regretradar.domain.event.LifecycleEvent.Type.RENEWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static History won(String at) {
        return new History().life(at, CLOSED_WON);
    }

    @Test
    void commitmentEndsAtTheReleaseOrAfter48Hours() {
        assertThat(
                        won("2025-03-01 12:00")
                                .life("2025-03-02 12:00", OWNER_RELEASED)
                                .stageAt("2025-03-02 12:00"))
                .isEqualTo(Stage.HANDOFF);
        assertThat(won("2025-03-01 12:00").stageAt("2025-03-03T11:59:59.999Z"))
                .isEqualTo(Stage.COMMITMENT);
        assertThat(won("2025-03-01 12:00").stageAt("2025-03-03 12:00")).isEqualTo(Stage.HANDOFF);
    }

    @Test
    void commitmentEndsWhenTheOwnerAcceptedAndTheValueIsKnown() {
        History history = won("2025-03-01 12:00").life("2025-03-01 13:00", OWNER_ACCEPTED);
        assertThat(history.stageAt("2025-03-01 14:00")).isEqualTo(Stage.COMMITMENT);

        history.profile("2025-03-01 15:00", l -> l.annualValue = 1.0);
        assertThat(history.stageAt("2025-03-01 15:00")).isEqualTo(Stage.HANDOFF);
    }

    @Test
    void handoffEndsWithCompletionAndAnAcceptedOwnerOrAfterSixDays() {
        History history =
                won("2025-03-01 12:00")
                        .life("2025-03-01 13:00", OWNER_ACCEPTED)
                        // The release voids the acceptance before it.
                        .life("2025-03-01 14:00", OWNER_RELEASED)
                        .life("2025-03-01 15:00", HANDOFF_COMPLETED);
        assertThat(history.stageAt("2025-03-07T13:59:59.999Z")).isEqualTo(Stage.HANDOFF);
        assertThat(history.stageAt("2025-03-07 14:00")).isEqualTo(Stage.SETUP);

        history.life("2025-03-02 12:00", OWNER_ACCEPTED);
        assertThat(history.stageAt("2025-03-02 12:00")).isEqualTo(Stage.SETUP);
    }

    @Test
    void aRunningGapHoldsTheHandoff() {
        History history =
                won("2025-03-01 12:00")
                        .life("2025-03-01 14:00", OWNER_RELEASED)
                        .life("2025-03-01 15:00", OWNER_ACCEPTED)
                        .life("2025-03-01 16:00", OWNER_ASSIGNED)
                        .life("2025-03-01 17:00", HANDOFF_COMPLETED);

        assertThat(history.stageAt("2025-03-01 18:00")).isEqualTo(Stage.HANDOFF);
        history.life("2025-03-01 19:00", OWNER_ACCEPTED);
        assertThat(history.stageAt("2025-03-01 19:00")).isEqualTo(Stage.SETUP);
    }

    @Test
    void setupEndsWithItsMilestoneOnceFourOfFiveSessionsWereHeld() {
        History history =
                new History()
                        .stage("2025-03-01", Stage.SETUP)
                        .touch("2025-03-02", "a", Action.MISSED_BY_VENDOR, Purpose.TRAINING)
                        .life("2025-03-02 01:00", MILESTONE, l -> l.milestone = "SETUP_DONE");
        for (int i = 0; i < 3; i++) {
            history.touch("2025-03-03 0" + i + ":00", "b", Action.COMPLETED, Purpose.ONBOARDING);
        }
        // 3 of 4; there is no other way out, since sessions are recorded.
        assertThat(history.stageAt("2025-04-03")).isEqualTo(Stage.SETUP);

        history.touch("2025-03-04", "b", Action.COMPLETED, Purpose.ONBOARDING);
        assertThat(history.stageAt("2025-03-04")).isEqualTo(Stage.FIRST_ADOPTION);
    }

    @Test
    void whereNoSessionOrMilestoneIsEverSentSetupEndsAfterFourteenDays() {
        History history =
                new History()
                        .stage("2025-03-01 12:00", Stage.SETUP)
                        .touch("2025-03-02", "c", Action.VENDOR_MESSAGE, Purpose.CHECK_IN);
        assertThat(history.stageAt("2025-03-15T11:59:59.999Z")).isEqualTo(Stage.SETUP);
        assertThat(history.stageAt("2025-03-15 12:00")).isEqualTo(Stage.FIRST_ADOPTION);

        history.touch("2025-03-05", "t", Action.SCHEDULED, Purpose.TRAINING);
        assertThat(history.stageAt("2025-04-15")).isEqualTo(Stage.SETUP);
    }

    /** Three of ten seats, both features, use in two weeks running up to 2025-03-14. */
    private static History adopting(int seats) {
        return new History()
                .profile(
                        "2025-03-01",
                        l -> {
                            l.seats = seats;
                            l.coreFeatures = List.of("a", "b");
                        })
                .stage("2025-03-01", Stage.FIRST_ADOPTION)
                .use("2025-03-07", "u1", "a", true, 1)
                .use("2025-03-08", "u2", "a", true, 1)
                .use("2025-03-14 12:00", "u3", "b", true, 1);
    }

    @Test
    void adoptionIsTestedAtTheLocalMidnight() {
        assertThat(adopting(10).stageAt("2025-03-14 23:59")).isEqualTo(Stage.FIRST_ADOPTION);
        assertThat(adopting(10).stageAt("2025-03-15 00:00")).isEqualTo(Stage.FIRST_SUCCESS);
        assertThat(adopting(11).stageAt("2025-03-15 00:00")).isEqualTo(Stage.FIRST_ADOPTION);
    }

    @Test
    void exitsAlreadyMetAreTakenInAChainAtTheSameMidnight() {
        History history = adopting(3).life("2025-03-10", FIRST_SUCCESS);

        // Adopted, successful, and with all seats in use and a low score ready to grow.
        assertThat(history.at("2025-03-14 23:59").score().score()).isLessThan(35);
        assertThat(history.stageAt("2025-03-15 00:00")).isEqualTo(Stage.EXPANSION);
        // 45 days
        assertThat(history.stageAt("2025-04-28T23:59:59.999Z")).isEqualTo(Stage.EXPANSION);
        assertThat(history.stageAt("2025-04-29 00:00")).isEqualTo(Stage.UTILISATION);
    }

    @Test
    void aStageThatWasSetCountsOnlyWhatComesAfterIt() {
        History history =
                won("2025-03-01 12:00")
                        .life("2025-03-01 13:00", HANDOFF_COMPLETED)
                        .life("2025-03-01 14:00", OWNER_ACCEPTED)
                        .stage("2025-03-01 15:00", Stage.HANDOFF);
        assertThat(history.stageAt("2025-03-02 12:00")).isEqualTo(Stage.HANDOFF);

        history.life("2025-03-02 13:00", HANDOFF_COMPLETED)
                .life("2025-03-02 14:00", OWNER_ACCEPTED);
        assertThat(history.stageAt("2025-03-02 14:00")).isEqualTo(Stage.SETUP);
    }

    @Test
    void aFurtherPurchaseChangesNoLaterStage() {
        History history =
                won("2025-03-01")
                        .stage("2025-03-02", Stage.UTILISATION)
                        .life("2025-03-03", CLOSED_WON);

        assertThat(history.stageAt("2025-03-04")).isEqualTo(Stage.UTILISATION);
    }

    @Test
    void renewalBegins90DaysBeforeTheDateOnceAndEndsWhenRenewed() {
        String renewal = LocalDate.of(2025, 4, 1).plusDays(90).toString();
        History history =
                new History()
                        .stage("2025-03-01", Stage.UTILISATION)
                        .profile("2025-03-02", l -> l.renewalDate = renewal);
        assertThat(history.stageAt("2025-03-31 23:59")).isEqualTo(Stage.UTILISATION);
        assertThat(history.stageAt("2025-04-01 00:00")).isEqualTo(Stage.RENEWAL);

        history.life("2025-04-01 12:00", RENEWED);
        assertThat(history.stageAt("2025-04-01 12:00")).isEqualTo(Stage.UTILISATION);
        assertThat(history.stageAt("2025-05-01 12:00")).isEqualTo(Stage.UTILISATION);
    }

    @Test
    void aRenewalDateLearnedTooLateBeginsNothing() {
        History history =
                new History()
                        .stage("2025-03-01", Stage.UTILISATION)
                        .profile("2025-03-02 12:00", l -> l.renewalDate = "2025-05-31");

        // 90 days before is 03-02, which has begun.
        assertThat(history.stageAt("2025-05-30")).isEqualTo(Stage.UTILISATION);
    }

    @Test
    void moneyThatSaysTheOppositeIsNoted() {
        History history =
                new History()
                        .profile("2025-03-01", l -> l.annualValue = 1000.0)
                        .profile(
                                "2025-03-02",
                                l -> {
                                    l.annualValue = 900.0;
                                    l.seats = 5;
                                })
                        .profile("2025-03-03", l -> l.seats = 50);

        // The value fell by exactly a tenth, though seats rose; the score is low.
        assertThat(history.at("2025-03-04").disagreement()).isTrue();
        assertThat(history.at("2025-03-01 12:00").disagreement()).isFalse();
        assertThat(history.at("2025-05-31").disagreement()).isFalse();
    }
}
