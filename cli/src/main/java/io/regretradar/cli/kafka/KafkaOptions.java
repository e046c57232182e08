package io.regretradar.cli.kafka;

import io.regretradar.cli.console.WrongUsage;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.pipeline.settings.SettingsException;
import picocli.CommandLine.Option;

/**
 * Where Kafka is, for commands that read or write topics. What else the job's settings say of Kafka
 * (prefix, credentials) is taken from the same variables as the job's.
 */
public final class KafkaOptions {

    private static final String SERVERS_VARIABLE = "REGRET_RADAR_KAFKA_BOOTSTRAP_SERVERS";
    private static final String UNUSED = "http://127.0.0.1:1";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + SERVERS_VARIABLE + "}",
            description = "Kafka brokers. Default: " + SERVERS_VARIABLE + ".")
    private String servers;

    /**
     * The settings of Kafka.
     *
     * @throws WrongUsage if no brokers are named, or not as they should be
     */
    public KafkaSettings settings() {
        if (servers == null || servers.isBlank()) {
            throw new WrongUsage(
                    "No brokers are named. Add --bootstrap-servers HOST:PORT, or set %s."
                            .formatted(SERVERS_VARIABLE));
        }
        String[] args = {"--kafka.bootstrap-servers", servers, "--elasticsearch.urls", UNUSED};
        try {
            return RegretSettings.from(args, System.getenv()).kafka();
        } catch (SettingsException e) {
            throw new WrongUsage(e);
        }
    }
}
