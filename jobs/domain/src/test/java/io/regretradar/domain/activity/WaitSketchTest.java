package io.regretradar.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitSketchTest {

    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 20, 99, 1000})
    void percentilesAreNearestRankWithinOnePercent(int n) throws IOException {
        Random random = new Random(n);
        double[] hours = new double[n];
        WaitSketch first = new WaitSketch();
        WaitSketch second = new WaitSketch();
        for (int i = 0; i < n; i++) {
            long millis = (long) (Math.exp(3 * random.nextGaussian()) * HOUR);
            hours[i] = millis / (double) HOUR;
            (i % 3 == 0 ? first : second).add(millis);
        }
        Arrays.sort(hours);

        first.merge(copy(second));

        for (double share : new double[] {.5, .75, .95}) {
            double exact = hours[(int) Math.ceil(share * n) - 1];
            assertThat(first.percentileHours(share))
                    .as("p%s of %d", share, n)
                    .isEqualTo(exact, within(WaitSketch.ACCURACY * exact + 1e-9));
        }
    }

    private static WaitSketch copy(WaitSketch sketch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sketch.write(new StateOutput(new DataOutputStream(bytes)));
        WaitSketch copy = new WaitSketch();
        copy.read(
                new StateInput(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
        return copy;
    }
}
