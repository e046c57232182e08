package io.regretradar.pipeline.deadletter;

import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetter.Place;
import io.regretradar.pipeline.deadletter.DeadLetter.RefusedDocument;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of a dead letter between operators. */
public final class DeadLetterSerializer extends ValueSerializer<DeadLetter> {

    public static final DeadLetterSerializer INSTANCE = new DeadLetterSerializer();
    public static final TypeInformation<DeadLetter> TYPE =
            new BinaryType<>(DeadLetter.class, INSTANCE);

    private static final long serialVersionUID = 1L;
    private static final int KAFKA_RECORD = 0;
    private static final int REFUSED_DOCUMENT = 1;

    @Override
    public void serialize(DeadLetter letter, DataOutputView target) throws IOException {
        writeText(letter.reason(), target);
        writeText(letter.message(), target);
        if (letter.place() instanceof KafkaRecord record) {
            target.writeByte(KAFKA_RECORD);
            writeText(record.topic(), target);
            target.writeInt(record.partition());
            target.writeLong(record.offset());
            target.writeLong(record.timestamp());
        } else if (letter.place() instanceof RefusedDocument document) {
            target.writeByte(REFUSED_DOCUMENT);
            writeText(document.index(), target);
            writeText(document.documentId(), target);
            target.writeLong(document.version());
            target.writeLong(document.evaluatedAt());
        }
        writeText(letter.accountId(), target);
        writeText(letter.key(), target);
        writeBytes(letter.bytes().head(), target);
        target.writeLong(letter.bytes().length());
        writeText(letter.bytes().sha256(), target);
    }

    @Override
    public DeadLetter deserialize(DataInputView source) throws IOException {
        String reason = readText(source);
        String message = readText(source);
        return new DeadLetter(
                reason,
                message,
                readPlace(source),
                readText(source),
                readText(source),
                new Excerpt(readBytes(source), source.readLong(), readText(source)));
    }

    private static Place readPlace(DataInputView source) throws IOException {
        int kind = source.readByte();
        return switch (kind) {
            case KAFKA_RECORD ->
                    new KafkaRecord(
                            readText(source),
                            source.readInt(),
                            source.readLong(),
                            source.readLong());
            case REFUSED_DOCUMENT ->
                    new RefusedDocument(
                            readText(source),
                            readText(source),
                            source.readLong(),
                            source.readLong());
            default -> throw new IOException("Not the place of a dead letter: " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
