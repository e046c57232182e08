package io.regretradar.cli.importing;

import io.regretradar.cli.importing.rows.Layout;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.cli.importing.rows.RowForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * A row on its way to its group.
 *
 * @param key what the rows of the group share
 * @param order its place in the group
 */
record GroupedRow(String key, long order, Row row) {

    /** Group by group; rows of the same place in the order of the files. */
    static final Comparator<GroupedRow> ORDER =
            Comparator.comparing(GroupedRow::key)
                    .thenComparingLong(GroupedRow::order)
                    .thenComparingInt(grouped -> grouped.row().file())
                    .thenComparingLong(grouped -> grouped.row().line());

    /**
     * @param layouts of the files, in their order; more may be added while rows are
     */
    static SpillSorter.Form<GroupedRow> form(List<Layout> layouts) {
        return new SpillSorter.Form<>() {
            private static final int OBJECT_BYTES = 100;

            @Override
            public void write(GroupedRow grouped, DataOutput out) throws IOException {
                Layout.text(grouped.key, out);
                out.writeLong(grouped.order);
                RowForm.write(grouped.row, out);
            }

            @Override
            public GroupedRow read(DataInput in) throws IOException {
                return new GroupedRow(Layout.text(in), in.readLong(), RowForm.read(in, layouts));
            }

            @Override
            public long bytes(GroupedRow grouped) {
                return OBJECT_BYTES + 2L * grouped.key.length() + grouped.row.bytes();
            }
        };
    }
}
