package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Elasticsearch is asked when a panel is drawn. Of a layer of a Lens panel: its buckets, one
 * inside the other in the order of the columns, and its metrics in the innermost. Of a saved
 * search: its hits, and whether its columns hold anything.
 *
 * @param index the pattern of the data view
 * @param body the search
 */
record PanelSearch(String index, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where a filtered metric stands within its filter. */
    static final String FILTERED = "filtered";

    /**
     * The searches of a panel, one per layer that asks for anything.
     *
     * @param from start of the dashboard's time range, e.g. {@code now-30d}
     * @param now what {@code now} stands for
     */
    static List<PanelSearch> of(SavedObject panel, KibanaObjects all, String from, Instant now) {
        if (panel.is("search")) {
            return List.of(ofSavedSearch(panel, all, from, now));
        }
        List<PanelSearch> searches = new ArrayList<>();
        for (LensLayer layer : LensLayer.of(panel)) {
            boolean asks = layer.columns().values().stream().anyMatch(PanelSearch::isComputed);
            if (asks) {
                SavedObject view = view(all, layer.dataView().orElseThrow());
                String kql = panel.attributes().at("/state/query/query").asText();
                ObjectNode body = body(kql, view, from);
                addAggregations(layer, body);
                searches.add(new PanelSearch(title(view), nailed(body, now)));
            }
        }
        return searches;
    }

    private static PanelSearch ofSavedSearch(
            SavedObject search, KibanaObjects all, String from, Instant now) {
        JsonNode source = search.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON");
        SavedObject view =
                view(all, search.reference(source.path("indexRefName").asText()).orElseThrow());
        ObjectNode body = body(source.at("/query/query").asText(), view, from);
        // Of each column it is asked whether anything would stand in it.
        for (JsonNode column : search.attributes().path("columns")) {
            body.withObject("/aggs")
                    .putObject(column.asText())
                    .putObject("filter")
                    .putObject("exists")
                    .put("field", column.asText());
        }
        for (JsonNode sort : search.attributes().path("sort")) {
            body.putArray("sort").addObject().put(sort.path(0).asText(), sort.path(1).asText());
        }
        return new PanelSearch(title(view), nailed(body, now));
    }

    private static ObjectNode body(String kql, SavedObject view, String from) {
        ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
        var filter = body.withObject("/query/bool").putArray("filter");
        filter.add(Kql.parse(kql).query());
        String time = view.attributes().path("timeFieldName").asText("");
        if (!time.isEmpty()) {
            filter.addObject().putObject("range").putObject(time).put("gte", from).put("lt", "now");
        }
        return body;
    }

    private static ObjectNode nailed(ObjectNode body, Instant now) {
        try {
            String text = body.toString().replace("\"now", "\"" + now + "||");
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON any more: " + body, e);
        }
    }

    private static SavedObject view(KibanaObjects all, String id) {
        return all.find("index-pattern", id).orElseThrow();
    }

    private static String title(SavedObject view) {
        return view.attributes().path("title").asText();
    }

    private static boolean isComputed(JsonNode column) {
        return !List.of("static_value", "formula", "math")
                .contains(column.path("operationType").asText());
    }

    private static void addAggregations(LensLayer layer, ObjectNode body) {
        Map<String, JsonNode> columns = layer.columns();
        List<String> buckets =
                layer.order().stream()
                        .filter(id -> columns.get(id).path("isBucketed").asBoolean())
                        .toList();
        List<String> metrics =
                layer.order().stream()
                        .filter(id -> !buckets.contains(id) && isComputed(columns.get(id)))
                        .toList();
        ObjectNode at = body;
        for (String id : buckets) {
            ObjectNode aggregation = at.withObject("/aggs").putObject(id);
            bucket(aggregation, columns.get(id), columns);
            // What a bucket is sorted by is computed beside the next bucket, not only within it.
            addMetrics(metrics, columns, aggregation);
            at = aggregation;
        }
        if (buckets.isEmpty()) {
            addMetrics(metrics, columns, body);
        }
    }

    private static void addMetrics(
            List<String> metrics, Map<String, JsonNode> columns, ObjectNode parent) {
        for (String id : metrics) {
            JsonNode column = columns.get(id);
            ObjectNode aggregation = parent.withObject("/aggs").putObject(id);
            String filter = column.at("/filter/query").asText("");
            if (!filter.isEmpty()) {
                aggregation.set("filter", Kql.parse(filter).query());
                if (!column.path("operationType").asText().equals("count")) {
                    metric(aggregation.withObject("/aggs").putObject(FILTERED), column);
                }
            } else {
                metric(aggregation, column);
            }
        }
    }

    private static void bucket(
            ObjectNode aggregation, JsonNode column, Map<String, JsonNode> columns) {
        String field = column.path("sourceField").asText();
        JsonNode params = column.path("params");
        switch (column.path("operationType").asText()) {
            case "terms" -> {
                ObjectNode terms = aggregation.putObject("terms");
                terms.put("field", field).put("size", params.path("size").asInt());
                if (params.path("missingBucket").asBoolean(false)) {
                    terms.put("missing", "none");
                }
                String by = params.at("/orderBy/columnId").asText("");
                if (!by.isEmpty()) {
                    JsonNode metric = columns.get(by);
                    boolean filtered =
                            metric.has("filter")
                                    && !metric.path("operationType").asText().equals("count");
                    terms.putObject("order")
                            .put(
                                    filtered ? by + ">" + FILTERED : by,
                                    params.path("orderDirection").asText());
                }
            }
            case "date_histogram" ->
                    aggregation
                            .putObject("date_histogram")
                            .put("field", field)
                            .put("fixed_interval", params.path("interval").asText());
            case "filters" -> {
                ObjectNode filters = aggregation.withObject("/filters/filters");
                for (JsonNode filter : params.path("filters")) {
                    String kql = filter.at("/input/query").asText();
                    filters.set(kql, Kql.parse(kql).query());
                }
            }
            default -> throw unknown(column);
        }
    }

    private static void metric(ObjectNode aggregation, JsonNode column) {
        String field = column.path("sourceField").asText();
        switch (column.path("operationType").asText()) {
            case "sum", "min", "max" ->
                    aggregation
                            .putObject(column.path("operationType").asText())
                            .put("field", field);
            case "average" -> aggregation.putObject("avg").put("field", field);
            case "median" ->
                    aggregation
                            .putObject("percentiles")
                            .put("field", field)
                            .putArray("percents")
                            .add(50);
            case "unique_count" -> aggregation.putObject("cardinality").put("field", field);
            case "count" -> aggregation.putObject("filter").putObject("match_all");
            case "last_value" -> {
                ObjectNode latest = aggregation.putObject("top_hits").put("size", 1);
                latest.putArray("sort")
                        .addObject()
                        .put(column.at("/params/sortField").asText(), "desc");
                latest.put("_source", false);
                latest.putArray("fields").add(field);
            }
            default -> throw unknown(column);
        }
    }

    private static IllegalArgumentException unknown(JsonNode column) {
        return new IllegalArgumentException(
                "No translation of the operation " + column.path("operationType").asText());
    }
}
