package io.regretradar.domain.referral;

import static io.regretradar.domain.event.ReferralEvent.Action.ACCEPTED;
import static io.regretradar.domain.event.ReferralEvent.Action.ASKED;
import static io.regretradar.domain.event.ReferralEvent.Action.DECLINED;
import static io.regretradar.domain.event.ReferralEvent.Action.INTRODUCED;
import static io.regretradar.domain.event.ReferralEvent.Action.LOST;
import static io.regretradar.domain.event.ReferralEvent.Action.QUALIFIED;
import static io.regretradar.domain.event.ReferralEvent.Action.REWARDED;
import static io.regretradar.domain.event.ReferralEvent.Action.UNKNOWN;
import static io.regretradar.domain.event.ReferralEvent.Action.WON;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.ReferralEvent.Incentive;
import io.regretradar.domain.rules.Rules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralTest {

    private static final long DAY = 86_400_000L;
    private static final ReferralRules RULES = Rules.defaults().referrals();

    /** Every step that may follow another, implied steps included. */
    private static final Map<ReferralState, Set<ReferralState>> LEGAL =
            Map.of(
                    ReferralState.ASKED,
                            EnumSet.complementOf(
                                    EnumSet.of(
                                            ReferralState.NOT_READY,
                                            ReferralState.READY,
                                            ReferralState.ASKED)),
                    ReferralState.ACCEPTED,
                            EnumSet.complementOf(
                                    EnumSet.of(
                                            ReferralState.NOT_READY,
                                            ReferralState.READY,
                                            ReferralState.ASKED,
                                            ReferralState.ACCEPTED)),
                    ReferralState.INTRODUCED,
                            EnumSet.of(
                                    ReferralState.QUALIFIED,
                                    ReferralState.WON,
                                    ReferralState.REWARDED,
                                    ReferralState.LOST),
                    ReferralState.QUALIFIED,
                            EnumSet.of(
                                    ReferralState.WON, ReferralState.REWARDED, ReferralState.LOST),
                    ReferralState.WON, EnumSet.of(ReferralState.REWARDED),
                    ReferralState.REWARDED, EnumSet.noneOf(ReferralState.class),
                    ReferralState.DECLINED, EnumSet.noneOf(ReferralState.class),
                    ReferralState.LOST, EnumSet.noneOf(ReferralState.class),
                    ReferralState.EXPIRED,
                            EnumSet.complementOf(
                                    EnumSet.of(
                                            ReferralState.NOT_READY,
                                            ReferralState.READY,
                                            ReferralState.ASKED,
                                            ReferralState.EXPIRED)));

    private static ReferralEvent event(Action action, long at) {
        return new ReferralEvent(
                new Header("e" + at + action, "a-1", null, at, "test"),
                "r1",
                action,
                null,
                Incentive.NONE,
                null,
                null);
    }

    /** One event a day. */
    private static Referral of(Action... actions) {
        Referral referral = null;
        for (int day = 0; day < actions.length; day++) {
            ReferralEvent event = event(actions[day], day * DAY);
            if (referral == null) {
                referral = Referral.begin(event, null);
            } else {
                referral.apply(event);
            }
        }
        return referral;
    }

    private static ReferralState after(Action... actions) {
        return of(actions).state();
    }

    @Test
    void goesStepByStepFromTheAskToTheReward() {
        assertThat(after(ASKED)).isEqualTo(ReferralState.ASKED);
        assertThat(after(ASKED, ACCEPTED)).isEqualTo(ReferralState.ACCEPTED);
        assertThat(after(ASKED, ACCEPTED, INTRODUCED)).isEqualTo(ReferralState.INTRODUCED);
        assertThat(after(ASKED, ACCEPTED, INTRODUCED, QUALIFIED))
                .isEqualTo(ReferralState.QUALIFIED);
        assertThat(after(ASKED, ACCEPTED, INTRODUCED, QUALIFIED, WON)).isEqualTo(ReferralState.WON);
        Referral whole = of(ASKED, ACCEPTED, INTRODUCED, QUALIFIED, WON, REWARDED);
        assertThat(whole.state()).isEqualTo(ReferralState.REWARDED);
        assertThat(whole.at(ReferralState.QUALIFIED)).isEqualTo(3 * DAY);
        assertThat(whole.endedAt()).isNull();
    }

    @Test
    void aStepImpliesThoseBeforeItWithoutGivingThemATime() {
        Referral won = of(WON);
        assertThat(won.state()).isEqualTo(ReferralState.WON);
        assertThat(won.at(ReferralState.ASKED)).isNull();
        assertThat(after(ASKED, QUALIFIED)).isEqualTo(ReferralState.QUALIFIED);
    }

    @Test
    void aStepBehindOnlyAddsItsTime() {
        Referral referral = of(INTRODUCED, ACCEPTED, ASKED);
        assertThat(referral.state()).isEqualTo(ReferralState.INTRODUCED);
        assertThat(referral.at(ReferralState.ACCEPTED)).isEqualTo(DAY);
        assertThat(referral.at(ReferralState.ASKED)).isEqualTo(2 * DAY);
        assertThat(referral.stepAt()).isZero();
    }

    @Test
    void aRefusalCountsUntilTheIntroductionAndALossUntilTheWin() {
        assertThat(after(ASKED, DECLINED)).isEqualTo(ReferralState.DECLINED);
        assertThat(after(ASKED, ACCEPTED, DECLINED)).isEqualTo(ReferralState.DECLINED);
        assertThat(after(DECLINED)).isEqualTo(ReferralState.DECLINED);
        assertThat(after(ASKED, INTRODUCED, DECLINED)).isEqualTo(ReferralState.INTRODUCED);
        assertThat(after(ASKED, INTRODUCED, LOST)).isEqualTo(ReferralState.LOST);
        assertThat(after(QUALIFIED, LOST)).isEqualTo(ReferralState.LOST);
        assertThat(after(WON, LOST)).isEqualTo(ReferralState.WON);
        assertThat(after(DECLINED, ACCEPTED)).isEqualTo(ReferralState.DECLINED);
        assertThat(after(LOST, WON)).isEqualTo(ReferralState.LOST);
        assertThat(of(LOST, WON).at(ReferralState.WON)).isNull();
    }

    @Test
    void aRewardBeforeTheWinWaitsForIt() {
        assertThat(after(INTRODUCED, REWARDED)).isEqualTo(ReferralState.INTRODUCED);
        assertThat(after(ASKED, REWARDED)).isEqualTo(ReferralState.INTRODUCED);
        assertThat(after(ASKED, REWARDED, WON)).isEqualTo(ReferralState.REWARDED);
        assertThat(after(ASKED, REWARDED, LOST)).isEqualTo(ReferralState.LOST);
    }

    @Test
    void expiresWhenTheCustomerLetsThirtyDaysPass() {
        Referral asked = of(ASKED);
        assertThat(asked.expire(30 * DAY - 1, RULES)).isFalse();
        assertThat(asked.expire(30 * DAY, RULES)).isTrue();
        assertThat(asked.state()).isEqualTo(ReferralState.EXPIRED);
        assertThat(asked.endedAt()).isEqualTo(30 * DAY);
        assertThat(asked.expire(40 * DAY, RULES)).isFalse();

        // From the last step on; an introduced one no longer waits for the customer.
        assertThat(of(ASKED, ACCEPTED).expiresAt(RULES)).isEqualTo(31 * DAY);
        assertThat(of(ASKED, INTRODUCED).expiresAt(RULES)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anAnswerAfterTheExpiryRefutesIt() {
        Referral referral = of(ASKED);
        referral.expire(30 * DAY, RULES);
        referral.apply(event(ASKED, 31 * DAY));
        assertThat(referral.state()).isEqualTo(ReferralState.EXPIRED);
        referral.apply(event(ACCEPTED, 32 * DAY));
        assertThat(referral.state()).isEqualTo(ReferralState.ACCEPTED);
        assertThat(referral.endedAt()).isNull();
        assertThat(referral.expiresAt(RULES)).isEqualTo(62 * DAY);
    }

    @Test
    void anActionThatIsNotKnownBeginsNothing() {
        assertThat(of(UNKNOWN)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noIllegalPathCanHappenWhateverComes(long seed) {
        Random random = new Random(seed);
        Action[] actions = Action.values();
        for (int run = 0; run < 2_000; run++) {
            Referral referral = Referral.begin(event(ASKED, 0), null);
            List<ReferralState> path = new ArrayList<>(List.of(referral.state()));
            long at = 0;
            for (int step = 0; step < 12; step++) {
                // Now and then an event comes late.
                at += (random.nextInt(26) - 2) * DAY;
                if (random.nextInt(4) == 0) {
                    referral.expire(at, RULES);
                    path.add(referral.state());
                }
                referral.apply(event(actions[random.nextInt(actions.length)], at));
                path.add(referral.state());
            }
            for (int i = 1; i < path.size(); i++) {
                if (path.get(i) != path.get(i - 1)) {
                    assertThat(LEGAL.get(path.get(i - 1))).as(path + "").contains(path.get(i));
                }
            }
        }
    }
}
