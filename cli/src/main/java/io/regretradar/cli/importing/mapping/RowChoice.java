package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.Row;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which rows of a group are meant.
 *
 * @param which the first, the last or each of those that fulfil the condition
 */
record RowChoice(Which which, Predicate<Row> where) {

    enum Which {
        FIRST,
        LAST,
        EACH
    }

    static final RowChoice FIRST = new RowChoice(Which.FIRST, row -> true);

    /** {@code first}, {@code last}, {@code each}, or one of them with conditions. */
    static RowChoice of(MappingNode node, Columns columns) {
        if (!node.isObject()) {
            return new RowChoice(which(node, node.text()), row -> true);
        }
        if (node.entries().size() != 1) {
            throw node.wrong("one of first, last, each, with conditions");
        }
        var only = node.entries().entrySet().iterator().next();
        return new RowChoice(
                which(only.getValue(), only.getKey()), Condition.all(only.getValue(), columns));
    }

    private static Which which(MappingNode node, String name) {
        return switch (name) {
            case "first" -> Which.FIRST;
            case "last" -> Which.LAST;
            case "each" -> Which.EACH;
            default -> throw node.problem("is '" + name + "', but must be first, last or each");
        };
    }

    /** The rows meant, in their order. */
    List<Row> of(List<Row> group) {
        switch (which) {
            case FIRST -> {
                for (Row row : group) {
                    if (where.test(row)) {
                        return List.of(row);
                    }
                }
                return List.of();
            }
            case LAST -> {
                for (int i = group.size() - 1; i >= 0; i--) {
                    if (where.test(group.get(i))) {
                        return List.of(group.get(i));
                    }
                }
                return List.of();
            }
            default -> {
                return group.stream().filter(where).toList();
            }
        }
    }
}
