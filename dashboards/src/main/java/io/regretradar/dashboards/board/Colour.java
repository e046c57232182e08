package io.regretradar.dashboards.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few colours of the dashboards, the same for the same meaning everywhere. */
enum Colour {
    GOOD("#6DCCB1"),
    WATCH("#F5D76E"),
    MEDIUM("#F5A35C"),
    AT_RISK("#F5A35C"),
    BAD("#CC5642"),
    CRITICAL("#CC5642"),
    NEUTRAL("#98A2B3");

    /** Where the bands begin, and beyond the highest score. */
    private static final Map<Integer, Colour> BANDS =
            Map.of(0, GOOD, 35, WATCH, 50, AT_RISK, 70, CRITICAL);

    private static final int ENDLESS = 1_000_000;

    private final String hex;

    Colour(String hex) {
        this.hex = hex;
    }

    String hex() {
        return hex;
    }

    static Colour named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Colours a score by its band. */
    static ObjectNode ofScores() {
        return palette(
                BANDS.keySet().stream().sorted().toList(),
                BANDS.keySet().stream().sorted().map(BANDS::get).toList(),
                100);
    }

    /** Colours numbers by the lower bounds given, e.g. {@code {0: good, 10: bad}}. */
    static ObjectNode from(JsonNode bounds) {
        List<Integer> from = new ArrayList<>();
        List<Colour> colours = new ArrayList<>();
        bounds.properties()
                .forEach(
                        bound -> {
                            from.add(Integer.valueOf(bound.getKey()));
                            colours.add(named(bound.getValue().asText()));
                        });
        return palette(from, colours, ENDLESS);
    }

    /** Of a palette colorStops are the lower bounds and stops the upper ones. */
    private static ObjectNode palette(List<Integer> from, List<Colour> colours, int end) {
        ObjectNode palette = JsonNodeFactory.instance.objectNode();
        palette.put("type", "palette").put("name", "custom");
        ObjectNode params = palette.putObject("params");
        params.put("name", "custom").put("reverse", false).put("rangeType", "number");
        params.put("rangeMin", 0).put("rangeMax", end);
        params.put("progression", "fixed").put("continuity", "all");
        params.put("steps", colours.size()).put("maxSteps", 5);
        ArrayNode lower = params.putArray("colorStops");
        ArrayNode upper = params.putArray("stops");
        for (int i = 0; i < colours.size(); i++) {
            String hex = colours.get(i).hex();
            lower.addObject().put("color", hex).put("stop", from.get(i));
            int next = i + 1 < from.size() ? from.get(i + 1) : end;
            upper.addObject().put("color", hex).put("stop", next);
        }
        return palette;
    }
}
