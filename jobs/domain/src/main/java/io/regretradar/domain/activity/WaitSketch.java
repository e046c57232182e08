package io.regretradar.domain.activity;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.SparseStore;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/**
 * Mergeable percentiles of waits: a DDSketch, which involves no randomness, with a relative error
 * of at most 1 %.
 */
public final class WaitSketch {

    /** Largest relative error of a percentile. */
    public static final double ACCURACY = 0.01;

    private static final double HOUR = 3_600_000.0;
    private static final LogarithmicMapping MAPPING = new LogarithmicMapping(ACCURACY);

    // Empty on most days: then it costs nothing.
    private DDSketch sketch;

    public void add(long millis) {
        if (sketch == null) {
            sketch = new DDSketch(MAPPING, SparseStore::new);
        }
        sketch.accept(Math.max(0, millis) / HOUR);
    }

    public void merge(WaitSketch other) {
        if (other.sketch == null) {
            return;
        }
        if (sketch == null) {
            sketch = new DDSketch(MAPPING, SparseStore::new);
        }
        sketch.mergeWith(other.sketch);
    }

    /**
     * Nearest-rank percentile in hours; NaN without waits.
     *
     * @param share 0..1
     */
    public double percentileHours(double share) {
        if (sketch == null) {
            return Double.NaN;
        }
        double n = sketch.getCount();
        double rank = Math.max(1, Math.ceil(share * n));
        // The sketch counts ranks from 0 to n - 1; a quarter on keeps rounding on the right side.
        double quantile = n == 1 ? 0 : Math.min(1, (rank - 0.75) / (n - 1));
        return sketch.getValueAtQuantile(quantile);
    }

    void write(StateOutput out) throws IOException {
        out.bool(sketch != null);
        if (sketch != null) {
            GrowingByteArrayOutput bytes = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(bytes, false);
            out.bytes(bytes.trimmedCopy());
        }
    }

    void read(StateInput in) throws IOException {
        if (in.bool()) {
            sketch = DDSketch.decode(ByteArrayInput.wrap(in.bytes()), SparseStore::new);
        }
    }
}
