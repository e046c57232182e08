package io.regretradar.dashboards.kibana;

import io.regretradar.dashboards.field.IndexFamily;
import java.util.stream.Stream;

/** A data view names an index of ours by its pattern, which matches even before the first month. */
final class DataViewNamesIndex implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        String title = object.attributes().path("title").asText();
        if (!object.is("index-pattern")
                || bundle.catalogue().indices().stream()
                        .map(IndexFamily::pattern)
                        .anyMatch(title::equals)) {
            return Stream.empty();
        }
        return Stream.of(
                "its title is '%s', but must be one of %s"
                        .formatted(
                                title,
                                bundle.catalogue().indices().stream()
                                        .map(IndexFamily::pattern)
                                        .toList()));
    }
}
