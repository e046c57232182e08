package io.regretradar.cli.importing.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.console.WrongUsage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a CSV file by their header. */
final class CsvLayout implements Layout {
    private static final Pattern NUMBERED = Pattern.compile("(.*)\\[([1-9][0-9]{0,3})]");
    private static final int LONGEST_LIST = 40;

    /** As in the file, but a repeated name bears its number: Variant, Variant[2]. */
    private final List<String> header;

    private final int[] positions;

    private CsvLayout(List<String> header, int[] positions) {
        this.header = header;
        this.positions = positions;
    }

    /**
     * Finds the columns.
     *
     * @throws WrongUsage if one that is needed is not there; the message lists those that are
     */
    static CsvLayout of(Path file, List<String> names, Columns columns) {
        List<String> header = numbered(names);
        int[] positions = new int[columns.all().size()];
        for (int slot = 0; slot < positions.length; slot++) {
            Columns.Column column = columns.all().get(slot);
            OptionalInt position = position(header, column.name());
            if (position.isEmpty() && !column.optional()) {
                throw new WrongUsage(
                        "%s has no column '%s'; its columns are %s. Name the column in the mapping as it stands in the file."
                                .formatted(file, column.name(), list(header)));
            }
            positions[slot] = position.orElse(-1);
        }
        return new CsvLayout(header, positions);
    }

    /** How many of the columns the header has. */
    static int found(List<String> names, Columns columns) {
        List<String> header = numbered(names);
        return (int)
                columns.all().stream()
                        .filter(column -> position(header, column.name()).isPresent())
                        .count();
    }

    private static List<String> numbered(List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> header = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (name.isEmpty()) {
                header.add("[" + (i + 1) + "]");
                continue;
            }
            int number = seen.merge(name, 1, Integer::sum);
            header.add(number == 1 ? name : name + "[" + number + "]");
        }
        return header;
    }

    private static OptionalInt position(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equals(name)) {
                return OptionalInt.of(i);
            }
        }
        Matcher number = NUMBERED.matcher(name);
        if (number.matches() && number.group(1).isEmpty()) {
            int position = Integer.parseInt(number.group(2)) - 1;
            return position < header.size() ? OptionalInt.of(position) : OptionalInt.empty();
        }
        String first = number.matches() && number.group(2).equals("1") ? number.group(1) : name;
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(first)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String list(List<String> header) {
        String shown =
                "'" + String.join("', '", header.stream().limit(LONGEST_LIST).toList()) + "'";
        return header.size() <= LONGEST_LIST
                ? shown
                : shown + " and " + (header.size() - LONGEST_LIST) + " more";
    }

    int width() {
        return header.size();
    }

    Row row(int file, long line, List<String> cells) {
        return new CsvRow(file, line, cells);
    }

    /** The cells under their names; those beyond the header under their positions. */
    ObjectNode content(List<String> cells) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            content.put(i < header.size() ? header.get(i) : "[" + (i + 1) + "]", cells.get(i));
        }
        return content;
    }

    @Override
    public Row read(int file, long line, DataInput in) throws IOException {
        int size = in.readInt();
        List<String> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(Layout.text(in));
        }
        return new CsvRow(file, line, cells);
    }

    private final class CsvRow extends Row {
        private static final int OBJECT_BYTES = 64;
        private final List<String> cells;

        CsvRow(int file, long line, List<String> cells) {
            super(file, line);
            this.cells = cells;
        }

        @Override
        String text(int slot) {
            int position = positions[slot];
            return position < 0 || position >= cells.size() ? null : cells.get(position);
        }

        @Override
        public String identity() {
            return Identity.of(content());
        }

        @Override
        public ObjectNode content() {
            return CsvLayout.this.content(cells);
        }

        @Override
        public int bytes() {
            int bytes = OBJECT_BYTES;
            for (String cell : cells) {
                bytes += OBJECT_BYTES + 2 * cell.length();
            }
            return bytes;
        }

        @Override
        void write(DataOutput out) throws IOException {
            out.writeInt(cells.size());
            for (String cell : cells) {
                Layout.text(cell, out);
            }
        }
    }
}
