package io.regretradar.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a dashboard and the objects of its panels from one description. */
final class Board {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DRILLDOWN = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";
    private static final String OPEN = "open-account";

    private final FieldCatalogue catalogue;
    private final Map<String, String> labels;
    private final String id;
    private final JsonNode spec;
    private final ArrayNode references = JSON.arrayNode();

    Board(FieldCatalogue catalogue, Map<String, String> labels, String id, JsonNode spec) {
        this.catalogue = catalogue;
        this.labels = labels;
        this.id = id;
        this.spec = spec;
    }

    /** The dashboard, then its panels. */
    List<ObjectNode> objects() {
        List<ObjectNode> objects = new ArrayList<>();
        objects.add(dashboard());
        for (JsonNode panel : spec.path("panels")) {
            String object = id + "-" + panel.path("id").asText();
            switch (panel.path("kind").asText()) {
                case "text" -> {}
                case "search" -> objects.add(search(object, panel));
                default -> objects.add(new LensPanel(catalogue, labels, panel).object(object));
            }
        }
        return objects;
    }

    private ObjectNode dashboard() {
        ObjectNode object = JSON.objectNode().put("id", id).put("type", "dashboard");
        ObjectNode attributes = object.putObject("attributes");
        attributes.put("title", spec.path("title").asText());
        attributes.put("description", spec.path("description").asText());
        attributes.put("hits", 0).put("version", 1).put("timeRestore", true);
        attributes.put("timeFrom", spec.path("time").asText()).put("timeTo", "now");
        attributes
                .putObject("refreshInterval")
                .put("pause", !spec.has("refresh"))
                .put("value", spec.path("refresh").asInt(0) * 1000);
        attributes
                .putObject("optionsJSON")
                .put("useMargins", true)
                .put("syncColors", false)
                .put("hidePanelTitles", false);
        ArrayNode panels = attributes.putArray("panelsJSON");
        spec.path("panels").forEach(panel -> panels.add(panel(panel)));
        emptySearch(attributes.putObject("kibanaSavedObjectMeta"));
        attributes.set("controlGroupInput", controls());
        object.set("references", references);
        object.putObject("migrationVersion").put("dashboard", "8.3.0");
        return object;
    }

    private ObjectNode panel(JsonNode panel) {
        String index = panel.path("id").asText();
        String kind = panel.path("kind").asText();
        ObjectNode shown = JSON.objectNode().put("version", "8.3.3");
        shown.put(
                "type",
                switch (kind) {
                    case "text" -> "visualization";
                    case "search" -> "search";
                    default -> "lens";
                });
        JsonNode at = panel.path("at");
        shown.putObject("gridData")
                .put("x", at.path(0).asInt())
                .put("y", at.path(1).asInt())
                .put("w", at.path(2).asInt())
                .put("h", at.path(3).asInt())
                .put("i", index);
        shown.put("panelIndex", index);
        ObjectNode config = shown.putObject("embeddableConfig");
        ObjectNode enhancements = config.putObject("enhancements");
        if (kind.equals("text")) {
            config.set("savedVis", text(panel));
        }
        if (kind.equals("text") || kind.equals("tile")) {
            config.put("hidePanelTitles", true);
        }
        if (!kind.equals("text")) {
            shown.put("panelRefName", "panel_" + index);
            String type = kind.equals("search") ? "search" : "lens";
            refer("%1$s:panel_%1$s".formatted(index), type, id + "-" + index);
        }
        if (panel.has("drilldown")) {
            drilldown(enhancements, index, panel.path("drilldown").asText());
        }
        return shown;
    }

    private void drilldown(ObjectNode enhancements, String index, String target) {
        ObjectNode event = enhancements.putObject("dynamicActions").putArray("events").addObject();
        event.put("eventId", OPEN).putArray("triggers").add("FILTER_TRIGGER");
        ObjectNode action = event.putObject("action");
        action.put("name", "Open the account").put("factoryId", DRILLDOWN);
        action.putObject("config")
                .put("useCurrentFilters", true)
                .put("useCurrentDateRange", false)
                .put("openInNewTab", false);
        refer(
                "%s:drilldown:%s:%s:dashboardId".formatted(index, DRILLDOWN, OPEN),
                "dashboard",
                target);
    }

    private static ObjectNode text(JsonNode panel) {
        ObjectNode vis = JSON.objectNode();
        vis.put("title", panel.path("title").asText());
        vis.put("description", panel.path("description").asText()).put("type", "markdown");
        vis.putObject("params")
                .put("fontSize", 12)
                .put("openLinksInNewTab", false)
                .put("markdown", panel.path("text").asText().strip());
        vis.putObject("uiState");
        ObjectNode data = vis.putObject("data");
        data.putArray("aggs");
        ObjectNode source = data.putObject("searchSource");
        source.set("query", Columns.kql(""));
        source.putArray("filter");
        return vis;
    }

    private ObjectNode controls() {
        ObjectNode group = JSON.objectNode();
        group.put("controlStyle", "oneLine").put("chainingSystem", "HIERARCHICAL");
        ObjectNode all = group.putObject("panelsJSON");
        spec.path("controls")
                .properties()
                .forEach(
                        control -> {
                            String name = Columns.id(control.getKey());
                            ObjectNode one = all.putObject(name);
                            one.put("order", all.size() - 1).put("width", "small");
                            one.put("grow", true).put("type", "optionsListControl");
                            ObjectNode input = one.putObject("explicitInput");
                            input.put("id", name).put("title", control.getKey());
                            input.put("fieldName", control.getValue().asText());
                            input.putObject("enhancements");
                            input.putArray("selectedOptions");
                            refer(
                                    "controlGroup_%s:optionsListDataView".formatted(name),
                                    "index-pattern",
                                    DataViews.id("accounts"));
                        });
        group.putObject("ignoreParentSettingsJSON")
                .put("ignoreFilters", false)
                .put("ignoreQuery", false)
                .put("ignoreTimerange", false)
                .put("ignoreValidations", false);
        return group;
    }

    private static ObjectNode search(String id, JsonNode panel) {
        String index = "kibanaSavedObjectMeta.searchSourceJSON.index";
        ObjectNode object = JSON.objectNode().put("id", id).put("type", "search");
        ObjectNode attributes = object.putObject("attributes");
        attributes.put("title", panel.path("title").asText());
        attributes.put("description", panel.path("description").asText());
        attributes.put("hits", 0).put("version", 1);
        attributes.set("columns", panel.path("columns"));
        attributes.putArray("sort").add(panel.path("sort"));
        attributes.putObject("grid");
        attributes.put("hideChart", true).put("rowHeight", 1);
        ObjectNode source =
                attributes.putObject("kibanaSavedObjectMeta").putObject("searchSourceJSON");
        source.set("query", Columns.kql(panel.path("query").asText("")));
        source.putArray("filter");
        source.put("highlightAll", false).put("version", true).put("indexRefName", index);
        object.putArray("references")
                .addObject()
                .put("name", index)
                .put("type", "index-pattern")
                .put("id", DataViews.id(panel.path("view").asText()));
        object.putObject("migrationVersion").put("search", "8.0.0");
        return object;
    }

    private static void emptySearch(ObjectNode meta) {
        ObjectNode source = meta.putObject("searchSourceJSON");
        source.set("query", Columns.kql(""));
        source.putArray("filter");
    }

    private void refer(String name, String type, String to) {
        references.addObject().put("name", name).put("type", type).put("id", to);
    }
}
