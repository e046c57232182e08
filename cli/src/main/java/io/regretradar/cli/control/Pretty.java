package io.regretradar.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON for people to work on. */
final class Pretty {

    private static final JsonMapper JSON = new JsonMapper();

    private Pretty() {}

    static String json(String text) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text))
                    + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }
}
