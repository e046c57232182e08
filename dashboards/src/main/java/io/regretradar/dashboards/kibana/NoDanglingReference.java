package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an object refers to is imported with it. */
final class NoDanglingReference implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        List<String> problems = new ArrayList<>();
        for (JsonNode reference : object.references()) {
            String type = reference.path("type").asText();
            String id = reference.path("id").asText();
            if (bundle.objects().find(type, id).isEmpty()) {
                problems.add(
                        "its reference %s names the %s '%s', which does not exist"
                                .formatted(reference.path("name").asText(), type, id));
            }
        }
        return problems.stream();
    }
}
