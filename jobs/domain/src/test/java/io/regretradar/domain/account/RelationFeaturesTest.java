package io.regretradar.domain.account;

import static io.regretradar.domain.event.TouchpointEvent.Action.COMPLETED;
import static io.regretradar.domain.event.TouchpointEvent.Action.CUSTOMER_MESSAGE;
import static io.regretradar.domain.event.TouchpointEvent.Action.VENDOR_MESSAGE;
import static io.regretradar.domain.event.TouchpointEvent.Action.VENDOR_REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.HandoffItem;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.scorecard.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** D is 2025-03-31; 28 days begin on 03-04, 14 on 03-18, 90 on 01-01, 365 on 2024-04-01. */
class RelationFeaturesTest {

    private static final String NOW = "2025-03-31 12:00";

    @Test
    void repliesCloseTheMessagesTheyAnswer() {
        Purpose other = Purpose.OTHER;
        History history =
                new History()
                        .touch("2025-03-03 00:00", "out", CUSTOMER_MESSAGE, other)
                        .touch(
                                "2025-03-03 23:00",
                                "x",
                                VENDOR_REPLY,
                                other,
                                t -> t.inReplyTo = "out")
                        .touch("2025-03-10 00:00", "m1", CUSTOMER_MESSAGE, other)
                        .touch("2025-03-10 02:00", "m2", CUSTOMER_MESSAGE, other)
                        .touch("2025-03-10 03:00", "x", VENDOR_REPLY, other, t -> t.inReplyTo = "?")
                        .touch(
                                "2025-03-10 06:00",
                                "x",
                                VENDOR_REPLY,
                                other,
                                t -> t.inReplyTo = "m1")
                        .touch("2025-03-10 10:00", "x", VENDOR_REPLY, other)
                        .touch("2025-03-31 00:00", "m3", CUSTOMER_MESSAGE, other)
                        .touch("2025-03-31 08:00", "m4", CUSTOMER_MESSAGE, other);

        // m1 6 h, m2 8 h, m3 open for 12 h; m4 is open for no more than 4 h. n < 4: the largest.
        assertThat(history.value(Feature.OWNER_REPLY_P75_H, NOW)).isEqualTo(12);
        // On 03-11 three: 23, 6, 8.
        assertThat(history.value(Feature.OWNER_REPLY_P75_H, "2025-03-11")).isEqualTo(23);
    }

    @Test
    void theLongestTimeWithoutAnAcceptedOwnerCounts() {
        History history =
                new History()
                        .life("2025-03-01 00:00", Type.OWNER_RELEASED)
                        .life("2025-03-01 10:00", Type.OWNER_ASSIGNED)
                        .life("2025-03-02 06:00", Type.OWNER_ACCEPTED)
                        .life("2025-03-31 00:00", Type.OWNER_ASSIGNED);

        // 30 h, and 12 h running.
        assertThat(history.value(Feature.HANDOFF_GAP_H, NOW)).isEqualTo(30);
        assertThat(history.value(Feature.HANDOFF_GAP_H, "2025-04-01 12:00")).isEqualTo(36);
    }

    @Test
    void aGapCountsFor90DaysAfterItsEndAtFullLength() {
        History history =
                new History()
                        .life("2024-12-01 00:00", Type.OWNER_RELEASED)
                        .life("2025-01-01 00:00", Type.OWNER_ACCEPTED);

        assertThat(history.value(Feature.HANDOFF_GAP_H, NOW)).isEqualTo(31 * 24);
        assertThat(history.value(Feature.HANDOFF_GAP_H, "2025-04-01 00:00")).isZero();
        assertThat(new History().life(NOW, Type.CLOSED_WON).value(Feature.HANDOFF_GAP_H, NOW))
                .isNaN();
    }

    @Test
    void theLatestHandOffTellsWhatWasTransferred() {
        History history =
                new History()
                        .life(
                                "2025-03-01",
                                Type.HANDOFF_COMPLETED,
                                l ->
                                        l.items =
                                                List.of(
                                                        HandoffItem.SOLUTION,
                                                        HandoffItem.COMMITMENTS))
                        .life(
                                "2025-03-02",
                                Type.HANDOFF_COMPLETED,
                                l -> l.items = List.of(HandoffItem.GOALS, HandoffItem.GOALS));

        assertThat(history.value(Feature.HANDOFF_COMPLETENESS, "2025-03-01 12:00")).isEqualTo(.5);
        assertThat(history.value(Feature.HANDOFF_COMPLETENESS, NOW)).isEqualTo(.25);
        assertThat(new History().core(NOW, 1).value(Feature.HANDOFF_COMPLETENESS, NOW)).isNaN();
    }

    private static History champion(History history, String at, String contact) {
        return history.life(
                at,
                Type.CONTACT_ROLE_SET,
                l -> {
                    l.contact = contact;
                    l.role = ContactRole.CHAMPION;
                });
    }

    @Test
    void aChampionIsSilentSinceTheLastActOfAny() {
        History history = champion(new History(), "2025-03-01 12:00", "c1");
        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(30);

        history.use("2025-03-21 12:00", "c1", "report", false, 1)
                .use("2025-03-30 12:00", "somebody", "report", true, 1)
                .touch(
                        "2025-03-30 12:00",
                        "m",
                        VENDOR_MESSAGE,
                        Purpose.OTHER,
                        t -> t.contact = "c1");
        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(10);

        champion(history, "2025-03-26 12:00", "c2");
        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(5);
    }

