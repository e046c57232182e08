package io.regretradar.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.referral.Readiness.Lack;
import io.regretradar.domain.regret.RegretProfile.Dominant;
import io.regretradar.domain.rules.Rules;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    /** A fan in every respect: nps 9, score 10, usage as usual, a year after the purchase. */
    private static final class Fan {
        double nps = 9;
        boolean promoter = true;
        boolean detractor;
        boolean success = true;
        double score = 10;
        int calm = 28;
        boolean atRisk;
        boolean urgent;
        Integer csat = 4;
        double usage = 1;
        double tenure = 365;
        Integer asked = 90;
        Dominant dominant = Dominant.NONE;
        boolean valuable = true;

        ReadinessFacts facts() {
            return new ReadinessFacts(
                    nps, promoter, detractor, success, score, calm, atRisk, urgent, csat, usage,
                    tenure, asked, dominant, valuable);
        }
    }

    private static Readiness of(Consumer<Fan> change) {
        Fan fan = new Fan();
        change.accept(fan);
        return Readiness.of(fan.facts(), Rules.defaults().referrals());
    }

    private static double points(Consumer<Fan> change) {
        return of(change).points();
    }

    @Test
    void pointsAddUp() {
        // 40 x (9-6)/4 = 30; success 20; 20 x (1 - 10/35) = 14.2857; 10 x .05/.15 = 3.3333; 10.
        assertThat(points(f -> {})).isCloseTo(77.619048, within(1e-6));
        // Nobody answered: the first 30 are gone. No baseline of usage: 3.3333 are.
        assertThat(points(f -> f.nps = Double.NaN)).isCloseTo(47.619048, within(1e-6));
        assertThat(points(f -> f.usage = Double.NaN)).isCloseTo(74.285714, within(1e-6));
        // 45 of 180 days: 2.5 instead of 10. No purchase known: 0.
        assertThat(points(f -> f.tenure = 45)).isCloseTo(70.119048, within(1e-6));
        assertThat(points(f -> f.tenure = Double.NaN)).isCloseTo(67.619048, within(1e-6));
        // A score of 70 costs 20 instead of giving 14.2857.
        assertThat(points(f -> f.score = 70)).isCloseTo(43.333333, within(1e-6));
    }

    @Test
    void pointsStayWithinZeroAndAHundred() {
        assertThat(
                        points(
                                f -> {
                                    f.nps = 10;
                                    f.score = 0;
                                    f.usage = 3;
                                }))
                .isEqualTo(100);
        assertThat(
                        points(
                                f -> {
                                    f.nps = 0;
                                    f.score = 100;
                                    f.success = false;
                                    f.usage = 0;
                                }))
                .isZero();
    }

    @Test
    void eachConditionKeepsFromAsking() {
        assertThat(of(f -> {}).ready()).isTrue();
        assertThat(of(f -> f.promoter = false).lacks()).containsExactly(Lack.PROMOTER);
        assertThat(of(f -> f.detractor = true).lacks()).containsExactly(Lack.DETRACTOR);
        assertThat(of(f -> f.success = false).lacks()).containsExactly(Lack.FIRST_SUCCESS);
        assertThat(of(f -> f.calm = 27).lacks()).containsExactly(Lack.LOW_SCORE);
        assertThat(of(f -> f.atRisk = true).lacks()).containsExactly(Lack.OPEN_ALERT);
        assertThat(of(f -> f.urgent = true).lacks()).containsExactly(Lack.URGENT_TICKET);
        assertThat(of(f -> f.csat = 3).lacks()).containsExactly(Lack.GOOD_CSAT);
        assertThat(of(f -> f.csat = null).ready()).isTrue();
        assertThat(of(f -> f.tenure = 59.999).lacks()).containsExactly(Lack.TENURE);
        assertThat(of(f -> f.tenure = 60).ready()).isTrue();
        assertThat(of(f -> f.tenure = Double.NaN).lacks()).containsExactly(Lack.TENURE);
        assertThat(of(f -> f.asked = 89).lacks()).containsExactly(Lack.PAUSE);
        assertThat(of(f -> f.asked = null).ready()).isTrue();
        assertThat(of(f -> f.dominant = Dominant.MIXED).lacks()).containsExactly(Lack.NO_REGRET);
    }

    @Test
    void onlyAReadyAccountIsPrime() {
        assertThat(of(f -> {}).prime()).isTrue();
        assertThat(of(f -> f.tenure = 179.9).prime()).isFalse();
        assertThat(of(f -> f.valuable = false).prime()).isFalse();
        assertThat(of(f -> f.urgent = true).prime()).isFalse();
    }
}
