package io.regretradar.pipeline.rules;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleGate;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.deadletter.Excerpt;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.metrics.KeptCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets sound versions of rules through to every account and turns the others into dead letters.
 * Runs as one subtask, since it judges in the order of the control topic. Counts {@code
 * rulesAccepted} and {@code rulesRefused}, and shows the latest version of each kind.
 */
public final class AdmitRules extends ProcessFunction<Arriving, ControlEvent>
        implements CheckpointedFunction {

    /** Versions that were refused, and records that are none. */
    public static final OutputTag<DeadLetter> REFUSED =
            new OutputTag<>("refused-rules", DeadLetterSerializer.TYPE);

    private static final long serialVersionUID = 1L;
    private static final String ACCEPTED_COUNT = "rulesAccepted";
    private static final String REFUSED_COUNT = "rulesRefused";

    private transient ListState<byte[]> kept;
    private transient RuleGate gate;
    private transient KeptCounts counts;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        kept =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "gate-v1",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        gate = new RuleGate();
        for (byte[] bytes : kept.get()) {
            gate = RuleGate.read(new StateInput(new DataInputDeserializer(bytes)));
        }
        counts = new KeptCounts(ACCEPTED_COUNT, REFUSED_COUNT);
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void open(OpenContext context) {
        for (RuleKind kind : RuleKind.values()) {
            getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("ruleVersion")
                    .gauge(kind.name(), () -> gate.latestVersion(kind));
        }
    }

    @Override
    public void processElement(Arriving arriving, Context context, Collector<ControlEvent> out) {
        if (arriving instanceof Arriving.Tick tick) {
            gate.tick(tick.at());
        } else if (arriving instanceof Arriving.Rejected rejected) {
            counts.count(REFUSED_COUNT);
            context.output(REFUSED, rejected.letter());
        } else if (arriving instanceof Arriving.Rule rule) {
            judge(rule, context, out);
        }
    }

    private void judge(Arriving.Rule rule, Context context, Collector<ControlEvent> out) {
        RuleGate.Verdict verdict = gate.check(rule.event());
        if (verdict instanceof RuleGate.Accepted accepted) {
            counts.count(ACCEPTED_COUNT);
            out.collect(accepted.event());
        } else if (verdict instanceof RuleGate.Refused refused) {
            counts.count(REFUSED_COUNT);
            context.output(REFUSED, letter(rule, refused));
        }
    }

    private static DeadLetter letter(Arriving.Rule rule, RuleGate.Refused refused) {
        return new DeadLetter(
                refused.reason().name(),
                refused.message(),
                rule.place(),
                null,
                rule.event().kind().name(),
                Excerpt.of(rule.event().json().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.snapshot();
        kept.update(List.of(bytes(gate)));
    }

    private static byte[] bytes(RuleGate gate) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        gate.write(new StateOutput(out));
        return out.getCopyOfBuffer();
    }
}
