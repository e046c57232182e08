package io.regretradar.cli.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is done to the text of a value. */
final class StepReader {
    private final Map<String, Lookup> lookups;

    StepReader(Map<String, Lookup> lookups) {
        this.lookups = lookups;
    }

    /** The steps in the order in which they are taken: pattern, map, lookup, case. */
    List<TextStep> steps(MappingNode node, String field, FieldType type) {
        TextStep.Unmapped unmapped = unmapped(node, field);
        List<TextStep> steps = new ArrayList<>();
        if (node.has("pattern") || node.has("replace")) {
            Pattern pattern = Condition.pattern(node.require("pattern", "a regular expression"));
            String replacement = node.require("replace", "what to write, e.g. $1").text();
            checkGroups(node.get("replace"), pattern, replacement);
            steps.add(TextStep.pattern(pattern, replacement, unmapped));
        }
        if (node.has("map")) {
            steps.add(TextStep.map(map(node.get("map"), type), unmapped));
        }
        if (node.has("lookup")) {
            String name = node.get("lookup").text();
            if (!lookups.containsKey(name)) {
                throw node.get("lookup")
                        .problem(
                                "is '%s', which is none of the mapping's lookups%s"
                                        .formatted(
                                                name,
                                                lookups.isEmpty()
                                                        ? "; add it to the key lookups"
                                                        : MappingNode.hint(
                                                                name, lookups.keySet())));
            }
            steps.add(TextStep.lookup(lookups.get(name), unmapped));
        }
        if (node.has("case")) {
            steps.add(
                    switch (node.get("case").text()) {
                        case "upper" -> TextStep.upper();
                        case "lower" -> TextStep.lower();
                        default -> throw node.get("case").wrong("upper or lower");
                    });
        }
        return steps;
    }

    private static void checkGroups(MappingNode node, Pattern pattern, String replacement) {
        Matcher number = Pattern.compile("(?<!\\\\)\\$(\\d)").matcher(replacement);
        while (number.find()) {
            if (Integer.parseInt(number.group(1)) > pattern.matcher("").groupCount()) {
                throw node.problem(
                        "names %s, but the pattern %s has no such group"
                                .formatted(number.group(), pattern));
            }
        }
    }

    private static Map<String, String> map(MappingNode node, FieldType type) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, MappingNode> entry : node.entries().entrySet()) {
            MappingNode value = entry.getValue();
            String text = value.text(null);
            if (text != null && !type.symbols().isEmpty() && !type.symbols().contains(text)) {
                throw value.problem("is '" + text + "'" + MappingNode.hint(text, type.symbols()));
            }
            map.put(entry.getKey(), text);
        }
        if (map.isEmpty()) {
            throw node.wrong("values and what they become");
        }
        return map;
    }

    private static TextStep.Unmapped unmapped(MappingNode node, String field) {
        if (node.has("otherwise")) {
            if (node.has("unmapped")) {
                throw node.get("unmapped").problem("stands beside otherwise; remove one of them");
            }
            return TextStep.Unmapped.become(node.get("otherwise").text());
        }
        return switch (node.get("unmapped").text("reject")) {
            case "reject" -> TextStep.Unmapped.reject(field);
            case "keep" -> TextStep.Unmapped.keep();
            case "drop" -> TextStep.Unmapped.drop();
            default -> throw node.get("unmapped").wrong("reject, keep or drop");
        };
    }
}
