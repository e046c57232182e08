package io.regretradar.dashboards.field;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code fields.yml} as it is written, with placeholders and groups. */
record FieldsFile(
        Map<String, Map<String, Entry>> lists,
        List<IndexFamily> indices,
        Map<String, List<String>> groups,
        List<Line> fields) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .build();

    /** What a placeholder stands for, once. */
    record Entry(String text, String unit, List<String> in) {}

    /** One field, or one per entry of a list. */
    record Line(
            String name,
            FieldType type,
            String unit,
            String description,
            List<String> values,
            List<String> in) {}

    static FieldsFile read(InputStream yaml) throws IOException {
        return YAML.readValue(yaml, FieldsFile.class);
    }

    /** The fields themselves, in the order of the file. */
    List<Field> expand() {
        return fields.stream().flatMap(this::expand).toList();
    }

    private Stream<Field> expand(Line line) {
        Matcher placeholder = PLACEHOLDER.matcher(line.name());
        if (!placeholder.find()) {
            return Stream.of(field(line, line.in()));
        }
        String list = placeholder.group();
        Map<String, Entry> entries = lists.get(placeholder.group(1));
        if (entries == null) {
            throw new IllegalArgumentException(
                    "fields.yml: field %s uses %s, but lists has only %s. Add the list or correct the name."
                            .formatted(line.name(), list, lists.keySet()));
        }
        return entries.entrySet().stream()
                .map(entry -> filledIn(line, list, entry.getKey(), entry.getValue()));
    }

    private Field filledIn(Line line, String placeholder, String key, Entry entry) {
        Line filled =
                new Line(
                        line.name().replace(placeholder, key),
                        line.type(),
                        placeholder.equals(line.unit()) ? entry.unit() : line.unit(),
                        line.description().replace(placeholder, entry.text()),
                        line.values(),
                        line.in());
        return field(filled, line.in() == null ? entry.in() : line.in());
    }

    private Field field(Line line, List<String> in) {
        return new Field(
                line.name(),
                line.type(),
                line.unit() == null ? "" : line.unit(),
                line.description(),
                line.values() == null ? List.of() : line.values(),
                namedIndices(line.name(), in == null ? List.of() : in));
    }

    private Set<String> namedIndices(String field, List<String> in) {
        Set<String> known = new TreeSet<>(indices.stream().map(IndexFamily::name).toList());
        Set<String> named = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : in) {
            if (groups.containsKey(name)) {
                named.addAll(groups.get(name));
            } else if (known.contains(name)) {
                named.add(name);
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty() || named.isEmpty() || !known.containsAll(named)) {
            throw new IllegalArgumentException(
                    "fields.yml: field %s stands in %s, but 'in' must name at least one of the groups %s or indices %s."
                            .formatted(field, in, groups.keySet(), known));
        }
        return named;
    }
}
