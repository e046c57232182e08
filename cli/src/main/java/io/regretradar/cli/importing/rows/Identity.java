package io.regretradar.cli.importing.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Rows that say the same have the same identity, be they of CSV or JSON. */
final class Identity {

    /** The field of a rejected row that says why; a row put right may still carry it. */
    static final String REJECTED = "rejected";

    private Identity() {}

    static String of(ObjectNode content) {
        Map<String, String> stated = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            JsonNode value = field.getValue();
            String text = value.isContainerNode() ? value.toString() : value.asText().strip();
            if (!value.isNull() && !text.isEmpty() && !field.getKey().equals(REJECTED)) {
                stated.put(field.getKey(), text);
            }
        }
        StringBuilder identity = new StringBuilder();
        stated.forEach(
                (name, text) -> identity.append(name).append('\0').append(text).append('\1'));
        return identity.toString();
    }
}
