package io.regretradar.pipeline.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Gathers settings from file, environment and command line, and refuses unknown keys. */
final class SettingsSources {

    private static final String CONFIG = "config";

    /** What is given anew with each run, under a name that is easily typed. */
    private static final Map<String, String> SHORT = Map.of("quiet-before", "alerts.quiet-before");

    /** Variables with our prefix that the embedded servers of demo and tests read. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("REGRET_RADAR_CACHE", "REGRET_RADAR_MAVEN_URL", "REGRET_RADAR_WEBHOOK");

    private static final String USAGE =
            "Write --key value or --key=value, e.g. --parallelism 4. All settings:"
                    + " docs/configuration.md.";

    private SettingsSources() {}

    /** File, then environment, then arguments; the later wins. */
    static Map<String, String> merge(String[] args, Map<String, String> environment) {
        Map<String, String> fromArguments = arguments(args);
        Map<String, String> fromEnvironment = environment(environment);
        String file =
                fromArguments.containsKey(CONFIG)
                        ? fromArguments.remove(CONFIG)
                        : fromEnvironment.get(CONFIG);
        fromEnvironment.remove(CONFIG);

        Map<String, String> merged = new TreeMap<>();
        if (file != null) {
            Map<String, String> fromFile = file(Path.of(file));
            refuseUnknown(fromFile.keySet(), "in " + file);
            merged.putAll(fromFile);
        }
        merged.putAll(fromEnvironment);
        refuseUnknown(fromArguments.keySet(), "on the command line");
        merged.putAll(fromArguments);
        return merged;
    }

    static void refuseUnknown(Collection<String> keys, String where) {
        for (String key : keys) {
            if (!isKnown(key)) {
                throw SettingsException.unknownKey(key, where, nearest(key));
            }
        }
    }

    private static boolean isKnown(String key) {
        return key.startsWith(KafkaSettings.CLIENT_PROPERTIES)
                || RegretSettings.ALL.stream().anyMatch(setting -> setting.key().equals(key));
    }

    private static String nearest(String key) {
        return RegretSettings.ALL.stream()
                .map(Setting::key)
                .min(
                        Comparator.comparingInt(
                                known ->
                                        LevenshteinDistance.getDefaultInstance().apply(key, known)))
                .orElseThrow();
    }

    private static Map<String, String> arguments(String[] args) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                throw SettingsException.unreadable("'" + args[i] + "' is not a setting", USAGE);
            }
            String key = args[i].substring(2);
            int equals = key.indexOf('=');
            if (equals >= 0) {
                values.put(whole(key.substring(0, equals)), key.substring(equals + 1));
            } else if (i + 1 < args.length && !args[i + 1].startsWith("--")) {
                i++;
                values.put(whole(key), args[i]);
            } else {
                throw SettingsException.unreadable("--" + key + " has no value", USAGE);
            }
        }
        return values;
    }

    private static String whole(String key) {
        return SHORT.getOrDefault(key, key);
    }

    private static Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> keys =
                RegretSettings.ALL.stream()
                        .map(Setting::key)
                        .collect(Collectors.toMap(Setting::environmentName, key -> key));
        keys.put(Setting.environmentName(CONFIG), CONFIG);
        String clientProperties = Setting.environmentName(KafkaSettings.CLIENT_PROPERTIES);

        Map<String, String> values = new TreeMap<>();
        environment.forEach(
                (name, value) -> {
                    if (keys.containsKey(name)) {
                        values.put(keys.get(name), value);
                    } else if (name.startsWith(clientProperties)) {
                        // Kafka's own keys are lower case with dots, never with underscores.
                        String property = name.substring(clientProperties.length());
                        values.put(
                                KafkaSettings.CLIENT_PROPERTIES
                                        + property.toLowerCase(Locale.ROOT).replace('_', '.'),
                                value);
                    } else if (name.startsWith(Setting.ENVIRONMENT_PREFIX)
                            && !READ_ELSEWHERE.contains(name)) {
                        String guess = name.substring(Setting.ENVIRONMENT_PREFIX.length());
                        String nearest = nearest(guess.toLowerCase(Locale.ROOT).replace('_', '-'));
                        throw SettingsException.unknownKey(
                                name, "in the environment", Setting.environmentName(nearest));
                    }
                });
        return values;
    }

    private static Map<String, String> file(Path file) {
        Map<String, String> values = new TreeMap<>();
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(file.toFile());
        } catch (JacksonException wrong) {
            throw SettingsException.unreadable(
                    "%s is not YAML: %s".formatted(file, wrong.getOriginalMessage()),
                    "Write one 'key: value' a line.");
        } catch (IOException unreadable) {
            throw SettingsException.unreadable(
                    "%s cannot be read".formatted(file),
                    "Check that the file named by --config exists and may be read.");
        }
        flatten("", root, values);
        return values;
    }

    /** Nested mappings are joined by dots, lists by commas. */
    private static void flatten(String key, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            child ->
                                    flatten(
                                            key.isEmpty()
                                                    ? child.getKey()
                                                    : key + "." + child.getKey(),
                                            child.getValue(),
                                            values));
        } else if (node.isArray()) {
            String joined =
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(","));
            values.put(key, joined);
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.put(key, node.asText());
        }
    }
}
