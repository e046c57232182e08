package io.regretradar.cli.importing.rows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Rows as bytes. */
public final class RowForm {

    private RowForm() {}

    public static void write(Row row, DataOutput out) throws IOException {
        out.writeInt(row.file());
        out.writeLong(row.line());
        row.write(out);
    }

    /**
     * @param layouts of the files, in their order
     */
    public static Row read(DataInput in, List<Layout> layouts) throws IOException {
        int file = in.readInt();
        long line = in.readLong();
        return layouts.get(file).read(file, line, in);
    }
}
