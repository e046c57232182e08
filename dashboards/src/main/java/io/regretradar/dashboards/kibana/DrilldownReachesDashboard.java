package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way from a panel to another dashboard is a reference by a name that is composed; where it is
 * missing the menu entry leads nowhere. The panel needs a column of buckets: only those offer it.
 */
final class DrilldownReachesDashboard implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        List<String> problems = new ArrayList<>();
        for (JsonNode panel : object.attributes().path("panelsJSON")) {
            String index = panel.path("panelIndex").asText();
            for (JsonNode event :
                    panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
                String name =
                        "%s:drilldown:%s:%s:dashboardId"
                                .formatted(
                                        index,
                                        event.at("/action/factoryId").asText(),
                                        event.path("eventId").asText());
                if (object.reference(name).isEmpty()) {
                    problems.add("it needs a reference named " + name);
                }
                String panelName = "%s:%s".formatted(index, panel.path("panelRefName").asText());
                boolean buckets =
                        object.reference(panelName)
                                .flatMap(id -> bundle.objects().find("lens", id))
                                .map(DrilldownReachesDashboard::hasBuckets)
                                .orElse(false);
                if (!buckets) {
                    problems.add(
                            "panel %s leads to a dashboard, but has no bucket to start from"
                                    .formatted(index));
                }
            }
        }
        return problems.stream();
    }

    private static boolean hasBuckets(SavedObject panel) {
        return LensLayer.of(panel).stream()
                .flatMap(layer -> layer.columns().values().stream())
                .anyMatch(column -> column.path("isBucketed").asBoolean());
    }
}
