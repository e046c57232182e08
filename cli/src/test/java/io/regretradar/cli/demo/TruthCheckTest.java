package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.demo.TruthCheck.Episode;
import io.regretradar.cli.simulate.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthCheckTest {
    private static final Instant LEFT = Instant.parse("2026-04-30T00:00:00Z");

    @Test
    void anAlertThatWasOpenFourteenDaysBeforeIsAWarning() {
        TruthCheck check = check(new Episode("gone", Instant.parse("2026-04-10T00:00:00Z"), null));

        assertThat(check.churned()).isEqualTo(2);
        assertThat(check.churnedVisible()).isEqualTo(1);
        assertThat(check.churnedWarned()).isEqualTo(1);
        assertThat(check.medianLeadDays()).hasValue(20);
    }

    @Test
    void anAlertThatOpenedLaterIsNone() {
        TruthCheck check = check(new Episode("gone", Instant.parse("2026-04-17T00:00:01Z"), null));

        assertThat(check.churnedWarned()).isZero();
        assertThat(check.medianLeadDays()).isEmpty();
    }

    @Test
    void anAlertThatHadRecoveredByThenIsNone() {
        Instant opened = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(
                        check(new Episode("gone", opened, Instant.parse("2026-04-01T00:00:00Z")))
                                .churnedWarned())
                .isZero();
        assertThat(
                        check(new Episode("gone", opened, Instant.parse("2026-04-20T00:00:00Z")))
                                .churnedWarned())
                .isEqualTo(1);
    }

    @Test
    void whatShowsInNoEventAsksForNoWarning() {
        TruthCheck check =
                check(new Episode("hidden", Instant.parse("2026-01-10T00:00:00Z"), null));

        assertThat(check.churnedWarned()).isZero();
    }

    @Test
    void healthyAccountsThatWereAtRiskWereBothered() {
        TruthCheck check =
                TruthCheck.of(
                        List.of(truth("well", false, true), truth("fine", false, true)),
                        List.of(),
                        Set.of("well", "gone"));

        assertThat(check.healthy()).isEqualTo(2);
        assertThat(check.healthyBothered()).isEqualTo(1);
    }

    private static TruthCheck check(Episode episode) {
        return TruthCheck.of(
                List.of(
                        truth("gone", true, true),
                        truth("hidden", true, false),
                        truth("well", false, true)),
                List.of(episode),
                Set.of());
    }

    private static Truth truth(String account, boolean churned, boolean good) {
        return new Truth(
                account,
                account,
                "HEALTHY",
                churned,
                churned ? LEFT : null,
                churned && good,
                !churned && good,
                .1,
                .2,
                List.of());
    }
}
