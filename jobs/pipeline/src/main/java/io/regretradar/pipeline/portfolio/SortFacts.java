package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.Fact;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.metrics.KeptCounts;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends facts on and rejected records aside. Ticks end here: their watermark has gone ahead
 * already. Facts of another epoch than ours are left out: those of before a rebuild would count
 * twice. Counts {@code read}, {@code rejected} and {@code otherEpoch}.
 */
public final class SortFacts extends ProcessFunction<Arriving, Fact>
        implements CheckpointedFunction {

    /** Rejected records. */
    public static final OutputTag<DeadLetter> REJECTED =
            new OutputTag<>("rejected", DeadLetterSerializer.TYPE);

    private static final long serialVersionUID = 1L;
    private static final int EPOCH_SHIFT = 48;

    private final int epoch;

    private transient KeptCounts counts;

    public SortFacts(int epoch) {
        this.epoch = epoch;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = new KeptCounts("read", "rejected", "otherEpoch");
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Arriving arriving, Context context, Collector<Fact> out) {
        if (arriving instanceof Arriving.Known known) {
            counts.count("read");
            if (known.fact().version() >>> EPOCH_SHIFT == epoch) {
                out.collect(known.fact());
            } else {
                counts.count("otherEpoch");
            }
        } else if (arriving instanceof Arriving.Rejected rejected) {
            counts.count("read");
            counts.count("rejected");
            context.output(REJECTED, rejected.letter());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.snapshot();
    }
}
