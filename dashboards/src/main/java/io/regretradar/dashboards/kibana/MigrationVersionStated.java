package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Objects state the 8.3 level: without it Kibana runs every old migration over them, above it older
 * Kibanas refuse the whole file.
 */
final class MigrationVersionStated implements Rule {

    private static final Map<String, String> LEVELS =
            new TreeMap<>(
                    Map.of(
                            "index-pattern", "8.0.0",
                            "lens", "8.3.0",
                            "visualization", "8.3.0",
                            "search", "8.0.0",
                            "dashboard", "8.3.0"));

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        String level = LEVELS.get(object.type());
        if (level == null) {
            return Stream.of(
                    "its type is '%s', but must be one of %s"
                            .formatted(object.type(), LEVELS.keySet()));
        }
        JsonNode stated = object.json().path("migrationVersion").path(object.type());
        Stream<String> wrong =
                stated.asText().equals(level)
                        ? Stream.empty()
                        : Stream.of(
                                "migrationVersion.%s is '%s', but must be '%s'"
                                        .formatted(object.type(), stated.asText(), level));
        Stream<String> core =
                object.json().has("coreMigrationVersion")
                        ? Stream.of("it states a coreMigrationVersion; leave that out")
                        : Stream.empty();
        return Stream.concat(wrong, core);
    }
}
