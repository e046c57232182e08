package io.regretradar.domain.portfolio;

import static io.regretradar.domain.portfolio.Rows.referral;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferralFunnelTest {

    private static final String WEEK = "REFERRAL_FUNNEL:smb/ana:2026-03-02";
    private static final String ANA = ",\"account.segment\":\"smb\",\"owner.id\":\"ana\"";
    private static final String READY = ANA + ",\"referral.ready_at\":\"2026-03-04T00:00:00.000Z\"";
    private static final String ASKED = ",\"referral.asked_at\":\"2026-03-09T00:00:00.000Z\"";
    private static final String ALTRUISTIC = ",\"referral.incentive\":\"ALTRUISTIC\"";

    @Test
    void everyChanceCountsOnceInTheWeekItBeganWhateverBecomesOfIt() {
        Rows rows =
                Rows.of(
                        List.of(
                                // a is asked, agrees and introduces somebody who buys.
                                referral("a", "a:t", "2026-03-04T00:00:00Z", "READY", READY),
                                referral("a", "a:t", "2026-03-09T00:00:00Z", "ASKED", ANA),
                                referral("a", "r1", "2026-03-09T00:00:00Z", "ASKED", READY + ASKED),
                                referral(
                                        "a",
                                        "r1",
                                        "2026-05-09T00:00:00Z",
                                        "WON",
                                        READY
                                                + ASKED
                                                + ALTRUISTIC
                                                + ",\"referral.value\":500.5,\"referral.usual_value\":400.4"),
                                // b is asked and says no; c was never asked; d was missed.
                                referral(
                                        "b",
                                        "r2",
                                        "2026-03-10T00:00:00Z",
                                        "DECLINED",
                                        READY + ASKED + ",\"referral.incentive\":\"BENEFIT\""),
                                referral("c", "c:t", "2026-03-09T00:00:00Z", "NOT_READY", READY),
                                referral(
                                        "d",
                                        "d:t",
                                        "2026-03-19T00:00:00Z",
                                        "READY",
                                        READY + ",\"referral.missed\":true"),
                                // e was asked although nobody saw that it was ready.
                                referral(
                                        "e",
                                        "r3",
                                        "2026-03-06T00:00:00Z",
                                        "ASKED",
                                        ANA
                                                + ",\"referral.asked_at\":\"2026-03-06T00:00:00.000Z\"")));

        assertThat(rows.row(WEEK))
                .isEqualTo(
                        "READY=4 ASKED=3 ASKED_READY=2 ACCEPTED=1 INTRODUCED=1 QUALIFIED=1 WON=1"
                                + " MISSED=1 REFERRED_VALUE=500.5 USUAL_VALUE=400.4 COMPARED_VALUE=500.5");
        assertThat(rows.sources().get(WEEK))
                .contains("\"portfolio.asking_rate\":0.5")
                .contains("\"portfolio.willingness\":0.333333")
                .contains("\"portfolio.lift\":1.25");
        assertThat(rows.row("REFERRAL_INCENTIVE:smb/ana/ALTRUISTIC:2026-03-02"))
                .isEqualTo(
                        "ASKED=1 ACCEPTED=1 INTRODUCED=1 QUALIFIED=1 WON=1 REFERRED_VALUE=500.5"
                                + " USUAL_VALUE=400.4 COMPARED_VALUE=500.5");
        assertThat(rows.row("REFERRAL_INCENTIVE:smb/ana/BENEFIT:2026-03-02")).isEqualTo("ASKED=1");
        assertThat(rows.row("REFERRAL_INCENTIVE:smb/ana/NONE:2026-03-02")).isEqualTo("ASKED=1");
    }

    @Test
    void aLateRevisionMovesTheSameRows() {
        Rows rows = new Rows();
        rows.tell(referral("a", "r1", "2026-03-09T00:00:00Z", "ASKED", READY + ASKED));
        rows.advance("2026-03-10T00:00:00Z");
        assertThat(rows.row(WEEK)).isEqualTo("READY=1 ASKED=1 ASKED_READY=1");

        String earlier = ANA + ",\"referral.asked_at\":\"2026-02-25T00:00:00.000Z\"";
        rows.tell(referral("a", "r1", "2026-03-11T00:00:00Z", "ASKED", earlier));
        rows.advance("2026-03-12T00:00:00Z");

        assertThat(rows.row(WEEK)).isEmpty();
        assertThat(rows.row("REFERRAL_FUNNEL:smb/ana:2026-02-23")).isEqualTo("ASKED=1");
    }

    /** Documents of an earlier version do not say what is usual; they must not raise the lift. */
    @Test
    void aWinWithoutAUsualValueCountsInTheWorthAndNotInTheLift() {
        String value = READY + ASKED + ",\"referral.value\":%s%s";
        Rows rows =
                Rows.of(
                        List.of(
                                referral(
                                        "a",
                                        "r1",
                                        "2026-05-09T00:00:00Z",
                                        "WON",
                                        value.formatted("900", "")),
                                referral(
                                        "b",
                                        "r2",
                                        "2026-05-09T00:00:00Z",
                                        "WON",
                                        value.formatted("300", ",\"referral.usual_value\":200"))));

        assertThat(rows.sources().get(WEEK))
                .contains("\"portfolio.referred_value\":1200.0")
                .contains("\"portfolio.usual_value\":200.0")
                .contains("\"portfolio.lift\":1.5");
    }

    @Test
    void aRewardWithoutAWinIsAnIntroduction() {
        Rows rows =
                Rows.of(
                        List.of(
                                referral(
                                        "a",
                                        "r1",
                                        "2026-03-09T00:00:00Z",
                                        "LOST",
                                        READY
                                                + ASKED
                                                + ",\"referral.rewarded_at\":\"2026-03-10T00:00:00.000Z\"")));

        assertThat(rows.row(WEEK))
                .isEqualTo("READY=1 ASKED=1 ASKED_READY=1 ACCEPTED=1 INTRODUCED=1 REWARDED=1");
    }
}
