package io.regretradar.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.rules.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules in a file: a JSON document that says its kind and version itself.
 *
 * @param name for messages
 */
record RuleFile(String name, RuleKind kind, long version, ObjectNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads and checks a file.
     *
     * @throws CommandFailure if there is none, or it holds no rules that could be used
     */
    static RuleFile read(Path file) {
        try {
            return of(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Takes the text of rules apart, and checks it. */
    static RuleFile of(String name, String text) {
        ObjectNode json;
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode object)) {
                throw new CommandFailure(name + " holds no JSON object.");
            }
            json = object;
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    "%s is no JSON: %s (line %d)."
                            .formatted(name, e.getOriginalMessage(), e.getLocation().getLineNr()),
                    e);
        }
        String kindName = json.path("kind").asText("");
        RuleKind kind =
                RuleKind.named(kindName)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "%s: kind is '%s', but must be one of %s."
                                                        .formatted(
                                                                name, kindName, RuleKind.names())));
        return new RuleFile(name, kind, json.path("version").asLong(), json).checked();
    }

    private RuleFile checked() {
        List<String> misshapen = new RuleSchema(kind).problems(json);
        if (!misshapen.isEmpty()) {
            throw new CommandFailure(
                    "%s: %s. The shape of these rules: radar control show %s --schema"
                            .formatted(name, String.join("; ", misshapen), kind));
        }
        try {
            if (kind == RuleKind.SILENCE) {
                Silence.parse(text());
            } else {
                Rules.defaults().with(kind, text());
            }
            return this;
        } catch (RuleException e) {
            throw new CommandFailure("%s: %s".formatted(name, e.problems()), e);
        }
    }

    /** The same rules under another version. */
    RuleFile withVersion(long other) {
        ObjectNode copy = json.deepCopy().put("version", other);
        return new RuleFile(name, kind, other, copy);
    }

    String text() {
        return json.toString();
    }

    /**
     * What differs from other rules of the kind, one line for each value; entries of lists are
     * named by their id, where they have one, rather than by their place.
     */
    List<String> differences(String other) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        try {
            flatten("", JSON.readTree(other), before);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + other, e);
        }
        flatten("", json, after);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.remove("version");
        List<String> lines = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                lines.add(
                        "%s: %s -> %s"
                                .formatted(
                                        key,
                                        before.getOrDefault(key, "(none)"),
                                        after.getOrDefault(key, "(none)")));
            }
        }
        return lines;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(
                            field ->
                                    flatten(
                                            path.isEmpty()
                                                    ? field.getKey()
                                                    : path + "." + field.getKey(),
                                            field.getValue(),
                                            leaves));
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + label(node.get(i), i), node.get(i), leaves);
            }
        } else {
            // 1 and 1.0 are the same number.
            leaves.put(path, node.isNumber() ? String.valueOf(node.asDouble()) : node.toString());
        }
    }

    private static String label(JsonNode entry, int index) {
        for (String name : List.of("id", "tag", "band", "stage")) {
            if (entry.path(name).isTextual() && !entry.has("name")) {
                return entry.path(name).asText();
            }
        }
        return String.valueOf(index);
    }
}
