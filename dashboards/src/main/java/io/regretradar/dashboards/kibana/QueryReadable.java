package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Queries are KQL of the kind this check can read, else nobody would notice a wrong field. */
final class QueryReadable implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        List<String> problems = new ArrayList<>();
        for (JsonNode parent : object.attributes().findParents("language")) {
            if (!parent.path("language").asText().equals("kuery")) {
                problems.add(
                        "the language of the query '%s' is %s, but must be kuery"
                                .formatted(
                                        parent.path("query").asText(),
                                        parent.path("language").asText()));
                continue;
            }
            try {
                Kql.parse(parent.path("query").asText());
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return problems.stream();
    }
}
