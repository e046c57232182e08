package io.regretradar.cli.importing.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.mapping.InvalidEventException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An event that a row, or a group of rows, gives.
 *
 * @param name tells it from the mapping's other events
 * @param stream where it belongs
 * @param row which rows of a group give one
 * @param where what such a row must fulfil, else there is no event
 * @param key the columns that tell this event from others of its kind; empty: all of the row
 * @param fields the event's fields, in the order of the schema
 */
public record EventRule(
        String name,
        Stream stream,
        RowChoice row,
        Predicate<Row> where,
        List<Integer> key,
        Map<String, ValueRule> fields) {

    /** The rows of a group that give an event each, in their order. */
    public List<Row> rows(List<Row> group) {
        return row.of(group).stream().filter(where).toList();
    }

    /**
     * The event's line, unchecked and, unless the mapping states one, without an eventId.
     *
     * @throws InvalidEventException if a value means nothing for its field
     */
    public ObjectNode line(Row own, List<Row> group) throws InvalidEventException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("stream", stream.topic());
        for (Map.Entry<String, ValueRule> field : fields.entrySet()) {
            JsonNode value = field.getValue().value(own, group);
            if (value != null) {
                line.set(field.getKey(), value);
            }
        }
        return line;
    }
}
