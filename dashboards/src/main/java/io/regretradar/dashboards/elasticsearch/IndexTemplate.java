package io.regretradar.dashboards.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;

/** Makes the composable index templates from the list of fields. */
public final class IndexTemplate {

    /** Above the templates that Elasticsearch itself brings (100 to 200). */
    private static final int PRIORITY = 500;

    private IndexTemplate() {}

    /** The template of one family, as the body of {@code PUT _index_template/NAME}. */
    public static ObjectNode of(IndexFamily index, FieldCatalogue catalogue) {
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.putArray("index_patterns").add(index.pattern());
        template.put("priority", PRIORITY);
        ObjectNode inner = template.putObject("template");
        ObjectNode settings = inner.putObject("settings").putObject("index");
        settings.put("number_of_shards", "1");
        // One copy as soon as there is a second node; a single node would stay yellow for ever.
        settings.put("auto_expand_replicas", "0-1");
        inner.set("mappings", mappings(index, catalogue));
        if (index.monthly()) {
            inner.putObject("aliases").putObject(index.name());
        }
        template.putObject("_meta")
                .put("description", "One document: " + index.holds())
                .put("made_from", "dashboards/fields.yml");
        return template;
    }

    private static ObjectNode mappings(IndexFamily index, FieldCatalogue catalogue) {
        ObjectNode mappings = JsonNodeFactory.instance.objectNode();
        mappings.put("dynamic", "strict");
        for (Field field : catalogue.fieldsOf(index)) {
            put(mappings, field);
        }
        return mappings;
    }

    private static void put(ObjectNode mappings, Field field) {
        String[] path = field.name().split("\\.", -1);
        ObjectNode at = mappings.withObject("/properties");
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode parent = at.get(path[i]);
            if (parent != null && parent.has("type")) {
                throw new IllegalArgumentException(
                        "fields.yml: %s cannot stand below %s, which is itself a field of type %s. Rename one of them."
                                .formatted(field.name(), path[i], parent.get("type").asText()));
            }
            at = at.withObject("/" + path[i]).withObject("/properties");
        }
        at.set(path[path.length - 1], field.type().mapping());
    }
}
