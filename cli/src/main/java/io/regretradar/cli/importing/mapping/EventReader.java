package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.domain.event.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the events of a mapping. */
final class EventReader {
    private final Columns columns;
    private final ValueReader values;
    private final Grouping grouping;

    /**
     * @param grouping null: each row stands for itself
     */
    EventReader(Columns columns, ValueReader values, Grouping grouping) {
        this.columns = columns;
        this.values = values;
        this.grouping = grouping;
    }

    /** The mapping's events; what stands in its own set holds for all of them. */
    List<EventRule> events(MappingNode root) {
        Map<String, MappingNode> shared = root.get("set").entries();
        List<EventRule> rules = new ArrayList<>();
        List<MappingNode> items = root.require("events", "a list of what a row gives").items();
        Set<String> names = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            MappingNode item = items.get(i);
            item.only("name", "stream", "row", "where", "key", "set");
            String name = item.get("name").text(String.valueOf(i + 1));
            if (!names.add(name)) {
                throw item.get("name").problem("is '" + name + "' a second time; give another");
            }
            rules.add(event(root, item, name, shared));
            fields.addAll(FieldType.of(rules.get(i).stream()).keySet());
        }
        shared.forEach((field, node) -> requireField(node, field, fields));
        return List.copyOf(rules);
    }

    private EventRule event(
            MappingNode root, MappingNode item, String name, Map<String, MappingNode> shared) {
        MappingNode streamNode = item.require("stream", "one of " + Stream.names());
        Stream stream =
                Stream.ofTopic(streamNode.text())
                        .orElseThrow(() -> streamNode.wrong("one of " + Stream.names()));
        Map<String, FieldType> types = FieldType.of(stream);
        Map<String, MappingNode> own = item.get("set").entries();
        own.forEach((field, node) -> requireField(node, field, types.keySet()));
        Map<String, ValueRule> fields = new LinkedHashMap<>();
        types.forEach(
                (field, type) -> {
                    MappingNode node = own.getOrDefault(field, shared.get(field));
                    if (node != null) {
                        fields.put(field, values.read(node, field, type));
                    } else if (field.equals("source")) {
                        fields.put(field, values.read(root.get("mapping"), field, type));
                    } else if (!type.optional() && !field.equals("eventId")) {
                        throw item.problem(
                                "says nothing of %s, which every event of %s must have; add it under set"
                                        .formatted(field, stream.topic()));
                    }
                });
        if (item.has("row") && grouping == null) {
            throw item.get("row").problem("needs rows that are grouped; add the key group");
        }
        RowChoice row = item.has("row") ? RowChoice.of(item.get("row"), columns) : RowChoice.FIRST;
        return new EventRule(
                name,
                stream,
                row,
                Condition.all(item.get("where"), columns),
                key(item.has("key") ? item.get("key") : root.get("key"), row),
                fields);
    }

    /** A group tells its events from others', unless each of its rows gives one. */
    private List<Integer> key(MappingNode node, RowChoice row) {
        if (node.present()) {
            return node.texts().stream().map(name -> columns.slot(name, false)).toList();
        }
        return grouping != null && row.which() != RowChoice.Which.EACH
                ? List.of(grouping.by())
                : List.of();
    }

    private static void requireField(MappingNode node, String field, Set<String> fields) {
        if (!fields.contains(field)) {
            throw node.problem("is no field of its stream" + MappingNode.hint(field, fields));
        }
    }
}
