package io.regretradar.dashboards.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** How Elasticsearch keeps a field. */
public enum FieldType {
    /** Exact text, to filter and group by. */
    @JsonProperty("keyword")
    KEYWORD,
    /** Prose, to search in. */
    @JsonProperty("text")
    TEXT,
    /** A number with a fraction; a float would print as 80.0999984741211 in messages. */
    @JsonProperty("double")
    DOUBLE,
    /** A count or another whole number. */
    @JsonProperty("long")
    LONG,
    /** A small whole number. */
    @JsonProperty("integer")
    INTEGER,
    /** True or false. */
    @JsonProperty("boolean")
    BOOLEAN,
    /** An instant or a calendar date, ISO 8601. */
    @JsonProperty("date")
    DATE,
    /** Bytes in base64; kept, not searchable. */
    @JsonProperty("binary")
    BINARY,
    /** Any JSON; kept, not searchable. */
    @JsonProperty("object")
    OBJECT;

    /**
     * Longest keyword that can be searched, in characters. Elasticsearch keeps a longer one in the
     * document but leaves it out of the index; without this limit one above 32,766 bytes would have
     * the whole document refused.
     */
    static final int LONGEST_KEYWORD = 1024;

    /** Whether values can be added up. */
    public boolean isNumber() {
        return this == DOUBLE || this == LONG || this == INTEGER;
    }

    /** Whether values can be filtered, grouped or added up at all. */
    public boolean isAggregatable() {
        return this != TEXT && this != BINARY && this != OBJECT;
    }

    /** The field's mapping, as Elasticsearch wants it. */
    public ObjectNode mapping() {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.put("type", name().toLowerCase(Locale.ROOT));
        if (this == KEYWORD) {
            mapping.put("ignore_above", LONGEST_KEYWORD);
        }
        if (this == OBJECT) {
            mapping.put("enabled", false);
        }
        return mapping;
    }
}
