package io.regretradar.pipeline.elastic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** Binary form of the documents that wait in the sink when a checkpoint is taken. */
final class BulkEntryStateSerializer extends AsyncSinkWriterStateSerializer<BulkEntry> {

    @Override
    protected void serializeRequestToStream(BulkEntry entry, DataOutputStream out)
            throws IOException {
        writeBytes(out, entry.index().getBytes(StandardCharsets.UTF_8));
        writeBytes(out, entry.id().getBytes(StandardCharsets.UTF_8));
        out.writeLong(entry.version());
        out.writeLong(entry.evaluatedAt());
        writeBytes(out, entry.source());
        out.writeLong(entry.fullLength());
        out.writeUTF(entry.sha256());
    }

    @Override
    protected BulkEntry deserializeRequestFromStream(long requestSize, DataInputStream in)
            throws IOException {
        return new BulkEntry(
                new String(readBytes(in), StandardCharsets.UTF_8),
                new String(readBytes(in), StandardCharsets.UTF_8),
                in.readLong(),
                in.readLong(),
                readBytes(in),
                in.readLong(),
                in.readUTF());
    }

    @Override
    public int getVersion() {
        return 1;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
