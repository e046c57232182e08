package io.regretradar.pipeline.settings;

import java.time.Duration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;

/** Writes {@code docs/configuration.md} from the settings themselves, so that it cannot lag. */
final class SettingsPage {

    private static final String INTRODUCTION =
            """
            # Configuration

            Every setting of RegretJob and PortfolioJob. This page is made from the settings in the code; a test fails when it lags.

            A setting is read from, the later winning:

            1. the YAML file named by `--config FILE` (or `REGRET_RADAR_CONFIG`), one `key: value` a line, or nested;
            2. the environment: `REGRET_RADAR_` and the key in upper case with dots and dashes as underscores, e.g.
               `REGRET_RADAR_ELASTICSEARCH_API_KEY`;
            3. the command line: `--key value` or `--key=value`.

            Unknown keys are refused. A wrong value ends the program with exit code 2 and one message that names key, value,
            what is allowed and how to set it. Secrets are never shown; set them in the environment.

            Every key under `kafka.properties.` is handed to each Kafka client without that prefix, e.g.
            `kafka.properties.security.protocol: SASL_SSL`.

            | key | default | meaning | must be |
            |---|---|---|---|
            """;

    private SettingsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Setting<?> setting : RegretSettings.ALL) {
            page.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    setting.key(),
                                    byDefault(setting),
                                    description(setting),
                                    setting.allowed())
                            .replace(System.lineSeparator(), "\n"));
        }
        return page.toString();
    }

    private static String byDefault(Setting<?> setting) {
        Object value = setting.option().defaultValue();
        if (value == null) {
            return "-";
        }
        if (value instanceof Duration duration) {
            return "`" + TimeUtils.formatWithHighestUnit(duration) + "`";
        }
        if (value instanceof MemorySize size) {
            return "`" + size.toHumanReadableString() + "`";
        }
        return value.toString().isEmpty() ? "empty" : "`" + value + "`";
    }

    private static String description(Setting<?> setting) {
        String text =
                new org.apache.flink.configuration.description.HtmlFormatter()
                        .format(setting.option().description());
        return setting.secret() ? text + " Secret." : text;
    }
}
