package io.regretradar.pipeline.metrics;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts that survive a restart, unlike Flink's counters: they are kept in operator state, so that
 * they always agree with what the state has seen.
 */
public final class KeptCounts {

    private final List<String> names;
    private final long[] values;
    private ListState<long[]> state;

    /**
     * @param names of the counts; new ones go to the end, so that older state still fits
     */
    public KeptCounts(String... names) {
        this.names = List.of(names);
        this.values = new long[names.length];
    }

    /** Takes up where the state left off; at another parallelism the sum stays the same. */
    public void restore(OperatorStateStore store) throws Exception {
        state =
                store.getListState(
                        new ListStateDescriptor<>(
                                "counts-v1",
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        for (long[] kept : state.get()) {
            for (int i = 0; i < Math.min(kept.length, values.length); i++) {
                values[i] += kept[i];
            }
        }
    }

    /** Shows each count as a metric of its name. */
    public void expose(MetricGroup group) {
        for (int i = 0; i < values.length; i++) {
            int index = i;
            group.gauge(names.get(i), () -> values[index]);
        }
    }

    /** One more. */
    public void count(String name) {
        values[names.indexOf(name)]++;
    }

    /** How many so far. */
    public long of(String name) {
        return values[names.indexOf(name)];
    }

    /** Writes the counts into the state. */
    public void snapshot() throws Exception {
        state.update(List.of(values.clone()));
    }
}
