package io.regretradar.pipeline.account;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.source.SourceBook;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.pipeline.rules.ControlEventSerializer;
import io.regretradar.pipeline.source.SourceChangeSerializer;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.BaseBroadcastProcessFunction.Context;
import org.apache.flink.streaming.api.functions.co.BaseBroadcastProcessFunction.ReadOnlyContext;

/** What a subtask was told, as books to look things up in and as state to restore them from. */
final class Announced {

    /** The rules that are kept, by kind and version; the same in every subtask. */
    static final MapStateDescriptor<String, ControlEvent> RULES =
            new MapStateDescriptor<>("rules-v1", Types.STRING, ControlEventSerializer.TYPE);

    /** The silences of sources that are kept, by source and time; the same in every subtask. */
    static final MapStateDescriptor<String, SourceChange> SOURCES =
            new MapStateDescriptor<>("sources-v1", Types.STRING, SourceChangeSerializer.TYPE);

    private final RuleBook rules = new RuleBook();
    private final SourceBook sources = new SourceBook();
    private boolean restored;

    RuleBook rules() {
        return rules;
    }

    SourceBook sources() {
        return sources;
    }

    /** After a restore the state holds what earlier subtasks were told. */
    void restore(ReadOnlyContext context) throws Exception {
        restore(context.getBroadcastState(RULES), context.getBroadcastState(SOURCES));
    }

    private void restore(
            ReadOnlyBroadcastState<String, ControlEvent> keptRules,
            ReadOnlyBroadcastState<String, SourceChange> keptSources)
            throws Exception {
        if (restored) {
            return;
        }
        for (Map.Entry<String, ControlEvent> entry : keptRules.immutableEntries()) {
            rules.accept(entry.getValue());
        }
        for (Map.Entry<String, SourceChange> entry : keptSources.immutableEntries()) {
            sources.accept(entry.getValue());
        }
        restored = true;
    }

    void accept(Announcement announcement, Context context) throws Exception {
        restore(context.getBroadcastState(RULES), context.getBroadcastState(SOURCES));
        if (announcement instanceof Announcement.NewRules news) {
            BroadcastState<String, ControlEvent> kept = context.getBroadcastState(RULES);
            for (ControlEvent dropped : rules.accept(news.event())) {
                kept.remove(keyOf(dropped));
            }
            kept.put(keyOf(news.event()), news.event());
        } else if (announcement instanceof Announcement.Source news) {
            BroadcastState<String, SourceChange> kept = context.getBroadcastState(SOURCES);
            for (SourceChange dropped : sources.accept(news.change())) {
                kept.remove(keyOf(dropped));
            }
            kept.put(keyOf(news.change()), news.change());
        }
    }

    private static String keyOf(ControlEvent event) {
        return event.kind() + ":" + event.version();
    }

    private static String keyOf(SourceChange change) {
        return change.stream() + "|" + change.source() + "|" + change.at();
    }
}
