package io.regretradar.cli.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A document as it was written, read by the names of the field list, e.g. {@code risk.score}.
 *
 * @param source the whole JSON object
 */
public record Document(JsonNode source) {

    /** Text of a field, or null where the document has none. */
    public String text(String field) {
        JsonNode value = value(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    public OptionalDouble number(String field) {
        JsonNode value = value(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** Texts of a field that may hold several. */
    public List<String> texts(String field) {
        JsonNode value = value(field);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (value.isValueNode() && !value.isNull()) {
            texts.add(value.asText());
        }
        return texts;
    }

    /** Objects of a field that holds a list of them. */
    public List<Document> objects(String field) {
        List<Document> objects = new ArrayList<>();
        value(field).forEach(element -> objects.add(new Document(element)));
        return objects;
    }

    /** All numbers below a name, e.g. every {@code contrib.*} by its feature. */
    public Map<String, Double> numbersBelow(String prefix) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        source.properties()
                .forEach(
                        entry -> {
                            if (entry.getKey().startsWith(prefix + ".")
                                    && entry.getValue().isNumber()) {
                                String name = entry.getKey().substring(prefix.length() + 1);
                                numbers.put(name, entry.getValue().asDouble());
                            }
                        });
        value(prefix)
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().isNumber()) {
                                numbers.put(entry.getKey(), entry.getValue().asDouble());
                            }
                        });
        return numbers;
    }

    /** Dotted names may stand as they are or as nested objects: to Elasticsearch both are one. */
    private JsonNode value(String field) {
        JsonNode flat = source.path(field);
        return flat.isMissingNode() ? source.at("/" + field.replace('.', '/')) : flat;
    }
}
