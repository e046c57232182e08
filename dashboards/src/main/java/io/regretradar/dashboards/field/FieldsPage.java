package io.regretradar.dashboards.field;

import java.util.Locale;
import java.util.stream.Collectors;

/** The page for people: every index and every field as Markdown. */
final class FieldsPage {

    private FieldsPage() {}

    static String of(FieldCatalogue catalogue) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Fields

                        What stands in Elasticsearch. This page and the index templates are made from `dashboards/fields.yml`.
                        A document with another field is refused. Monthly indices can be read together under
                        their alias, the name without the month.

                        | index | one document holds | `_id` |
                        |---|---|---|
                        """);
        for (IndexFamily index : catalogue.indices()) {
            page.append(
                    "| [%s](#%s) | %s | `%s` |\n"
                            .formatted(index.title(), anchor(index), index.holds(), index.id()));
        }
        page.append(
                """

                Keywords longer than %d characters stay in the document but cannot be searched.
                Fields of type object and binary are kept and cannot be searched.
                """
                        .formatted(FieldType.LONGEST_KEYWORD));
        for (IndexFamily index : catalogue.indices()) {
            page.append("\n## %s\n\n".formatted(index.title()));
            page.append("| field | type | unit or values | meaning |\n|---|---|---|---|\n");
            for (Field field : catalogue.fieldsOf(index)) {
                page.append(row(field));
            }
        }
        return page.toString();
    }

    private static String row(Field field) {
        String type = field.type().name().toLowerCase(Locale.ROOT);
        String values = field.values().stream().collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        field.name(),
                        type,
                        values.isEmpty() ? field.unit() : values,
                        field.description());
    }

    private static String anchor(IndexFamily index) {
        return index.title().toLowerCase(Locale.ROOT).replace(".", "");
    }
}
