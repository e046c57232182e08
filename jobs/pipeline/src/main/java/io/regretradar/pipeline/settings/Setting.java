package io.regretradar.pipeline.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/**
 * One thing an operator may set.
 *
 * @param option key, type, default and description
 * @param allowed what a value must be, as the end of the sentence "must be ..."
 * @param holds whether a value, once parsed, is allowed; not asked when nothing is set
 * @param secret whether the value must never be shown
 */
record Setting<T>(ConfigOption<T> option, String allowed, Predicate<T> holds, boolean secret) {

    /** Leads the name of each environment variable that is read. */
    static final String ENVIRONMENT_PREFIX = "REGRET_RADAR_";

    private static final String A_DURATION =
            "a duration above zero such as '500 ms', '60 s', '15 min', '2 h' or '7 d'";

    static <T> Setting<T> of(ConfigOption<T> option, String allowed, Predicate<T> holds) {
        return new Setting<>(option, allowed, holds, false);
    }

    /** A text without a default. */
    static Setting<String> text(
            String key, String description, String allowed, Predicate<String> holds) {
        return of(
                ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description),
                allowed,
                holds);
    }

    static Setting<String> text(
            String key,
            String byDefault,
            String description,
            String allowed,
            Predicate<String> holds) {
        return of(
                ConfigOptions.key(key)
                        .stringType()
                        .defaultValue(byDefault)
                        .withDescription(description),
                allowed,
                holds);
    }

    static Setting<Integer> number(
            String key,
            int byDefault,
            String description,
            String allowed,
            Predicate<Integer> holds) {
        return of(
                ConfigOptions.key(key)
                        .intType()
                        .defaultValue(byDefault)
                        .withDescription(description),
                allowed,
                holds);
    }

    /** A duration above zero without a default. */
    static Setting<Duration> duration(String key, String description) {
        return of(
                ConfigOptions.key(key).durationType().noDefaultValue().withDescription(description),
                A_DURATION,
                Setting::isPositive);
    }

    /** A duration above zero. */
    static Setting<Duration> duration(String key, Duration byDefault, String description) {
        return of(
                ConfigOptions.key(key)
                        .durationType()
                        .defaultValue(byDefault)
                        .withDescription(description),
                A_DURATION,
                Setting::isPositive);
    }

    Setting<T> asSecret() {
        return new Setting<>(option, allowed, holds, true);
    }

    /** The environment variable that sets a key: upper case, dots and dashes as underscores. */
    static String environmentName(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    String key() {
        return option.key();
    }

    /** The value or its default; null where neither is there. */
    T optional(Configuration config) {
        T value;
        try {
            value = config.get(option);
        } catch (IllegalArgumentException wrongType) {
            throw refuse(config.getString(key(), null));
        }
        if (value != null && !holds.test(value)) {
            throw refuse(config.getString(key(), String.valueOf(value)));
        }
        return value;
    }

    /** The value or its default; refused where neither is there. */
    T required(Configuration config) {
        T value = optional(config);
        if (value == null) {
            throw refuse(null);
        }
        return value;
    }

    SettingsException refuse(Object was) {
        return SettingsException.wrongValue(
                key(), was != null && secret ? "(hidden)" : was, allowed);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && duration.toMillis() > 0;
    }
}
