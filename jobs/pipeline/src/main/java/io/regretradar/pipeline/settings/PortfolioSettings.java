package io.regretradar.pipeline.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * How the view across accounts is made.
 *
 * @param writeEvery least event time between two writings of the same row
 */
public record PortfolioSettings(Duration writeEvery) implements Serializable {

    static final Setting<Duration> WRITE_EVERY =
            Setting.duration(
                    "portfolio.write-every",
                    Duration.ofMinutes(1),
                    "PortfolioJob: least event time between two writings of the same row of"
                            + " regret-portfolio. A longer one saves writings and shows changes"
                            + " that much later.");

    static final List<Setting<?>> ALL = List.of(WRITE_EVERY);

    static PortfolioSettings from(Configuration config) {
        return new PortfolioSettings(WRITE_EVERY.required(config));
    }
}
