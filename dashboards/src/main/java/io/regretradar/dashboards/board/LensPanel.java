package io.regretradar.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a Lens panel at the level of Kibana 8.3, which later ones migrate by themselves. */
final class LensPanel {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LAYER = "layer";
    private static final String MARKS = "marks";

    private final FieldCatalogue catalogue;
    private final Map<String, String> labels;
    private final JsonNode spec;
    private final Columns columns;
    private final ObjectNode layers = JSON.objectNode();

    LensPanel(FieldCatalogue catalogue, Map<String, String> labels, JsonNode spec) {
        this.catalogue = catalogue;
        this.labels = labels;
        this.spec = spec;
        this.columns = new Columns(catalogue, DataViews.index(catalogue, spec));
    }

    ObjectNode object(String id) {
        String kind = spec.path("kind").asText();
        ObjectNode drawing =
                switch (kind) {
                    case "tile" -> tile();
                    case "table" -> table();
                    case "donut" -> donut();
                    case "bars", "lines" -> xy(kind.equals("lines"));
                    default ->
                            throw new IllegalArgumentException(
                                    "%s has the kind '%s', but must be text, tile, table, donut, bars, lines or search"
                                            .formatted(id, kind));
                };
        layers.set(LAYER, columns.layer());
        ObjectNode object = JSON.objectNode().put("id", id).put("type", "lens");
        ObjectNode attributes = object.putObject("attributes");
        attributes.put("title", spec.path("title").asText());
        attributes.put("description", spec.path("description").asText());
        attributes.put("visualizationType", type(kind));
        ObjectNode state = attributes.putObject("state");
        state.putObject("datasourceStates").putObject("indexpattern").set("layers", layers);
        state.set("visualization", drawing);
        state.set("query", Columns.kql(spec.path("query").asText("")));
        state.putArray("filters");
        ArrayNode references = object.putArray("references");
        refer(references, "indexpattern-datasource-current-indexpattern");
        layers.fieldNames()
                .forEachRemaining(
                        layer -> refer(references, "indexpattern-datasource-layer-" + layer));
        object.putObject("migrationVersion").put("lens", "8.3.0");
        return object;
    }

    private static String type(String kind) {
        return switch (kind) {
            case "tile" -> "lnsMetric";
            case "table" -> "lnsDatatable";
            case "donut" -> "lnsPie";
            default -> "lnsXY";
        };
    }

    private void refer(ArrayNode references, String name) {
        references
                .addObject()
                .put("type", "index-pattern")
                .put("id", DataViews.id(spec.path("view").asText()))
                .put("name", name);
    }

    private ObjectNode tile() {
        ObjectNode metric = spec.path("metric").deepCopy();
        metric.put("label", spec.path("title").asText());
        ObjectNode drawing = data(JSON.objectNode());
        drawing.put("accessor", columns.metric(metric));
        drawing.put("titlePosition", "bottom").put("textAlign", "center").put("size", "xl");
        drawing.put("colorMode", spec.has("colours") ? "Background" : "None");
        if (spec.has("colours")) {
            drawing.set("palette", Colour.from(spec.path("colours")));
        }
        return drawing;
    }

    private ObjectNode table() {
        ObjectNode drawing = data(JSON.objectNode());
        ArrayNode shown = JSON.arrayNode();
        spec.path("rows").forEach(row -> shown.addObject().put("columnId", columns.bucket(row)));
        for (JsonNode column : spec.path("columns")) {
            ObjectNode one = shown.addObject().put("columnId", columns.metric(column));
            if (column.has("width")) {
                one.put("width", column.path("width").asInt());
            }
            if (column.path("colour").asText().equals("score")) {
                one.put("colorMode", "cell").put("alignment", "right");
                one.set("palette", Colour.ofScores());
            }
        }
        String by = spec.at("/rows/0/by").asText("");
        if (!by.isEmpty()) {
            drawing.putObject("sorting").put("columnId", Columns.id(by)).put("direction", "desc");
        }
        drawing.put("rowHeight", "single").put("rowHeightLines", 1);
        drawing.putObject("paging").put("size", 10).put("enabled", true);
        drawing.set("columns", shown);
        return drawing;
    }

    private ObjectNode donut() {
        ObjectNode drawing = JSON.objectNode().put("shape", "donut");
        ObjectNode layer = data(drawing.putArray("layers").addObject());
        layer.putArray("groups").add(columns.bucket(spec.path("slices")));
        layer.put("metric", columns.metric(spec.path("metric")));
        layer.put("numberDisplay", "percent").put("categoryDisplay", "default");
        layer.put("legendDisplay", "default").put("nestedLegend", false);
        layer.put("legendSize", "auto").put("emptySizeRatio", 0.54);
        return drawing;
    }

