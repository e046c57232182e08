package io.regretradar.pipeline.serialization;

import io.regretradar.domain.document.Document;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a document between operators. */
public final class DocumentSerializer extends ValueSerializer<Document> {

    public static final DocumentSerializer INSTANCE = new DocumentSerializer();
    public static final TypeInformation<Document> TYPE = new BinaryType<>(Document.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Document document, DataOutputView target) throws IOException {
        writeText(document.index(), target);
        writeText(document.id(), target);
        target.writeLong(document.version());
        target.writeLong(document.evaluatedAt());
        writeBytes(document.source(), target);
    }

    @Override
    public Document deserialize(DataInputView source) throws IOException {
        return new Document(
                readText(source),
                readText(source),
                source.readLong(),
                source.readLong(),
                readBytes(source));
    }

    @Override
    public TypeSerializerSnapshot<Document> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Document> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
