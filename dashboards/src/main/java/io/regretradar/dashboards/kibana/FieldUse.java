package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.regretradar.dashboards.field.IndexFamily;

/**
 * A place where an object names a field.
 *
 * @param field the name
 * @param index the index it is looked for in
 * @param where the place, in words
 * @param role what is done with it there
 * @param column the Lens column that computes something of it; missing in other roles
 */
record FieldUse(String field, IndexFamily index, String where, Role role, JsonNode column) {

    /** What an object does with a field. */
    enum Role {
        /** It computes a column of it. */
        COLUMN,
        /** It orders by time with it. */
        TIME,
        /** It searches in it. */
        FILTER,
        /** It offers its values to choose from. */
        CHOICE,
        /** It only shows or formats it. */
        SHOWN
    }

    FieldUse(String field, IndexFamily index, String where, Role role) {
        this(field, index, where, role, MissingNode.getInstance());
    }
}
