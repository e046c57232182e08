package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.field.IndexFamily;
import java.util.Optional;

/**
 * A place where an object names a field.
 *
 * @param field the name
 * @param index the index it is looked for in
 * @param where the place, in words
 * @param column the Lens column that computes something of it; none for filters and lists
 */
record FieldUse(String field, IndexFamily index, String where, Optional<JsonNode> column) {

    FieldUse(String field, IndexFamily index, String where) {
        this(field, index, where, Optional.empty());
    }
}
