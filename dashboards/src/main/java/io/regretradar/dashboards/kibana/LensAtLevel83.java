package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lens panels have the shape of 8.3 throughout; a later key imports well and is never drawn. */
final class LensAtLevel83 implements Rule {

    private static final Set<String> DRAWINGS =
            new TreeSet<>(Set.of("lnsMetric", "lnsXY", "lnsDatatable", "lnsPie", "lnsHeatmap"));

    private static final Set<String> LATER_KEYS =
            Set.of("primaryGroups", "secondaryGroups", "metrics", "metricAccessor");

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        if (!object.is("lens")) {
            return Stream.empty();
        }
        List<String> problems = new ArrayList<>();
        if (LensLayer.of(object).isEmpty()) {
            problems.add("it has no layers below state.datasourceStates.indexpattern");
        }
        String drawing = object.attributes().path("visualizationType").asText();
        if (!DRAWINGS.contains(drawing)) {
            problems.add(
                    "visualizationType is '%s', but must be one of %s"
                            .formatted(drawing, DRAWINGS));
        }
        JsonNode visualization = object.attributes().at("/state/visualization");
        for (String key : LATER_KEYS) {
            if (visualization.findValue(key) != null) {
                problems.add("the visualization has the key %s of a later level".formatted(key));
            }
        }
        return problems.stream();
    }
}
