package io.regretradar.cli.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.cli.console.WrongUsage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A value of a mapping file that knows where it stands, so that whatever is wrong with it can be
 * said with its key, its value, what is allowed and what to do.
 */
final class MappingNode {
    private static final int ALIKE = 3;
    private static final int LONGEST_SHOWN = 60;

    private final String file;
    private final String path;
    private final JsonNode value;

    MappingNode(String file, String path, JsonNode value) {
        this.file = file;
        this.path = path;
        this.value = value == null ? JsonNodeFactory.instance.missingNode() : value;
    }

    boolean present() {
        return !value.isMissingNode() && !value.isNull();
    }

    boolean isObject() {
        return value.isObject();
    }

    boolean has(String key) {
        return value.has(key);
    }

    MappingNode get(String key) {
        return new MappingNode(file, path.isEmpty() ? key : path + "." + key, value.get(key));
    }

    MappingNode require(String key, String meaning) {
        MappingNode child = get(key);
        if (!child.present()) {
            throw child.problem("is missing, but must be " + meaning);
        }
        return child;
    }

    /** Refuses keys other than these. */
    MappingNode only(String... keys) {
        if (!value.isObject()) {
            throw wrong("keys and their values: " + String.join(", ", keys));
        }
        Set<String> allowed = Set.of(keys);
        value.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!allowed.contains(name)) {
                                throw get(name).problem("is no key here" + hint(name, allowed));
                            }
                        });
        return this;
    }

    /** Did you mean this, and what may stand here. */
    static String hint(String given, Collection<String> allowed) {
        TreeSet<String> sorted = new TreeSet<>(allowed);
        LevenshteinDistance distance = new LevenshteinDistance(ALIKE);
        String closest = null;
        int least = ALIKE + 1;
        for (String name : sorted) {
            int steps = distance.apply(given.toLowerCase(), name.toLowerCase());
            if (steps >= 0 && steps < least) {
                least = steps;
                closest = name;
            }
        }
        return (closest == null ? "" : "; did you mean " + closest + "?")
                + " Allowed: "
                + String.join(", ", sorted);
    }

    String text() {
        if (!value.isValueNode() || value.isNull()) {
            throw wrong("a text");
        }
        return value.asText();
    }

    String text(String otherwise) {
        return present() ? text() : otherwise;
    }

    /** One text or a list of them. */
    List<String> texts() {
        return value.isArray() ? items().stream().map(MappingNode::text).toList() : List.of(text());
    }

    boolean truth(boolean otherwise) {
        if (present() && !value.isBoolean()) {
            throw wrong("true or false");
        }
        return value.asBoolean(otherwise);
    }

    int number(int least, int most) {
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong("a whole number of %d to %d".formatted(least, most));
        }
        return value.intValue();
    }

    char character() {
        String text = text();
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw wrong("one character, or tab");
        }
        return text.charAt(0);
    }

    /** The list's entries; a value that is no list stands for itself; none if absent. */
    List<MappingNode> items() {
        if (!present()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(this);
        }
        List<MappingNode> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new MappingNode(file, path + "[" + i + "]", value.get(i)));
        }
        return items;
    }

    /** Keys and their values in the order of the file; none if absent. */
    Map<String, MappingNode> entries() {
        Map<String, MappingNode> entries = new LinkedHashMap<>();
        if (present()) {
            if (!value.isObject()) {
                throw wrong("keys and their values");
            }
            value.fieldNames().forEachRemaining(name -> entries.put(name, get(name)));
        }
        return entries;
    }

    /** The value is none that is allowed. */
    WrongUsage wrong(String allowed) {
        String shown = value.toString();
        if (shown.length() > LONGEST_SHOWN) {
            shown = shown.substring(0, LONGEST_SHOWN) + "…";
        }
        return problem("is %s, but must be %s".formatted(shown, allowed));
    }

    /** Something else is wrong with what stands at this key. */
    WrongUsage problem(String what) {
        return new WrongUsage(
                "%s: %s %s. See docs/import.md."
                        .formatted(file, path.isEmpty() ? "the mapping" : path, what));
    }
}
