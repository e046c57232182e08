package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A saved object of Kibana as we keep it: readable JSON throughout, where Kibana itself wants some
 * attributes as JSON inside a string.
 *
 * @param file name of the file without {@code .json}
 * @param json the object
 */
public record SavedObject(String file, ObjectNode json) {

    private static final Set<String> JSON_IN_A_STRING =
            Set.of("fieldFormatMap", "runtimeFieldMap", "visState");

    /** Its id, by which others refer to it. */
    public String id() {
        return json.path("id").asText();
    }

    /** Its type, e.g. {@code lens}. */
    public String type() {
        return json.path("type").asText();
    }

    /** Whether it has this type. */
    public boolean is(String type) {
        return type().equals(type);
    }

    /** What it consists of. */
    public JsonNode attributes() {
        return json.path("attributes");
    }

    /** What it refers to. */
    public ArrayNode references() {
        return json.withArray("/references");
    }

    /** Id of the object that it refers to under this name. */
    public Optional<String> reference(String name) {
        return StreamSupport.stream(json.path("references").spliterator(), false)
                .filter(reference -> reference.path("name").asText().equals(name))
                .map(reference -> reference.path("id").asText())
                .findFirst();
    }

    /** What it consists of, as Kibana stores it: some of it as JSON inside a string. */
    public JsonNode stored() {
        JsonNode copy = attributes().deepCopy();
        writeIntoStrings(copy);
        return copy;
    }

    /** The object as one line of an import file. */
    public String exported() {
        ObjectNode copy = json.deepCopy();
        writeIntoStrings(copy.path("attributes"));
        return copy.toString();
    }

    private static void writeIntoStrings(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                JsonNode value = entry.getValue();
                if (value.isContainerNode() && isString(entry.getKey())) {
                    entry.setValue(object.textNode(value.toString()));
                } else {
                    writeIntoStrings(value);
                }
            }
        }
    }

    private static boolean isString(String key) {
        return key.endsWith("JSON") || JSON_IN_A_STRING.contains(key);
    }
}
