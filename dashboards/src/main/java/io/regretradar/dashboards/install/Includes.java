package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Compares what a server has with what we want, past the defaults that it fills in itself. */
final class Includes {

    private Includes() {}

    /** Whether everything wanted is there with the same value; more may be there. */
    static boolean includes(JsonNode there, JsonNode wanted) {
        if (wanted.isArray()) {
            return there.equals(wanted);
        }
        if (wanted.isValueNode()) {
            return there.isValueNode() && there.asText().equals(wanted.asText());
        }
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            if (!there.has(entry.getKey())
                    || !includes(there.get(entry.getKey()), entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
