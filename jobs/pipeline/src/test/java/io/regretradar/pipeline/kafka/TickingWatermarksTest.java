package io.regretradar.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.Excerpt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class TickingWatermarksTest {

    private static final long NOON = 1_760_000_000_000L;
    private static final long KAFKA_TIMESTAMP = NOON + 3_600_000;

    private final TickingWatermarks strategy = new TickingWatermarks(Duration.ofSeconds(60));
    private final WatermarkGenerator<Arriving> generator = strategy.createWatermarkGenerator(null);
    private final Seen seen = new Seen();

    @Test
    void aTickMovesEventTimeAtOnce() {
        arrive(new Arriving.Tick(NOON));

        assertThat(seen.watermarks).containsExactly(NOON - 60_001);
    }

    @Test
    void anEventMovesEventTimeWithTheNextPeriod() {
        arrive(event(NOON));
        assertThat(seen.watermarks).isEmpty();

        generator.onPeriodicEmit(seen);

        assertThat(seen.watermarks).containsExactly(NOON - 60_001);
    }

    @Test
    void anOlderEventOrTickMovesNothingBack() {
        arrive(event(NOON));
        arrive(event(NOON - 50_000));
        arrive(new Arriving.Tick(NOON - 90_000));

        assertThat(seen.watermarks).containsExactly(NOON - 60_001);
    }

    @Test
    void aRejectedRecordMovesNothing() {
        arrive(
                new Arriving.Rejected(
                        new DeadLetter(
                                "CLOCK_AHEAD",
                                "ahead",
                                new KafkaRecord("surveys", 0, 0, KAFKA_TIMESTAMP),
                                null,
                                null,
                                Excerpt.of(null))));
        generator.onPeriodicEmit(seen);

        assertThat(seen.watermarks).isEmpty();
    }

    private void arrive(Arriving arriving) {
        long timestamp =
                strategy.createTimestampAssigner(null).extractTimestamp(arriving, KAFKA_TIMESTAMP);
        generator.onEvent(arriving, timestamp, seen);
    }

    private static Arriving event(long at) {
        UsageEvent usage =
                new UsageEvent(
                        new Header("e", "acme", null, at, ""), "u", "f", true, 1, null, 0, false);
        return new Arriving.Event(usage, 0, 0, KAFKA_TIMESTAMP);
    }

    private static final class Seen implements WatermarkOutput {

        private final List<Long> watermarks = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("Silence is not idleness here");
        }

        @Override
        public void markActive() {}
    }
}
