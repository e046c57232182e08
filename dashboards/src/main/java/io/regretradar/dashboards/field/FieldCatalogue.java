package io.regretradar.dashboards.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All indices and all fields of our documents: what {@code fields.yml} says. Immutable. */
public final class FieldCatalogue {

    private final List<IndexFamily> indices;
    private final List<Field> fields;

    private FieldCatalogue(FieldsFile file) {
        indices = List.copyOf(file.indices());
        fields = List.copyOf(file.expand());
        refuseRepeats();
    }

    /** The list this version of Regret Radar was built with. */
    public static FieldCatalogue packaged() {
        try (InputStream yaml =
                FieldCatalogue.class.getResourceAsStream("/regret-radar/fields.yml")) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("fields.yml in the dashboards jar cannot be read", e);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if a field names an unknown list, group or index, or stands
     *     twice
     */
    static FieldCatalogue read(InputStream yaml) throws IOException {
        return new FieldCatalogue(FieldsFile.read(yaml));
    }

    /** All indices, in the order of the file. */
    public List<IndexFamily> indices() {
        return indices;
    }

    /** All fields, in the order of the file. */
    public List<Field> fields() {
        return fields;
    }

    /** The fields of one index, in the order of the file. */
    public List<Field> fieldsOf(IndexFamily index) {
        return fields.stream().filter(field -> field.indices().contains(index.name())).toList();
    }

    /** A field by its name, if the index has it. */
    public Optional<Field> field(IndexFamily index, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .filter(field -> field.indices().contains(index.name()))
                .findFirst();
    }

    /** The index that has this name or this pattern. */
    public Optional<IndexFamily> index(String nameOrPattern) {
        return indices.stream()
                .filter(
                        index ->
                                index.name().equals(nameOrPattern)
                                        || index.pattern().equals(nameOrPattern))
                .findFirst();
    }

    private void refuseRepeats() {
        TreeSet<String> seen = new TreeSet<>();
        String repeated =
                fields.stream()
                        .map(Field::name)
                        .filter(name -> !seen.add(name))
                        .collect(Collectors.joining(", "));
        if (!repeated.isEmpty()) {
            throw new IllegalArgumentException(
                    "fields.yml: %s stands more than once. Keep one line and name all indices in its 'in'."
                            .formatted(repeated));
        }
    }
}
