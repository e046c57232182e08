package io.regretradar.pipeline.settings;

import io.regretradar.domain.account.EngineSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * Everything an operator of the job may set, checked once at start. {@code docs/configuration.md}
 * lists each with its default, its meaning and what is allowed.
 *
 * @param kafka where Kafka is and how its topics are named
 * @param events which streams are read and what holds for the time of their events
 * @param accounts how long accounts remember and forget
 * @param portfolio how the view across accounts is made
 * @param elastic where Elasticsearch is and how documents are sent
 * @param run how the job runs
 */
public record RegretSettings(
        KafkaSettings kafka,
        EventSettings events,
        AccountSettings accounts,
        PortfolioSettings portfolio,
        ElasticSettings elastic,
        RunSettings run)
        implements Serializable {

    /** All settings, in the order of the documentation. */
    static final List<Setting<?>> ALL =
            Stream.of(
                            KafkaSettings.ALL,
                            EventSettings.ALL,
                            AccountSettings.ALL,
                            PortfolioSettings.ALL,
                            ElasticSettings.ALL,
                            RunSettings.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    /**
     * Reads the file named by {@code --config}, then the environment, then the arguments; the later
     * wins.
     *
     * @param args {@code --key value} or {@code --key=value}
     * @param environment the process's environment, of which {@code REGRET_RADAR_...} is read
     * @throws SettingsException naming the first setting that is wrong, and the remedy
     */
    public static RegretSettings from(String[] args, Map<String, String> environment) {
        return of(SettingsSources.merge(args, environment));
    }

    /**
     * Takes settings by their keys.
     *
     * @throws SettingsException naming the first setting that is wrong, and the remedy
     */
    public static RegretSettings of(Map<String, String> values) {
        SettingsSources.refuseUnknown(values.keySet(), "given by the program");
        Configuration config = new Configuration();
        Map<String, String> clientProperties = new java.util.TreeMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(KafkaSettings.CLIENT_PROPERTIES)) {
                        clientProperties.put(
                                key.substring(KafkaSettings.CLIENT_PROPERTIES.length()), value);
                    } else {
                        config.setString(key, value);
                    }
                });
        return new RegretSettings(
                KafkaSettings.from(config, clientProperties),
                EventSettings.from(config),
                AccountSettings.from(config),
                PortfolioSettings.from(config),
                ElasticSettings.from(config),
                RunSettings.from(config));
    }

    /** What the domain needs to know of these settings. */
    public EngineSettings engine() {
        return new EngineSettings(
                events.connected(),
                events.largestBound(),
                accounts.lateAllowance(),
                accounts.forgetAfterChurn(),
                accounts.forgetAfterSilence(),
                accounts.escalationDefault(),
                accounts.epoch(),
                accounts.quietBefore());
    }
}
