package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void goesInStraightLinesBetweenItsDaysAndStaysFlatOutside() {
        Curve curve = Curve.constant(1).until(10).then(20, 0);

        assertThat(curve.at(0)).isEqualTo(1);
        assertThat(curve.at(10)).isEqualTo(1);
        assertThat(curve.at(15)).isEqualTo(.5);
        assertThat(curve.at(20)).isZero();
        assertThat(curve.at(500)).isZero();
    }

    @Test
    void aDayBeforeTheLastOneIsTakenAsTheLastOne() {
        Curve curve = Curve.constant(1).until(10).then(5, 3);

        assertThat(curve.at(9)).isEqualTo(1);
        assertThat(curve.at(10)).isEqualTo(3);
    }
}
