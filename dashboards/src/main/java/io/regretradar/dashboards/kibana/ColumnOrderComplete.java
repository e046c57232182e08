package io.regretradar.dashboards.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** columnOrder lists every column once, and what sorts a column is one of them. */
final class ColumnOrderComplete implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return LensLayer.of(object).stream().flatMap(ColumnOrderComplete::problems);
    }

    private static Stream<String> problems(LensLayer layer) {
        Set<String> columns = layer.columns().keySet();
        List<String> problems = new ArrayList<>();
        if (layer.order().size() != columns.size()
                || !new TreeSet<>(layer.order()).equals(columns)) {
            problems.add(
                    "columnOrder of layer %s is %s, but must list each of %s once"
                            .formatted(layer.id(), layer.order(), columns));
        }
        layer.columns()
                .forEach(
                        (id, column) -> {
                            String by = column.at("/params/orderBy/columnId").asText("");
                            if (!by.isEmpty() && !columns.contains(by)) {
                                problems.add(
                                        "column %s is sorted by the column '%s', but must be by one of %s"
                                                .formatted(id, by, columns));
                            }
                        });
        return problems.stream();
    }
}
