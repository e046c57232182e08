package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.kafka.Arriving.Event;
import io.regretradar.pipeline.kafka.Arriving.Rejected;
import io.regretradar.pipeline.metrics.KeptCounts;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends valid events on and rejected records aside. Ticks end here: their watermark has gone ahead
 * already. Counts {@code read} and {@code rejected}.
 */
public final class SortArrivals extends ProcessFunction<Arriving, Event>
        implements CheckpointedFunction {

    /** Rejected records. */
    public static final OutputTag<DeadLetter> REJECTED =
            new OutputTag<>("rejected", DeadLetterSerializer.TYPE);

    private static final long serialVersionUID = 1L;

    private transient KeptCounts counts;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = new KeptCounts("read", "rejected");
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Arriving arriving, Context context, Collector<Event> out) {
        if (arriving instanceof Event event) {
            counts.count("read");
            out.collect(event);
        } else if (arriving instanceof Rejected rejected) {
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
