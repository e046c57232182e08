package io.regretradar.pipeline.source;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.kafka.Arriving;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds events up by source and hour before they travel, so that watching the sources costs a few
 * records instead of a second copy of every event. What was added up goes out ahead of each
 * watermark and each checkpoint barrier: there is never anything to keep in state.
 */
public final class CountBySource extends AbstractStreamOperator<SourceCount>
        implements OneInputStreamOperator<Arriving.Event, SourceCount>, BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final long HOUR = 3_600_000L;

    private record Key(Stream stream, String source, long hour) {}

    private transient Map<Key, long[]> counts;

    @Override
    public void open() throws Exception {
        super.open();
        counts = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Arriving.Event> element) {
        AccountEvent event = element.getValue().event();
        String source = event.header().source();
        Key key =
                new Key(
                        event.stream(),
                        source == null ? "" : source,
                        Math.floorDiv(event.occurredAt(), HOUR));
        long[] firstAndCount = counts.computeIfAbsent(key, k -> new long[] {Long.MAX_VALUE, 0});
        firstAndCount[0] = Math.min(firstAndCount[0], event.occurredAt());
        firstAndCount[1]++;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        send();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        send();
    }

    @Override
    public void endInput() {
        send();
    }

    private void send() {
        counts.forEach(
                (key, firstAndCount) ->
                        output.collect(
                                new StreamRecord<>(
                                        new SourceCount(
                                                key.stream(),
                                                key.source(),
                                                firstAndCount[0],
                                                firstAndCount[1]))));
        counts.clear();
    }
}