    @Test
    void aLostChampionIsAsSilentAsCanBeUntilReplaced() {
        History history = champion(new History(), "2025-03-01 12:00", "c1");
        history.life("2025-03-10 12:00", Type.CHAMPION_LEFT, l -> l.contact = "c1");

        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(45);

        history.life("2025-03-16 12:00", Type.CHAMPION_REPLACED, l -> l.contact = "c2");
        // 15 days after: max(45 - 42 x 15/30, 15) = 24; 40 days after: max(3, 40).
        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(24, within(1e-12));
        assertThat(history.value(Feature.CHAMPION_SILENCE_D, "2025-04-25 12:00")).isEqualTo(40);
    }

    @Test
    void aReplacementWithoutANameLeavesTheRampAlone() {
        History history =
                new History()
                        .life("2025-03-01", Type.CHAMPION_LEFT)
                        .life("2025-03-01 12:00", Type.CHAMPION_REPLACED);

        assertThat(history.value(Feature.CHAMPION_SILENCE_D, NOW)).isEqualTo(3);
        assertThat(new History().core(NOW, 1).value(Feature.CHAMPION_SILENCE_D, NOW)).isNaN();
    }

    @Test
    void checkInsWithoutValueAreNoiseUntilAnswered() {
        Purpose checkIn = Purpose.CHECK_IN;
        History history =
                new History()
                        .touch("2025-03-17 23:59", "out", VENDOR_MESSAGE, checkIn)
                        .touch("2025-03-18 00:00", "c1", VENDOR_MESSAGE, checkIn)
                        .touch(
                                "2025-03-20",
                                "c2",
                                VENDOR_MESSAGE,
                                checkIn,
                                t -> t.valueAdded = false)
                        .touch(
                                "2025-03-21",
                                "c3",
                                VENDOR_MESSAGE,
                                checkIn,
                                t -> t.valueAdded = true)
                        .touch("2025-03-22", "p1", COMPLETED, Purpose.SALES_PITCH);

        // c1, c2 and twice the pitch
        assertThat(history.value(Feature.CHECKIN_NOISE, NOW)).isEqualTo(4);

        history.touch("2025-03-23", "m", CUSTOMER_MESSAGE, Purpose.OTHER, t -> t.inReplyTo = "c1");
        assertThat(history.value(Feature.CHECKIN_NOISE, NOW)).isEqualTo(3);

        history.touch("2025-03-24", "m2", CUSTOMER_MESSAGE, Purpose.OTHER);
        assertThat(history.value(Feature.CHECKIN_NOISE, NOW)).isEqualTo(2);

        history.life("2025-03-25", Type.FIRST_SUCCESS);
        assertThat(history.value(Feature.CHECKIN_NOISE, NOW)).isZero();
        assertThat(new History().core(NOW, 1).value(Feature.CHECKIN_NOISE, NOW)).isNaN();
    }

    @Test
    void billingTroubleFadesByHalfIn30Days() {
        History history =
                new History()
                        .life("2024-12-31 23:59", Type.CANCELLATION_REQUESTED)
                        .life("2025-03-01 23:59", Type.PAYMENT_FAILED)
                        .life("2025-03-31 00:00", Type.DOWNGRADED);

        // .5 x 2^-1 + 1; the cancellation lies on D-90.
        assertThat(history.value(Feature.BILLING_FRICTION, NOW)).isEqualTo(1.25, within(1e-12));
        assertThat(new History().life(NOW, Type.RENEWED).value(Feature.BILLING_FRICTION, NOW))
                .isZero();
        assertThat(new History().core(NOW, 1).value(Feature.BILLING_FRICTION, NOW)).isNaN();
    }

    @Test
    void theSalesCycleIsMeasuredAgainstTheSegment() {
        History history =
                new History()
                        .profile(
                                "2025-03-01",
                                l -> {
                                    l.salesCycleDays = 30.0;
                                    l.evaluationSteps = 3;
                                    l.segment = "no such segment";
                                });

        // 30 of the default's 60 days; 3 of 4 steps
        assertThat(history.value(Feature.CYCLE_SHORT, NOW)).isEqualTo(.5);
        assertThat(history.value(Feature.CYCLE_LONG, NOW)).isEqualTo(.5);
        assertThat(history.value(Feature.EVAL_SHALLOW, NOW)).isEqualTo(.75);
        History unknown = new History().profile("2025-03-01", l -> l.name = "x");
        assertThat(unknown.value(Feature.CYCLE_SHORT, NOW)).isNaN();
        assertThat(unknown.value(Feature.CYCLE_LONG, NOW)).isNaN();
        assertThat(unknown.value(Feature.EVAL_SHALLOW, NOW)).isNaN();
    }

    @Test
    void anIntroductionCountsFor365Days() {
        History history =
                new History().referral("2024-04-01 00:00", ReferralEvent.Action.INTRODUCED);

        assertThat(history.value(Feature.REFERRAL_MADE, NOW)).isEqualTo(1);
        assertThat(history.value(Feature.REFERRAL_MADE, "2025-04-01 00:00")).isZero();
        assertThat(
                        new History()
                                .referral(NOW, ReferralEvent.Action.ASKED)
                                .value(Feature.REFERRAL_MADE, NOW))
                .isZero();
        assertThat(new History().core(NOW, 1).value(Feature.REFERRAL_MADE, NOW)).isNaN();
    }
}
