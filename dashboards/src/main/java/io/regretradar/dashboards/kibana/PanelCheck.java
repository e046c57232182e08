package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Asks Elasticsearch what every panel of every dashboard asks, and says what would be seen. A panel
 * that finds nothing is blank; Kibana says no more about it.
 */
public final class PanelCheck {

    private PanelCheck() {}

    /**
     * What one search of a panel found.
     *
     * @param dashboard id of the dashboard
     * @param panel id of the panel's object
     * @param index what was searched
     * @param hits documents that matched
     * @param columns how many columns there are
     * @param empty those of them that hold no value
     */
    public record Found(
            String dashboard,
            String panel,
            String index,
            long hits,
            int columns,
            List<String> empty) {

        /** Whether nothing at all is seen. */
        public boolean blank() {
            return hits == 0 || empty.size() == columns;
        }
    }

    /**
     * Asks for every panel.
     *
     * @param search asks Elasticsearch: an index pattern and a search give the answer
     * @param now what {@code now} stands for in time ranges
     */
    public static List<Found> run(
            KibanaObjects objects, BiFunction<String, JsonNode, JsonNode> search, Instant now) {
        List<Found> found = new ArrayList<>();
        for (SavedObject dashboard : objects.all()) {
            if (!dashboard.is("dashboard")) {
                continue;
            }
            String from = dashboard.attributes().path("timeFrom").asText();
            for (JsonNode panel : dashboard.attributes().path("panelsJSON")) {
                String reference =
                        "%s:%s"
                                .formatted(
                                        panel.path("panelIndex").asText(),
                                        panel.path("panelRefName").asText());
                dashboard
                        .reference(reference)
                        .flatMap(id -> objects.find(panel.path("type").asText(), id))
                        .ifPresent(
                                object ->
                                        PanelSearch.of(object, objects, from, now)
                                                .forEach(
                                                        it ->
                                                                found.add(
                                                                        ask(
                                                                                dashboard, object,
                                                                                it, search))));
            }
        }
        return found;
    }

    /** One line per search: dashboard, panel, index, hits, and columns without a value. */
    public static String report(List<Found> found) {
        StringBuilder text = new StringBuilder();
        for (Found it : found) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-10s %-32s %-28s %8d hits  %d of %d columns%s%n",
                            it.dashboard(),
                            it.panel(),
                            it.index(),
                            it.hits(),
                            it.columns() - it.empty().size(),
                            it.columns(),
                            it.empty().isEmpty() ? "" : ", empty: " + it.empty()));
        }
        long dashboards = found.stream().map(Found::dashboard).distinct().count();
        long panels = found.stream().map(Found::panel).distinct().count();
        long blank = found.stream().filter(Found::blank).count();
        return text.append(
                        "%d dashboards, %d panels, %d queries, %d blank"
                                .formatted(dashboards, panels, found.size(), blank))
                .toString();
    }

    private static Found ask(
            SavedObject dashboard,
            SavedObject panel,
            PanelSearch asked,
            BiFunction<String, JsonNode, JsonNode> search) {
        JsonNode answer = search.apply(asked.index(), asked.body());
        List<String> all = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        columns(answer.path("aggregations"), all, empty);
        if (panel.attributes().path("visualizationType").asText().equals("lnsMetric")) {
            // A tile that counts shows 0, which says something too.
            answer.path("aggregations")
                    .properties()
                    .forEach(
                            it -> {
                                if (it.getValue().has("doc_count")
                                        && !it.getValue().has(PanelSearch.FILTERED)) {
                                    empty.remove(it.getKey());
                                }
                            });
        }
        return new Found(
                dashboard.id(),
                panel.id(),
                asked.index(),
                answer.at("/hits/total/value").asLong(),
                all.size(),
                empty);
    }

    /** Walks the columns; one of a bucket is empty if it is so in every bucket. */
    private static void columns(JsonNode aggregations, List<String> all, List<String> empty) {
        for (Map.Entry<String, JsonNode> column : aggregations.properties()) {
            if (!column.getValue().isObject()) {
                continue; // The key and count of a bucket that holds the columns.
            }
            String name = column.getKey();
            JsonNode buckets = column.getValue().path("buckets");
            if (buckets.isMissingNode()) {
                note(name, hasValue(column.getValue()), all, empty);
                continue;
            }
            note(name, !buckets.isEmpty(), all, empty);
            for (JsonNode bucket : buckets) {
                List<String> there = new ArrayList<>();
                List<String> emptyThere = new ArrayList<>();
                columns(bucket, there, emptyThere);
                there.forEach(it -> note(it, !emptyThere.contains(it), all, empty));
            }
        }
    }

    private static void note(String name, boolean filled, List<String> all, List<String> empty) {
        if (!all.contains(name)) {
            all.add(name);
            if (!filled) {
                empty.add(name);
            }
        } else if (filled) {
            empty.remove(name);
        }
    }

    private static boolean hasValue(JsonNode result) {
        if (result.has(PanelSearch.FILTERED)) {
            return hasValue(result.path(PanelSearch.FILTERED));
        }
        if (result.has("hits")) {
            return !result.at("/hits/hits").isEmpty();
        }
        if (result.has("values")) {
            return result.path("values").elements().next().isNumber();
        }
        return result.has("value")
                ? result.path("value").isNumber()
                : result.path("doc_count").asLong() > 0;
    }
}
