package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the drawing shows are columns of the layer it draws. */
final class AccessorNamesColumn implements Rule {

    private static final Set<String> ACCESSORS =
            Set.of(
                    "accessor",
                    "accessors",
                    "xAccessor",
                    "splitAccessor",
                    "valueAccessor",
                    "yAccessor",
                    "groups",
                    "metric",
                    "columnId",
                    "forAccessor");

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        if (!object.is("lens")) {
            return Stream.empty();
        }
        Map<String, Set<String>> columns = new HashMap<>();
        LensLayer.of(object).forEach(layer -> columns.put(layer.id(), layer.columns().keySet()));
        if (columns.isEmpty()) {
            return Stream.empty(); // A panel of another level; its own rule says so.
        }
        List<String> problems = new ArrayList<>();
        JsonNode drawing = object.attributes().at("/state/visualization");
        if (drawing.has("layers")) {
            drawing.path("layers").forEach(layer -> check(layer, columns, problems));
        } else {
            check(drawing, columns, problems);
        }
        return problems.stream();
    }

    private static void check(
            JsonNode layer, Map<String, Set<String>> columns, List<String> problems) {
        String id = layer.path("layerId").asText();
        Set<String> known = columns.get(id);
        if (known == null) {
            problems.add("it draws the layer '%s', which does not exist".formatted(id));
            return;
        }
        for (String accessor : ACCESSORS) {
            for (JsonNode value : layer.findValues(accessor)) {
                for (JsonNode name : value.isArray() ? value : List.of(value)) {
                    if (!known.contains(name.asText())) {
                        problems.add(
                                "%s names the column '%s', but must name one of %s"
                                        .formatted(accessor, name.asText(), known));
                    }
                }
            }
        }
    }
}
