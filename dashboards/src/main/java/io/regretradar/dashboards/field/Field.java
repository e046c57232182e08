package io.regretradar.dashboards.field;

import java.util.List;
import java.util.Set;

/**
 * One field of our documents.
 *
 * @param name with dots, e.g. {@code risk.score}
 * @param type how Elasticsearch keeps it
 * @param unit what a number means, with its range where it has one; empty for other types
 * @param description one sentence
 * @param values the closed set of a keyword, empty where it is open
 * @param indices names of the indices that have it, months left out
 */
public record Field(
        String name,
        FieldType type,
        String unit,
        String description,
        List<String> values,
        Set<String> indices) {

    /** Copies the collections. */
    public Field {
        values = List.copyOf(values);
        indices = Set.copyOf(indices);
    }
}
