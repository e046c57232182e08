package io.regretradar.cli.importing.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns a mapping reads, each with a slot: its number in the order of first mention. What a
 * name stands for in a file is decided when the file is opened.
 *
 * <p>A name is that of a header ({@code Case ID}), the second of its kind ({@code Variant[2]}), a
 * position counted from 1 ({@code [4]}), or a path into JSON ({@code context.groupId}).
 */
public final class Columns {
    private final List<Column> all = new ArrayList<>();
    private Set<String> missing = Set.of("");

    /**
     * A column.
     *
     * @param optional whether a file may lack it; then it has no value
     */
    public record Column(String name, boolean optional) {}

    /** The column's slot. One that is needed anywhere is needed. */
    public int slot(String name, boolean optional) {
        for (int slot = 0; slot < all.size(); slot++) {
            if (all.get(slot).name().equals(name)) {
                all.set(slot, new Column(name, optional && all.get(slot).optional()));
                return slot;
            }
        }
        all.add(new Column(name, optional));
        return all.size() - 1;
    }

    /** Texts that mean no value, beside the empty one. */
    public void missing(Set<String> texts) {
        missing = texts;
    }

    /** All columns, by slot. */
    public List<Column> all() {
        return List.copyOf(all);
    }

    public String name(int slot) {
        return all.get(slot).name();
    }

    /** The row's value without blanks around it; null where it says nothing. */
    public String value(Row row, int slot) {
        String text = row.text(slot);
        if (text == null) {
            return null;
        }
        text = text.strip();
        return text.isEmpty() || missing.contains(text) ? null : text;
    }
}
