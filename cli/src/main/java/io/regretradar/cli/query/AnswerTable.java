package io.regretradar.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.console.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * An answer of Elasticsearch as a table: a row for each hit with the fields asked for, or for each
 * bucket of the outermost aggregation with what is computed within it.
 *
 * @param columns headings
 * @param rows as many cells as there are columns; an absent value is an empty cell
 */
record AnswerTable(List<String> columns, List<List<String>> rows) {

    static AnswerTable of(JsonNode asked, JsonNode answer) {
        JsonNode aggregations = asked.path("aggs");
        return aggregations.isEmpty() ? ofHits(asked, answer) : ofBuckets(aggregations, answer);
    }

    /** Prints it, columns of numbers to the right. */
    void print(PrintWriter out) {
        String[] headings = new String[columns.size()];
        for (int i = 0; i < headings.length; i++) {
            int column = i;
            boolean numbers =
                    rows.stream()
                            .map(row -> row.get(column))
                            .allMatch(cell -> cell.matches("-?[0-9,.]*"));
            headings[i] = (numbers ? ">" : "") + columns.get(i);
        }
        Table table = new Table(headings);
        rows.forEach(row -> table.row(row.toArray()));
        table.print(out);
    }

    private static AnswerTable ofHits(JsonNode asked, JsonNode answer) {
        List<String> fields = new ArrayList<>();
        asked.path("_source").forEach(field -> fields.add(field.asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode hit : answer.at("/hits/hits")) {
            rows.add(fields.stream().map(field -> Cells.of(hit, field)).toList());
        }
        return new AnswerTable(fields, rows);
    }

    private static AnswerTable ofBuckets(JsonNode aggregations, JsonNode answer) {
        String outermost = aggregations.fieldNames().next();
        JsonNode inner = aggregations.path(outermost).path("aggs");
        List<String> inside = new ArrayList<>();
        inner.fieldNames().forEachRemaining(inside::add);
        // A row of the portfolio stands for many accounts: how many rows there are says nothing.
        boolean counted = !inside.contains("accounts");
        List<String> columns = new ArrayList<>();
        columns.add(outermost);
        if (counted) {
            columns.add("count");
        }
        columns.addAll(inside);
        List<List<String>> rows = new ArrayList<>();
        buckets(answer.path("aggregations").path(outermost))
                .forEach(
                        (key, bucket) -> {
                            List<String> row = new ArrayList<>();
                            row.add(key);
                            if (counted) {
                                row.add(Cells.number(bucket.path("doc_count")));
                            }
                            for (String name : inside) {
                                row.add(cell(bucket.path(name)));
                            }
                            rows.add(row);
                        });
        return new AnswerTable(columns, rows);
    }

    /** Buckets come as a list that name their keys, or as an object by key. */
    private static Map<String, JsonNode> buckets(JsonNode aggregation) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        JsonNode buckets = aggregation.path("buckets");
        if (buckets.isObject()) {
            buckets.properties().forEach(it -> found.put(it.getKey(), it.getValue()));
        } else {
            buckets.forEach(it -> found.put(Cells.key(it), it));
        }
        return found;
    }

    /** One cell for whatever an aggregation within a bucket gave. */
    private static String cell(JsonNode result) {
        if (result.has("buckets")) {
            List<String> parts = new ArrayList<>();
            buckets(result)
                    .forEach(
                            (key, bucket) ->
                                    parts.add(key + " " + Cells.number(bucket.path("doc_count"))));
            return String.join(", ", parts);
        }
        if (result.has("values")) {
            Set<String> values = new TreeSet<>();
            result.path("values").forEach(value -> values.add(Cells.number(value)));
            return String.join(" / ", values);
        }
        if (result.has("hits")) {
            return StreamSupport.stream(
                            result.at("/hits/hits/0/_source").properties().spliterator(), false)
                    .map(field -> field.getKey() + " " + Cells.text(field.getValue()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
        }
        if (result.has("value_as_string")) {
            return Cells.text(result.path("value_as_string"));
        }
        return Cells.number(result.has("value") ? result.path("value") : result.path("doc_count"));
    }
}
