package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.importing.rows.Columns;
import io.regretradar.cli.importing.rows.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A test of one column of a row. */
interface Condition extends Predicate<Row> {

    /** All must hold; none always does. */
    static Predicate<Row> all(MappingNode list, Columns columns) {
        List<Condition> conditions = new ArrayList<>();
        list.items().forEach(item -> conditions.add(of(item, columns)));
        return row -> conditions.stream().allMatch(condition -> condition.test(row));
    }

    private static Condition of(MappingNode node, Columns columns) {
        node.only("column", "is", "not", "present", "matches", "above", "below");
        int slot = columns.slot(node.require("column", "the name of a column").text(), false);
        List<Predicate<String>> tests = new ArrayList<>();
        if (node.has("is")) {
            Set<String> texts = Set.copyOf(node.get("is").texts());
            tests.add(text -> text != null && texts.contains(text));
        }
        if (node.has("not")) {
            Set<String> texts = Set.copyOf(node.get("not").texts());
            tests.add(text -> text == null || !texts.contains(text));
        }
        if (node.has("present")) {
            boolean wanted = node.get("present").truth(true);
            tests.add(text -> (text != null) == wanted);
        }
        if (node.has("matches")) {
            Pattern pattern = pattern(node.get("matches"));
            tests.add(text -> text != null && pattern.matcher(text).matches());
        }
        if (node.has("above")) {
            BigDecimal limit = number(node.get("above"));
            tests.add(text -> compares(text, limit, 1));
        }
        if (node.has("below")) {
            BigDecimal limit = number(node.get("below"));
            tests.add(text -> compares(text, limit, -1));
        }
        if (tests.isEmpty()) {
            throw node.problem("tests nothing; add one of is, not, present, matches, above, below");
        }
        return row -> {
            String text = columns.value(row, slot);
            return tests.stream().allMatch(test -> test.test(text));
        };
    }

    /** A regular expression that has to match the whole text. */
    static Pattern pattern(MappingNode node) {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            throw node.wrong("a regular expression (%s)".formatted(e.getDescription()));
        }
    }

    private static BigDecimal number(MappingNode node) {
        try {
            return new BigDecimal(node.text());
        } catch (NumberFormatException e) {
            throw node.wrong("a number");
        }
    }

    /** What is no number is neither above nor below. */
    private static boolean compares(String text, BigDecimal limit, int sign) {
        try {
            return text != null && new BigDecimal(text).compareTo(limit) == sign;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
