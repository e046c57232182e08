package io.regretradar.pipeline.account;

import io.regretradar.domain.account.AccountEngine;
import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.Refusal;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.deadletter.Excerpt;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.metrics.KeptCounts;
import io.regretradar.pipeline.notification.NotificationSerializer;
import io.regretradar.pipeline.portfolio.Told;
import io.regretradar.pipeline.portfolio.ToldSerializer;
import io.regretradar.pipeline.settings.RegretSettings;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes each account through its events in event-time order and hands on the documents that come of
 * it. All rules are the domain's; this operator keeps the state, wakes the account when it has
 * something to do, and counts. Once the watermark has passed all that was read, {@code read} of
 * {@link io.regretradar.pipeline.kafka.SortArrivals} = {@code applied} (of these {@code corrected}
 * came late, and {@code refused} were commands that could not be carried out) + {@code duplicate} +
 * {@code late} + {@code rejected}.
 */
public final class AssessAccount
        extends KeyedBroadcastProcessFunction<String, Arriving.Event, Announcement, Document>
        implements CheckpointedFunction {

    /** Events that came too late to count. */
    public static final OutputTag<DeadLetter> LATE =
            new OutputTag<>("late", DeadLetterSerializer.TYPE);

    /** What people are to be told. */
    public static final OutputTag<Notification> NOTIFICATIONS =
            new OutputTag<>("notifications", NotificationSerializer.TYPE);

    /** Documents that the view across accounts needs. */
    public static final OutputTag<Told> TOLD = new OutputTag<>("told", ToldSerializer.TYPE);

    /** What is broadcast to every subtask is kept under these. */
    public static final MapStateDescriptor<?, ?>[] ANNOUNCED = {Announced.RULES, Announced.SOURCES};

    private static final long serialVersionUID = 1L;
    private static final long NEVER = Long.MAX_VALUE;

    private final RegretSettings settings;

    private transient Announced announced;
    private transient AccountEngine engine;
    private transient ValueState<AccountState> accounts;
    private transient KeptCounts counts;
    private transient Results results;
    private transient int mostWaiting;

    public AssessAccount(RegretSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts =
                new KeptCounts(
                        "applied",
                        "corrected",
                        "duplicate",
                        "late",
                        "refused",
                        "evaluated",
                        "notified");
        counts.restore(context.getOperatorStateStore());
        counts.expose(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void open(OpenContext context) {
        announced = new Announced();
        engine = new AccountEngine(settings.engine(), announced.rules(), announced.sources());
        accounts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "account-v1", AccountStateSerializer.TYPE));
        results = new Results(counts);
        getRuntimeContext().getMetricGroup().gauge("mostWaiting", () -> mostWaiting);
    }

    @Override
    public void processElement(
            Arriving.Event arriving, ReadOnlyContext context, Collector<Document> out)
            throws Exception {
        announced.restore(context);
        AccountState account = accounts.value();
        long wakeUp = account == null ? NEVER : engine.nextWakeUp(account);
        if (account == null) {
            account = engine.start(context.getCurrentKey());
        }
        switch (engine.offer(account, arriving.event(), results.to(out, context))) {
            case BUFFERED -> mostWaiting = Math.max(mostWaiting, account.waiting());
            case DUPLICATE -> {}
            case CORRECTED -> counts.count("corrected");
            case LATE -> {
                counts.count("late");
                context.output(LATE, tooLate(arriving));
            }
        }
        keep(account, wakeUp, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Document> out)
            throws Exception {
        announced.restore(context);
        AccountState account = accounts.value();
        if (account == null) {
            return;
        }
        long wakeUp = engine.nextWakeUp(account);
        engine.advance(
                account, context.timerService().currentWatermark(), results.to(out, context));
        keep(account, wakeUp, context.timerService());
    }

    @Override
    public void processBroadcastElement(
            Announcement announcement, Context context, Collector<Document> out) throws Exception {
        announced.accept(announcement, context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.snapshot();
    }

    /** How often this subtask, and those before it, have counted under that name. */
    long counted(String name) {
        return counts.of(name);
    }

    /** Keeps or forgets the account; at most one timer of it stands at any time. */
    private void keep(AccountState account, long oldWakeUp, TimerService timers) throws Exception {
        boolean over = engine.forgettable(account);
        long wakeUp = over ? NEVER : engine.nextWakeUp(account);
        if (over) {
            accounts.clear();
        } else {
            accounts.update(account);
        }
        if (oldWakeUp != NEVER && oldWakeUp != wakeUp) {
            timers.deleteEventTimeTimer(oldWakeUp);
        }
        // At the end of a bounded input nothing comes after, so nothing is left standing.
        if (wakeUp != NEVER && timers.currentWatermark() != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(wakeUp);
        }
    }

    private DeadLetter tooLate(Arriving.Event arriving) {
        AccountEvent event = arriving.event();
        return new DeadLetter(
                "LATE",
                "The event of %s came more than events.late-allowance = %s late."
                        .formatted(
                                Instant.ofEpochMilli(event.occurredAt()),
                                settings.accounts().lateAllowance()),
                new KafkaRecord(
                        settings.kafka().topic(event.stream()),
                        arriving.partition(),
                        arriving.offset(),
                        arriving.timestamp()),
                event.accountId(),
                event.accountId(),
                Excerpt.of(EventEncoder.encode(event)));
    }

    /** Passes documents on and counts. */
    private static final class Results implements AccountOutput {

        private final KeptCounts counts;
        private Collector<Document> out;
        private KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context;

        private Results(KeptCounts counts) {
            this.counts = counts;
        }

        private Results to(
                Collector<Document> collector,
                KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context) {
            this.out = collector;
            this.context = context;
            return this;
        }

        @Override
        public void document(Document document) {
            out.collect(document);
            PortfolioInput.of(document)
                    .map(input -> new Told(input, context.getCurrentKey(), document))
                    .ifPresent(told -> context.output(TOLD, told));
        }

        @Override
        public void notification(Notification notification) {
            context.output(NOTIFICATIONS, notification);
            counts.count("notified");
        }

        @Override
        public void applied(AccountEvent event) {
            counts.count("applied");
        }

        @Override
        public void refused(AlertCommand command, Refusal why) {
            counts.count("refused");
        }

        @Override
        public void duplicate(AccountEvent event) {
            counts.count("duplicate");
        }

        @Override
        public void evaluated(io.regretradar.domain.account.Evaluation evaluation) {
            counts.count("evaluated");
        }
    }
}
