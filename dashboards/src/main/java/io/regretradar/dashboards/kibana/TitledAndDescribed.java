package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything people see has a title and says in a sentence what it shows. */
final class TitledAndDescribed implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        List<String> problems = new ArrayList<>();
        if (!object.is("index-pattern")) {
            check("it", object.attributes(), problems);
        }
        for (JsonNode panel : object.attributes().path("panelsJSON")) {
            JsonNode byValue = panel.at("/embeddableConfig/savedVis");
            if (byValue.isObject()) {
                check("panel " + panel.path("panelIndex").asText(), byValue, problems);
            }
        }
        return problems.stream();
    }

    private static void check(String what, JsonNode shown, List<String> problems) {
        for (String key : List.of("title", "description")) {
            if (shown.path(key).asText("").isBlank()) {
                problems.add("%s has no %s".formatted(what, key));
            }
        }
    }
}