    private ObjectNode xy(boolean line) {
        boolean horizontal = spec.path("horizontal").asBoolean(false);
        String series =
                line
                        ? "line"
                        : (horizontal ? "bar_horizontal" : "bar")
                                + (spec.path("stacked").asBoolean(false) ? "_stacked" : "");
        ObjectNode layer = data(JSON.objectNode()).put("seriesType", series);
        if (spec.has("split")) {
            layer.put("splitAccessor", columns.bucket(spec.path("split")));
        }
        if (spec.has("x")) {
            layer.put("xAccessor", columns.bucket(spec.path("x")));
        }
        List<JsonNode> metrics = metrics();
        ArrayNode accessors = layer.putArray("accessors");
        ArrayNode colours = JSON.arrayNode();
        for (JsonNode metric : metrics) {
            String id = columns.metric(metric);
            accessors.add(id);
            if (metric.has("colour")) {
                colours.addObject()
                        .put("forAccessor", id)
                        .put("color", Colour.named(metric.path("colour").asText()).hex());
            }
        }
        if (!colours.isEmpty()) {
            layer.set("yConfig", colours);
        }
        boolean legend = metrics.size() > 1 && !spec.has("each") || spec.has("split");
        ObjectNode drawing = frame(series, legend, spec.has("x"));
        drawing.put("yTitle", spec.path("axis").asText(metrics.get(0).path("label").asText()));
        drawing.putArray("layers").add(layer);
        if (spec.has("marks")) {
            ((ArrayNode) drawing.path("layers")).add(marks());
        }
        if (spec.has("max")) {
            drawing.putObject("yLeftExtent")
                    .put("mode", "custom")
                    .put("lowerBound", 0)
                    .put("upperBound", spec.path("max").asInt());
        }
        return drawing;
    }

    private List<JsonNode> metrics() {
        List<JsonNode> metrics = new ArrayList<>();
        spec.path("y").forEach(metrics::add);
        String each = spec.path("each").asText("");
        if (!each.isEmpty()) {
            labels.forEach(
                    (feature, label) ->
                            metrics.add(
                                    JSON.objectNode()
                                            .put("label", label)
                                            .put("of", "average " + each + "." + feature)
                                            .put("decimals", 1)));
        }
        return metrics;
    }

    private static ObjectNode frame(String series, boolean legend, boolean xLabels) {
        ObjectNode drawing = JSON.objectNode();
        drawing.putObject("legend")
                .put("isVisible", legend)
                .put("position", "bottom")
                .put("legendSize", "auto");
        drawing.put("valueLabels", series.startsWith("bar_horizontal") ? "show" : "hide");
        drawing.put("fittingFunction", "None").put("preferredSeriesType", series);
        sides(drawing.putObject("axisTitlesVisibilitySettings"), false);
        sides(drawing.putObject("tickLabelsVisibilitySettings"), xLabels);
        sides(drawing.putObject("gridlinesVisibilitySettings"), false);
        drawing.putObject("labelsOrientation").put("x", 0).put("yLeft", 0).put("yRight", 0);
        return drawing;
    }

    private static void sides(ObjectNode settings, boolean x) {
        settings.put("x", x).put("yLeft", true).put("yRight", true);
    }

    /** Dashed lines, in a layer of their own that needs its reference like any other. */
    private ObjectNode marks() {
        JsonNode wanted = spec.path("marks");
        ObjectNode values = JSON.objectNode();
        if (wanted.isTextual()) {
            values.put("35", 35).put("50", 50).put("70", 70);
        } else {
            values.setAll((ObjectNode) wanted);
        }
        List<Colour> bands = List.of(Colour.WATCH, Colour.AT_RISK, Colour.CRITICAL);
        Columns lines = new Columns(catalogue, DataViews.index(catalogue, spec));
        ObjectNode layer = JSON.objectNode().put("layerId", MARKS);
        layer.put("layerType", "referenceLine");
        ArrayNode accessors = layer.putArray("accessors");
        ArrayNode config = layer.putArray("yConfig");
        for (Map.Entry<String, JsonNode> mark : values.properties()) {
            Colour colour = wanted.isTextual() ? bands.get(accessors.size()) : Colour.NEUTRAL;
            String id = lines.mark(mark.getKey(), mark.getValue());
            accessors.add(id);
            config.addObject()
                    .put("forAccessor", id)
                    .put("axisMode", "left")
                    .put("color", colour.hex())
                    .put("lineStyle", "dashed")
                    .put("lineWidth", 2)
                    .put("fill", "none")
                    .put("textVisibility", true)
                    .put("iconPosition", "auto");
        }
        layers.set(MARKS, lines.layer());
        return layer;
    }

    private static ObjectNode data(ObjectNode layer) {
        return layer.put("layerId", LAYER).put("layerType", "data");
    }
}
