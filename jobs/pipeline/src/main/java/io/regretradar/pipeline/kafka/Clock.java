package io.regretradar.pipeline.kafka;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** The wall clock as a source: the present time in ms, at once and then each interval. */
public final class Clock {

    private Clock() {}

    public static DataGeneratorSource<Long> every(Duration interval) {
        return new DataGeneratorSource<>(
                count -> System.currentTimeMillis(),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(1000.0 / interval.toMillis()),
                Types.LONG);
    }
}
