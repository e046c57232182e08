package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.portfolio.PortfolioDocuments;
import io.regretradar.domain.portfolio.PortfolioRow;
import io.regretradar.domain.portfolio.RowChange;
import io.regretradar.pipeline.metrics.KeptCounts;
import io.regretradar.pipeline.settings.RegretSettings;
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
 * Keeps a row up to date and writes it when event time has passed its changes. A row that is final
 * is forgotten; a change that comes later than that is counted as {@code late} and left out, since
 * it would begin the row anew. Counts {@code changed} and {@code late}.
 */
public final class KeepRow extends KeyedProcessFunction<String, RowChange, Document>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;
    private static final long NEVER = Long.MAX_VALUE;

    private final int epoch;
    private final long intervalMillis;

    private transient PortfolioDocuments documents;
    private transient ValueState<PortfolioRow> rows;
    private transient KeptCounts counts;

    public KeepRow(RegretSettings settings) {
        this.epoch = settings.accounts().epoch();
        this.intervalMillis = settings.portfolio().writeEvery().toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = new KeptCounts("changed", "late");
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void open(OpenContext context) {
        documents = new PortfolioDocuments(new DocumentVersion(epoch));
        rows =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>("row-v1", PortfolioRowSerializer.TYPE));
    }

    @Override
    public void processElement(RowChange change, Context context, Collector<Document> out)
            throws Exception {
        TimerService timers = context.timerService();
        long finalAt = change.row().kind().finalAt(change.row().start());
        if (Math.max(change.at(), timers.currentWatermark()) >= finalAt) {
            counts.count("late");
            return;
        }
        PortfolioRow row = rows.value();
        if (row == null) {
            row = PortfolioRow.start(change.row());
            if (finalAt != NEVER) {
                timers.registerEventTimeTimer(finalAt);
            }
        }
        long dueBefore = row.dueAt();
        row.accept(change, intervalMillis);
        rows.update(row);
        counts.count("changed");
        if (row.dueAt() != dueBefore) {
            timers.registerEventTimeTimer(row.dueAt());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Document> out)
            throws Exception {
        PortfolioRow row = rows.value();
        if (row == null) {
            return;
        }
        boolean isFinal = timestamp >= row.key().kind().finalAt(row.key().start());
        if (row.dueAt() <= timestamp || isFinal && row.dueAt() != NEVER) {
            out.collect(documents.row(row, row.written()));
        }
        if (isFinal) {
            rows.clear();
        } else {
            rows.update(row);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.snapshot();
    }
}
