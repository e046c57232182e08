package io.regretradar.domain.regret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.regret.RegretProfile.Basis;
import io.regretradar.domain.regret.RegretProfile.Dominant;
import org.junit.jupiter.api.Test;

class RegretProfileTest {

    private static final double NONE = Double.NaN;

    private static RegretProfile of(double[] loads, double... answers) {
        return RegretProfile.of(loads, answers, 20, 30, .10, .6);
    }

    private static RegretProfile inferred(double... loads) {
        return of(loads, NONE, NONE, NONE, NONE);
    }

    @Test
    void aStrengthSaturatesWithItsLoad() {
        // 100 (1 - e^-1)
        assertThat(inferred(20, 0, 0, 0).strengths().get(RegretType.FOREGONE_ALTERNATIVES))
                .isEqualTo(63.212, within(.001));
    }

    @Test
    void theStrongestDominatesIfItIsStrongEnoughAndLeads() {
        assertThat(inferred(11, 9, 0, 0).dominant()).isEqualTo(Dominant.FOREGONE_ALTERNATIVES);
        assertThat(inferred(10.9, 9.1, 0, 0).dominant()).isEqualTo(Dominant.MIXED);
        assertThat(inferred(0, 0, 15, 15).dominant()).isEqualTo(Dominant.MIXED);
        // R = 30 at -20 ln .7 = 7.1335
        assertThat(inferred(0, 0, 0, 7.13).dominant()).isEqualTo(Dominant.NONE);
        assertThat(inferred(0, 0, 0, 7.14).dominant()).isEqualTo(Dominant.OVER_CONSIDERATION);
        assertThat(inferred(0, 0, 0, 0).dominant()).isEqualTo(Dominant.NONE);
        assertThat(inferred(0, 0, 0, 0).basis()).isEqualTo(Basis.INFERRED);
    }

    @Test
    void anAnswerOutweighsTheInferenceOfItsTypeOnly() {
        RegretProfile profile = of(new double[] {20, 20, 0, 0}, 1, NONE, 7, NONE);

        // .6 x 0 + .4 x 63.212; 63.212; .6 x 100 + 0
        assertThat(profile.basis()).isEqualTo(Basis.SURVEY);
        assertThat(profile.strengths().get(RegretType.FOREGONE_ALTERNATIVES))
                .isEqualTo(25.285, within(.001));
        assertThat(profile.strengths().get(RegretType.CHANGE_IN_SIGNIFICANCE))
                .isEqualTo(63.212, within(.001));
        assertThat(profile.strengths().get(RegretType.UNDER_CONSIDERATION))
                .isEqualTo(60, within(1e-9));
        // Shares from -20 ln(1 - R/100): 5.83, 20, 18.33: 20 leads by 1.67/44.16 only.
        assertThat(profile.dominant()).isEqualTo(Dominant.MIXED);
    }

    @Test
    void endlessLoadsWithFullAnswersStayFinite() {
        RegretProfile one = of(new double[] {1e6, 1, 0, 0}, 7, NONE, NONE, NONE);
        RegretProfile two = of(new double[] {1e6, 1e6, 0, 0}, 7, 7, NONE, NONE);

        assertThat(one.dominant()).isEqualTo(Dominant.FOREGONE_ALTERNATIVES);
        assertThat(two.dominant()).isEqualTo(Dominant.MIXED);
        assertThat(two.strengths().values()).allMatch(Double::isFinite);
    }
}
