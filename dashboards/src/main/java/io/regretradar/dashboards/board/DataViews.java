package io.regretradar.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.FieldType;
import io.regretradar.dashboards.field.IndexFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a data view of each index, with formats by the units of its fields. */
final class DataViews {

    private static final String PREFIX = "regret-";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, Colour> BANDS =
            Map.of(
                    "NONE", Colour.GOOD,
                    "WATCH", Colour.WATCH,
                    "AT_RISK", Colour.AT_RISK,
                    "CRITICAL", Colour.CRITICAL);

    private final FieldCatalogue catalogue;
    private final Map<String, String> labels;

    DataViews(FieldCatalogue catalogue, Map<String, String> labels) {
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** The data view of a short name, e.g. {@code accounts}. */
    static String id(String view) {
        return "data-view-" + view;
    }

    /** The index that a panel's {@code view} names. */
    static IndexFamily index(FieldCatalogue catalogue, JsonNode panel) {
        String view = panel.path("view").asText();
        return catalogue
                .index(PREFIX + view)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "panel %s has the view '%s', but must have the name of an index without '%s'"
                                                .formatted(
                                                        panel.path("id").asText(), view, PREFIX)));
    }

    List<ObjectNode> objects() {
        return catalogue.indices().stream().map(this::object).toList();
    }

    private ObjectNode object(IndexFamily index) {
        ObjectNode object = JSON.objectNode();
        object.put("id", id(index.name().substring(PREFIX.length())));
        object.put("type", "index-pattern");
        ObjectNode attributes = object.putObject("attributes");
        attributes.put("title", index.pattern());
        // The latest state has none: what was quiet for longer than the range must not vanish.
        if (index.monthly()) {
            attributes.put("timeFieldName", "@timestamp");
        }
        ObjectNode formats = attributes.putObject("fieldFormatMap");
        for (Field field : catalogue.fieldsOf(index)) {
            format(field).ifPresent(format -> formats.set(field.name(), format));
        }
        object.putArray("references");
        object.putObject("migrationVersion").put("index-pattern", "8.0.0");
        return object;
    }

    private Optional<ObjectNode> format(Field field) {
        String name = field.name();
        if (name.endsWith(".band") || name.equals("alert.band_before")) {
            return Optional.of(bands());
        }
        if (name.startsWith("risk.top_reason")) {
            return Optional.of(reasons());
        }
        if (field.type() != FieldType.DOUBLE || name.startsWith("feature.")) {
            return Optional.empty();
        }
        if (field.unit().equals("ratio 0..1")) {
            return Optional.of(pattern("percent", "0%"));
        }
        if (field.unit().startsWith("reporting currency")) {
            return Optional.of(pattern("number", "0,0"));
        }
        return name.equals("risk.score")
                ? Optional.of(pattern("number", "0"))
                : Optional.of(pattern("number", "0,0.[0]"));
    }

    private static ObjectNode pattern(String id, String pattern) {
        ObjectNode format = JSON.objectNode().put("id", id);
        format.putObject("params").put("pattern", pattern);
        return format;
    }

    private static ObjectNode bands() {
        ObjectNode format = JSON.objectNode().put("id", "color");
        ObjectNode params = format.putObject("params").put("fieldType", "string");
        ArrayNode colours = params.putArray("colors");
        for (String band : List.of("NONE", "WATCH", "AT_RISK", "CRITICAL")) {
            colours.addObject()
                    .put("regex", "^" + band + "$")
                    .put("range", "-Infinity:Infinity")
                    .put("text", "#1a1c21")
                    .put("background", BANDS.get(band).hex());
        }
        return format;
    }

    private ObjectNode reasons() {
        ObjectNode format = JSON.objectNode().put("id", "static_lookup");
        ObjectNode params = format.putObject("params");
        ArrayNode entries = params.putArray("lookupEntries");
        labels.forEach((key, label) -> entries.addObject().put("key", key).put("value", label));
        params.put("unknownKeyValue", "Other");
        return format;
    }
}
