package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Elasticsearch is asked when a layer of a Lens panel is drawn: its buckets, one inside the
 * other in the order of the columns, and its metrics in the innermost.
 *
 * @param index the pattern of the data view
 * @param body the search
 */
record LensSearch(String index, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Where a filtered metric stands within its filter. */
    static final String FILTERED = "filtered";

    /**
     * The searches of a panel, one per layer that asks for anything.
     *
     * @param from start of the dashboard's time range
     * @param to end of it, exclusive
     */
    static List<LensSearch> of(
            SavedObject panel,
            KibanaObjects all,
            FieldCatalogue catalogue,
            Instant from,
            Instant to) {
        List<LensSearch> searches = new ArrayList<>();
        for (LensLayer layer : LensLayer.of(panel)) {
            boolean asks = layer.columns().values().stream().anyMatch(LensSearch::isComputed);
            if (asks) {
                SavedObject view =
                        all.find("index-pattern", layer.dataView().orElseThrow()).orElseThrow();
                ObjectNode body = JSON.objectNode().put("size", 0);
                body.put("track_total_hits", true);
                var filter = body.withObject("/query/bool").putArray("filter");
                filter.add(Kql.parse(panel.attributes().at("/state/query/query").asText()).query());
                String time = view.attributes().path("timeFieldName").asText("");
                if (!time.isEmpty()) {
                    filter.addObject()
                            .putObject("range")
                            .putObject(time)
                            .put("gte", from.toString())
                            .put("lt", to.toString());
                }
                addAggregations(layer, body);
                searches.add(new LensSearch(view.attributes().path("title").asText(), body));
            }
        }
        return searches;
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
                String by = params.at("/orderBy/columnId").asText("");
                if (!by.isEmpty()) {
                    boolean filtered = columns.get(by).has("filter");
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
