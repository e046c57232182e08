package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Kibana's query language that our objects use: {@code field: value}, {@code field: (a
 * or b)}, {@code field: *}, comparisons, {@code and}, {@code or}, {@code not} and brackets.
 *
 * @param query the same in Elasticsearch's query DSL
 * @param fields all fields it names
 */
public record Kql(ObjectNode query, Set<String> fields) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[<>]=?|[():]|[^\\s():<>\"]+)");

    private static final Map<String, String> COMPARISONS =
            Map.of(">", "gt", ">=", "gte", "<", "lt", "<=", "lte");

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException if it is not one, or uses more of the language than we do
     */
    public static Kql parse(String text) {
        if (text.isBlank()) {
            ObjectNode all = JSON.objectNode();
            all.putObject("match_all");
            return new Kql(all, Set.of());
        }
        Parser parser = new Parser(text);
        ObjectNode query = parser.either();
        parser.end();
        return new Kql(query, Set.copyOf(parser.fields));
    }

    /** Whether {@link #parse} would take it. */
    static boolean isReadable(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One walk over the tokens; each method reads one level of the grammar. */
    private static final class Parser {

        private final String text;
        private final List<String> tokens = new ArrayList<>();
        private final Set<String> fields = new LinkedHashSet<>();
        private int next;

        Parser(String text) {
            this.text = text;
            Matcher matcher = TOKEN.matcher(text.strip());
            while (matcher.lookingAt()) {
                tokens.add(matcher.group(1));
                matcher.region(matcher.end(), matcher.regionEnd());
            }
            if (matcher.regionStart() != matcher.regionEnd()) {
                throw wrong("cannot be read");
            }
        }

        ObjectNode either() {
            List<ObjectNode> parts = new ArrayList<>(List.of(both()));
            while (take("or")) {
                parts.add(both());
            }
            return parts.size() == 1 ? parts.get(0) : bool("should", parts);
        }

        void end() {
            if (next < tokens.size()) {
                throw wrong("has '%s' where and, or or the end was expected".formatted(peek()));
            }
        }

        private ObjectNode both() {
            List<ObjectNode> parts = new ArrayList<>(List.of(negation()));
            while (take("and")) {
                parts.add(negation());
            }
            return parts.size() == 1 ? parts.get(0) : bool("filter", parts);
        }

        private ObjectNode negation() {
            if (take("not")) {
                return bool("must_not", List.of(negation()));
            }
            if (take("(")) {
                ObjectNode inner = either();
                expect(")");
                return inner;
            }
            return comparison();
        }

        private ObjectNode comparison() {
            String field = word();
            fields.add(field);
            String operator = word();
            if (COMPARISONS.containsKey(operator)) {
                ObjectNode range = JSON.objectNode();
                range.withObject("/range").putObject(field).put(COMPARISONS.get(operator), value());
                return range;
            }
            if (!operator.equals(":")) {
                throw wrong("has '%s' after the field %s".formatted(operator, field));
            }
            if (!take("(")) {
                return equal(field, value());
            }
            List<ObjectNode> values = new ArrayList<>(List.of(equal(field, value())));
            while (take("or")) {
                values.add(equal(field, value()));
            }
            expect(")");
            return bool("should", values);
        }

        private static ObjectNode equal(String field, String value) {
            ObjectNode query = JSON.objectNode();
            if (value.equals("*")) {
                query.putObject("exists").put("field", field);
            } else if (value.contains("*")) {
                query.putObject("wildcard").put(field, value);
            } else {
                query.putObject("match").put(field, value);
            }
            return query;
        }

        private String value() {
            String value = word();
            return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
        }

        private static ObjectNode bool(String clause, List<ObjectNode> parts) {
            ObjectNode query = JSON.objectNode();
            query.putObject("bool").putArray(clause).addAll(parts);
            return query;
        }

        private String peek() {
            return next < tokens.size() ? tokens.get(next) : "";
        }

        private boolean take(String token) {
            boolean taken = peek().equalsIgnoreCase(token);
            next += taken ? 1 : 0;
            return taken;
        }

        private void expect(String token) {
            if (!take(token)) {
                throw wrong("misses a '%s'".formatted(token));
            }
        }

        private String word() {
            if (next == tokens.size()) {
                throw wrong("ends too early");
            }
            return tokens.get(next++);
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("the KQL query '%s' %s".formatted(text, what));
        }
    }
}
