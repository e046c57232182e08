package io.regretradar.cli.importing.rows;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where the columns of a mapping stand in one file. */
public interface Layout {

    /** A row that {@link Row#write} has written. */
    Row read(int file, long line, DataInput in) throws IOException;

    /** Reads a text of any length. */
    static String text(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes a text of any length, or null. */
    static void text(String text, java.io.DataOutput out) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
