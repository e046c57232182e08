package io.regretradar.pipeline.source;

import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.SourceAlert;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.document.SourceDocuments;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.domain.source.SourceWatch;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import io.regretradar.pipeline.notification.NotificationSerializer;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Watches each source for silence, and tells all accounts when it falls silent and when it is back.
 * A change leaves before the watermark of its instant does, so that it reaches every account in
 * time.
 */
public final class WatchSources extends KeyedProcessFunction<String, SourceCount, SourceChange> {

    private static final long serialVersionUID = 1L;

    /** The alerts of sources, as documents. */
    public static final OutputTag<Document> DOCUMENTS =
            new OutputTag<>("source-documents", DocumentSerializer.TYPE);

    /** What people are to be told of sources. */
    public static final OutputTag<Notification> NOTIFICATIONS =
            new OutputTag<>("source-notifications", NotificationSerializer.TYPE);

    private final int epoch;
    private final long quietBefore;

    private transient ValueState<byte[]> watches;
    private transient ValueState<byte[]> alerts;
    private transient SourceDocuments documents;

    /**
     * @param epoch leads every document's version
     * @param quietBefore nobody is told of what was before, ms since 1970 UTC
     */
    public WatchSources(int epoch, long quietBefore) {
        this.epoch = epoch;
        this.quietBefore = quietBefore;
    }

    @Override
    public void open(OpenContext context) {
        watches =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "source-v1",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        alerts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "source-alert-v1",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        documents = new SourceDocuments(new DocumentVersion(epoch));
    }

    @Override
    public void processElement(SourceCount count, Context context, Collector<SourceChange> out)
            throws Exception {
        SourceWatch watch = watch();
        long timer = watch.nextTimer();
        watch.count(count.first(), count.count(), context.timerService().currentWatermark());
        keep(watch, timer, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SourceChange> out)
            throws Exception {
        SourceWatch watch = watch();
        long watermark = context.timerService().currentWatermark();
        if (watermark == Long.MAX_VALUE) {
            return; // The end of a bounded input is no silence.
        }
        String key = context.getCurrentKey();
        OptionalLong change = watch.advance(watermark);
        while (change.isPresent()) {
            SourceChange news = SourceCount.change(key, change.getAsLong(), watch.stale());
            out.collect(news);
            alert(news, context);
            change = watch.advance(watermark);
        }
        keep(watch, timestamp, context.timerService());
    }

    private void alert(SourceChange news, Context context) throws IOException {
        byte[] bytes = alerts.value();
        SourceAlert alert =
                bytes == null
                        ? new SourceAlert()
                        : SourceAlert.read(new StateInput(new DataInputDeserializer(bytes)));
        alert.update(news)
                .ifPresent(
                        change -> {
                            context.output(DOCUMENTS, documents.alertEvent(news, change));
                            context.output(DOCUMENTS, documents.alert(news, change));
                            if (news.at() >= quietBefore) {
                                SourceDocuments.notification(news, change)
                                        .ifPresent(told -> context.output(NOTIFICATIONS, told));
                            }
                        });
        DataOutputSerializer kept = new DataOutputSerializer(256);
        alert.write(new StateOutput(kept));
        alerts.update(kept.getCopyOfBuffer());
    }

    private SourceWatch watch() throws IOException {
        byte[] bytes = watches.value();
        return bytes == null
                ? new SourceWatch()
                : SourceWatch.read(new StateInput(new DataInputDeserializer(bytes)));
    }

    private void keep(SourceWatch watch, long oldTimer, TimerService timers) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(512);
        watch.write(new StateOutput(bytes));
        watches.update(bytes.getCopyOfBuffer());
        long timer = watch.nextTimer();
        if (oldTimer != timer) {
            timers.deleteEventTimeTimer(oldTimer);
        }
        if (timer != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(timer);
        }
    }
}
