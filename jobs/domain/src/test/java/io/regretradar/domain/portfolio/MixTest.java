package io.regretradar.domain.portfolio;

import static io.regretradar.domain.portfolio.Rows.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixTest {

    private static final String OF_ANA =
            ",\"account.segment\":\"smb\",\"owner.id\":\"ana\",\"regret.dominant\":\"%s\""
                    + ",\"account.annual_value\":1000.1,\"risk.value_at_risk\":%s";

    private static String more(String regret, double atRisk) {
        return OF_ANA.formatted(regret, atRisk);
    }

    @Test
    void theLastStandingOfTheLocalDayCounts() {
        Rows rows =
                Rows.of(
                        List.of(
                                // 23:30 UTC is already March 3 in Vienna.
                                standing("a", "2026-03-02T23:30:00Z", "NONE", 20, more("NONE", 50)),
                                standing(
                                        "a",
                                        "2026-03-03T08:00:00Z",
                                        "WATCH",
                                        40,
                                        more("MIXED", 90)),
                                standing(
                                        "b",
                                        "2026-03-03T09:00:00Z",
                                        "WATCH",
                                        41,
                                        more("NONE", 95.5)),
                                standing(
                                        "a",
                                        "2026-03-04T08:00:00Z",
                                        "NONE",
                                        25,
                                        more("NONE", 55))));

        assertThat(rows.row("BAND_MIX:smb/ana/WATCH:2026-03-03"))
                .isEqualTo("ACCOUNTS=2 ANNUAL_VALUE=2000.2 VALUE_AT_RISK=185.5 SCORE=81");
        assertThat(rows.row("BAND_MIX:smb/ana/NONE:2026-03-03")).isEmpty();
        assertThat(rows.row("BAND_MIX:smb/ana/NONE:2026-03-04"))
                .isEqualTo("ACCOUNTS=1 ANNUAL_VALUE=1000.1 VALUE_AT_RISK=55 SCORE=25");
        assertThat(rows.row("REGRET_MIX:smb/ana/MIXED:2026-03-03"))
                .isEqualTo("ACCOUNTS=1 ANNUAL_VALUE=1000.1 VALUE_AT_RISK=90 SCORE=40");
        assertThat(rows.row("REGRET_MIX:smb/ana/NONE:2026-03-03"))
                .isEqualTo("ACCOUNTS=1 ANNUAL_VALUE=1000.1 VALUE_AT_RISK=95.5 SCORE=41");
        assertThat(rows.sources().get("BAND_MIX:smb/ana/WATCH:2026-03-03"))
                .contains("\"portfolio.score_mean\":40.5")
                .contains("\"risk.band\":\"WATCH\"")
                .contains("\"portfolio.week\":\"2026-03-02T00:00:00.000Z\"");
    }

    @Test
    void whoLeavesDuringADayIsNoCustomerAtItsEnd() {
        Rows rows =
                Rows.of(
                        List.of(
                                standing("a", "2026-03-03T01:00:00Z", "CRITICAL", 80, ""),
                                standing("a", "2026-03-04T01:00:00Z", "CRITICAL", 80, ""),
                                standing(
                                        "a",
                                        "2026-03-04T09:00:00Z",
                                        "NONE",
                                        0,
                                        ",\"account.churned_at\":\"2026-03-04T09:00:00.000Z\"")));

        assertThat(rows.row("BAND_MIX://CRITICAL:2026-03-03")).isEqualTo("ACCOUNTS=1 SCORE=80");
        assertThat(rows.row("BAND_MIX://CRITICAL:2026-03-04")).isEmpty();
    }

    @Test
    void anotherOwnerOnTheSameDayTakesTheAccountAlong() {
        Rows rows =
                Rows.of(
                        List.of(
                                standing("a", "2026-03-03T01:00:00Z", "NONE", 10, owner("ana")),
                                standing("a", "2026-03-03T02:00:00Z", "NONE", 10, owner("b/b:1"))));

        assertThat(rows.row("BAND_MIX:/ana/NONE:2026-03-03")).isEmpty();
        assertThat(rows.row("BAND_MIX:/b%2Fb%3A1/NONE:2026-03-03"))
                .isEqualTo("ACCOUNTS=1 SCORE=10");
    }

    @Test
    void consistencyIsTheMeanOfAnOwnersAccountsAtTheEndOfTheWeek() {
        Rows rows =
                Rows.of(
                        List.of(
                                standing("a", "2026-03-03T01:00:00Z", "NONE", 10, even(.2, 0.1)),
                                standing("a", "2026-03-08T01:00:00Z", "NONE", 10, even(.9, 0.8)),
                                standing(
                                        "b",
                                        "2026-03-05T01:00:00Z",
                                        "NONE",
                                        10,
                                        even(.6, Double.NaN)),
                                standing("c", "2026-03-05T01:00:00Z", "NONE", 10, owner("ana"))));

        assertThat(rows.sources().get("CONSISTENCY:/ana:2026-03-02"))
                .contains("\"portfolio.accounts\":2")
                .contains("\"consistency.index\":0.75")
                .contains("\"consistency.rating\":0.8")
                .doesNotContain("consistency.response");
    }

    private static String owner(String id) {
        return ",\"owner.id\":\"" + id + "\"";
    }

    private static String even(double index, double rating) {
        return owner("ana")
                + ",\"consistency.index\":"
                + index
                + (Double.isNaN(rating) ? "" : ",\"consistency.rating\":" + rating);
    }
}
