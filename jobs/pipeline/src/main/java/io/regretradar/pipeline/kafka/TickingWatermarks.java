package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.kafka.Arriving.Event;
import io.regretradar.pipeline.kafka.Arriving.Known;
import io.regretradar.pipeline.kafka.Arriving.Rejected;
import io.regretradar.pipeline.kafka.Arriving.Rule;
import io.regretradar.pipeline.kafka.Arriving.Tick;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one stream, made for each partition: the largest event time or tick seen, less the
 * bound and 1 ms. A tick's is emitted at once, since nothing may follow it for long. Rejected
 * records move none: one wrong clock must not make everyone else late. Nor do rules, which speak of
 * a time to come, or documents, which ticks follow when all of their time are there.
 */
public final class TickingWatermarks implements WatermarkStrategy<Arriving> {

    private static final long serialVersionUID = 1L;

    private final long boundMillis;

    /**
     * @param bound how far out of order the stream's events may arrive
     */
    public TickingWatermarks(Duration bound) {
        this.boundMillis = bound.toMillis();
    }

    @Override
    public TimestampAssigner<Arriving> createTimestampAssigner(
            TimestampAssignerSupplier.Context context) {
        return (arriving, kafkaTimestamp) -> {
            if (arriving instanceof Event event) {
                return event.event().occurredAt();
            }
            if (arriving instanceof Known known) {
                return known.fact().at();
            }
            return arriving instanceof Tick tick ? tick.at() : kafkaTimestamp;
        };
    }

    @Override
    public WatermarkGenerator<Arriving> createWatermarkGenerator(
            WatermarkGeneratorSupplier.Context context) {
        return new Generator();
    }

    private final class Generator implements WatermarkGenerator<Arriving> {

        private long latest = Long.MIN_VALUE;

        @Override
        public void onEvent(Arriving arriving, long timestamp, WatermarkOutput output) {
            if (arriving instanceof Rejected
                    || arriving instanceof Rule
                    || arriving instanceof Known) {
                return;
            }
            latest = Math.max(latest, timestamp);
            if (arriving instanceof Tick) {
                onPeriodicEmit(output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (latest != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(latest - boundMillis - 1));
            }
        }
    }
}
