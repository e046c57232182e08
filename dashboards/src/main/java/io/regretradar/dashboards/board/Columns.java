package io.regretradar.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.kibana.Operation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The columns of one layer of a Lens panel, in the order they are added. */
final class Columns {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FieldCatalogue catalogue;
    private final IndexFamily index;
    private final Map<String, ObjectNode> columns = new LinkedHashMap<>();

    Columns(FieldCatalogue catalogue, IndexFamily index) {
        this.catalogue = catalogue;
        this.index = index;
    }

    /** The layer that holds them. */
    ObjectNode layer() {
        ObjectNode layer = JSON.objectNode();
        columns.forEach(layer.putObject("columns")::set);
        columns.keySet().forEach(layer.putArray("columnOrder")::add);
        layer.putObject("incompleteColumns");
        return layer;
    }

    /** What others refer to a column by: its label in kebab-case. */
    static String id(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Adds what rows, slices or an axis consist of; returns the column's id. */
    String bucket(JsonNode spec) {
        String label = spec.path("label").asText();
        ObjectNode column = column(label, true);
        if (spec.has("terms")) {
            terms(column, spec);
        } else if (spec.has("dates")) {
            column.put("dataType", "date").put("operationType", "date_histogram");
            column.put("sourceField", spec.path("dates").asText()).put("scale", "interval");
            column.putObject("params")
                    .put("interval", spec.path("interval").asText())
                    .put("includeEmptyRows", true)
                    .put("dropPartials", false);
        } else if (spec.has("stages")) {
            filters(column, stages(spec.path("stages").asText()));
        } else {
            filters(column, spec.path("filters"));
        }
        return add(label, column);
    }

    private void terms(ObjectNode column, JsonNode spec) {
        String field = spec.path("terms").asText();
        boolean missing = spec.path("missing").asBoolean(false);
        column.put("dataType", dataType(Operation.TERMS, field)).put("operationType", "terms");
        column.put("sourceField", field).put("scale", "ordinal");
        ObjectNode params = column.putObject("params");
        params.put("size", spec.path("size").asInt());
        params.putObject("orderBy")
                .put("type", "column")
                .put("columnId", id(spec.path("by").asText()));
        params.put("orderDirection", spec.path("order").asText("desc"));
        params.put("otherBucket", missing).put("missingBucket", missing);
        params.putObject("parentFormat").put("id", "terms");
    }

    private static void filters(ObjectNode column, JsonNode filters) {
        column.put("dataType", "string").put("operationType", "filters").put("scale", "ordinal");
        var list = column.putObject("params").putArray("filters");
        filters.properties()
                .forEach(
                        filter -> {
                            ObjectNode one = list.addObject().put("label", filter.getKey());
                            one.set("input", kql(filter.getValue().asText()));
                        });
    }

    /** Terms sort by number or alphabet; filters keep the order of the journey. */
    private JsonNode stages(String field) {
        ObjectNode filters = JSON.objectNode();
        IndexFamily accounts = catalogue.index("regret-accounts").orElseThrow();
        catalogue.field(accounts, "journey.stage").orElseThrow().values().stream()
                .filter(stage -> !stage.matches("AWARENESS|EDUCATION|SELECTION"))
                .forEach(stage -> filters.put(words(stage), field + ": " + stage));
        return filters;
    }

    private static String words(String symbol) {
        String words = symbol.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Adds a number or a value to show; returns the column's id. */
    String metric(JsonNode spec) {
        String label = spec.path("label").asText();
        return spec.has("share") ? share(label, spec) : add(label, metricColumn(label, spec));
    }

    private ObjectNode metricColumn(String label, JsonNode spec) {
        String[] of = spec.path("of").asText().split(" ", 2);
        String name =
                switch (of[0]) {
                    case "last" -> "last_value";
                    case "unique" -> "unique_count";
                    default -> of[0];
                };
        Operation operation = Operation.named(name).orElseThrow();
        String field = of.length == 1 ? Operation.RECORDS : of[1];
        String dataType = operation == Operation.LAST_VALUE ? dataType(operation, field) : "number";
        ObjectNode column = column(label, false);
        column.put("dataType", dataType).put("operationType", name).put("sourceField", field);
        column.put(
                "scale",
                dataType.equals("number") || dataType.equals("date") ? "ratio" : "ordinal");
        ObjectNode params = column.putObject("params");
        String filter = spec.path("filter").asText("");
        if (operation == Operation.COUNT) {
            params.put("emptyAsNull", false);
        }
        if (operation == Operation.LAST_VALUE) {
            params.put("sortField", "@timestamp");
            params.put("showArrayValues", field.equals("risk.top_reasons"));
            filter = filter.isEmpty() ? field + ": *" : filter;
        }
        if (spec.has("decimals")) {
            number(params, "number", spec.path("decimals").asInt());
        }
        if (!filter.isEmpty()) {
            column.set("filter", kql(filter));
        }
        return column;
    }

    /** A formula comes with its parts as columns of their own; without them nothing is drawn. */
    private String share(String label, JsonNode spec) {
        String part = spec.path("share").asText();
        String whole = spec.path("among").asText();
        String id = id(label);
        String formula = "count(kql='%s') / count(kql='%s')".formatted(part, whole);
        ObjectNode column = column(label, false);
        column.put("dataType", "number").put("operationType", "formula").put("scale", "ratio");
        ObjectNode params = column.putObject("params");
        params.put("formula", formula).put("isFormulaBroken", false);
        number(params, "percent", 0);
        column.putArray("references").add(id + "X2");
        columns.put(id, column);
        columns.put(id + "X0", counted(label, part));
        columns.put(id + "X1", counted(label, whole));
        ObjectNode math = column("Part of " + label, false);
        math.put("dataType", "number").put("operationType", "math").put("scale", "ratio");
        math.putArray("references").add(id + "X0").add(id + "X1");
        ObjectNode tree = math.putObject("params").putObject("tinymathAst");
        tree.put("type", "function").put("name", "divide");
        tree.putArray("args").add(id + "X0").add(id + "X1");
        tree.putObject("location").put("min", 0).put("max", formula.length());
        tree.put("text", formula);
        columns.put(id + "X2", math);
        return id;
    }

    private ObjectNode counted(String label, String filter) {
        ObjectNode spec = JSON.objectNode().put("of", "count").put("filter", filter);
        return metricColumn("Part of " + label, spec);
    }

    /** Adds a line at that height; returns the column's id. */
    String mark(String label, JsonNode value) {
        ObjectNode column = column(label, false);
        column.put("dataType", "number").put("operationType", "static_value");
        column.put("isStaticValue", true).put("scale", "ratio");
        column.putObject("params").put("value", value.asText());
        column.putArray("references");
        return add("at " + label, column);
    }

    private static void number(ObjectNode params, String format, int decimals) {
        params.putObject("format").put("id", format).putObject("params").put("decimals", decimals);
    }

    private static ObjectNode column(String label, boolean bucketed) {
        return JSON.objectNode()
                .put("label", label)
                .put("customLabel", true)
                .put("isBucketed", bucketed);
    }

    private String add(String label, ObjectNode column) {
        String id = id(label);
        if (columns.put(id, column) != null) {
            throw new IllegalArgumentException("two columns have the label '" + label + "'");
        }
        return id;
    }

    private String dataType(Operation operation, String field) {
        return operation.dataType(
                catalogue
                        .field(index, field)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s has no field '%s'"
                                                        .formatted(index.title(), field)))
                        .type());
    }

    static ObjectNode kql(String query) {
        return JSON.objectNode().put("query", query).put("language", "kuery");
    }
}
