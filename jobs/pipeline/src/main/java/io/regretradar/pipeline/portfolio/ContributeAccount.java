package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.AccountShare;
import io.regretradar.domain.portfolio.Fact;
import io.regretradar.domain.portfolio.RowChange;
import io.regretradar.pipeline.metrics.KeptCounts;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns what is told of an account into changes of rows: what it contributed before is taken away,
 * what it contributes now is added. An account that is told of no more is forgotten; what it
 * contributed stays. Counts {@code applied} and {@code duplicate}.
 */
public final class ContributeAccount extends KeyedProcessFunction<String, Fact, RowChange>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private static final long NEVER = Long.MAX_VALUE;

    private final long forgetAfter;

    private transient ValueState<AccountShare> shares;
    private transient KeptCounts counts;

    /**
     * @param forgetAfter how long nothing is told of an account until its state is cleared
     */
    public ContributeAccount(Duration forgetAfter) {
        this.forgetAfter = forgetAfter.toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = new KeptCounts("applied", "duplicate");
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void open(OpenContext context) {
        shares =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "share-v1", AccountShareSerializer.TYPE));
    }

    @Override
    public void processElement(Fact fact, Context context, Collector<RowChange> out)
            throws Exception {
        AccountShare share = shares.value();
        long wakeUp = share == null ? NEVER : wakeUp(share);
        if (share == null) {
            share = new AccountShare();
        }
        share.offer(fact);
        keep(share, wakeUp, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RowChange> out)
            throws Exception {
        AccountShare share = shares.value();
        if (share == null) {
            return;
        }
        if (share.nextAt() == NEVER) {
            shares.clear();
            return;
        }
        long wakeUp = wakeUp(share);
        share.advance(context.timerService().currentWatermark(), new Changes(out));
        keep(share, wakeUp, context.timerService());
    }

    private void keep(AccountShare share, long oldWakeUp, TimerService timers) throws Exception {
        shares.update(share);
        long wakeUp = wakeUp(share);
        if (wakeUp != oldWakeUp) {
            if (oldWakeUp != NEVER) {
                timers.deleteEventTimeTimer(oldWakeUp);
            }
            timers.registerEventTimeTimer(wakeUp);
        }
    }

    /** When something is to be done next: let what waits count, else forget the account. */
    private long wakeUp(AccountShare share) {
        return share.nextAt() == NEVER ? share.heardAt() + forgetAfter : share.nextAt();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.snapshot();
    }

    private final class Changes implements AccountShare.Output {

        private final Collector<RowChange> out;

        private Changes(Collector<RowChange> out) {
            this.out = out;
        }

        @Override
        public void change(RowChange change) {
            out.collect(change);
        }

        @Override
        public void applied(Fact fact) {
            counts.count("applied");
        }

        @Override
        public void repeated(Fact fact) {
            counts.count("duplicate");
        }
    }
}
