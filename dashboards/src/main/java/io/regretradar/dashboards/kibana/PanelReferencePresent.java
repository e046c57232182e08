package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every panel of a dashboard is an object of its own or a text, every control knows its data view,
 * and every saved search its index.
 */
final class PanelReferencePresent implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return switch (object.type()) {
            case "dashboard" -> ofDashboard(object);
            case "search" -> ofSearch(object);
            default -> Stream.empty();
        };
    }

    private static Stream<String> ofDashboard(SavedObject dashboard) {
        List<String> problems = new ArrayList<>();
        for (JsonNode panel : dashboard.attributes().path("panelsJSON")) {
            String index = panel.path("panelIndex").asText();
            String name = panel.path("panelRefName").asText("");
            if (name.isEmpty() && !panel.at("/embeddableConfig/savedVis").isObject()) {
                problems.add(
                        "panel %s must refer to an object by panelRefName, or be a text"
                                .formatted(index));
            }
            require(dashboard, name.isEmpty() ? "" : index + ":" + name, problems);
        }
        JsonNode controls = dashboard.attributes().at("/controlGroupInput/panelsJSON");
        for (Map.Entry<String, JsonNode> control : controls.properties()) {
            String name = "controlGroup_%s:optionsListDataView".formatted(control.getKey());
            require(dashboard, name, problems);
        }
        return problems.stream();
    }

    private static Stream<String> ofSearch(SavedObject search) {
        JsonNode source = search.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON");
        String name = source.path("indexRefName").asText("");
        if (name.isEmpty()) {
            return Stream.of("searchSourceJSON has no indexRefName");
        }
        List<String> problems = new ArrayList<>();
        require(search, name, problems);
        return problems.stream();
    }

    private static void require(SavedObject object, String name, List<String> problems) {
        if (!name.isEmpty() && object.reference(name).isEmpty()) {
            problems.add("it needs a reference named " + name);
        }
    }
}
