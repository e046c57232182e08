package io.regretradar.pipeline.account;

import io.regretradar.pipeline.rules.ControlEventSerializer;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import io.regretradar.pipeline.source.SourceChangeSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of what every account is told. */
public final class AnnouncementSerializer extends ValueSerializer<Announcement> {

    public static final AnnouncementSerializer INSTANCE = new AnnouncementSerializer();
    public static final TypeInformation<Announcement> TYPE =
            new BinaryType<>(Announcement.class, INSTANCE);

    private static final long serialVersionUID = 1L;
    private static final int RULES = 0;
    private static final int SOURCE = 1;

    @Override
    public void serialize(Announcement announcement, DataOutputView target) throws IOException {
        if (announcement instanceof Announcement.NewRules rules) {
            target.writeByte(RULES);
            ControlEventSerializer.INSTANCE.serialize(rules.event(), target);
        } else if (announcement instanceof Announcement.Source source) {
            target.writeByte(SOURCE);
            SourceChangeSerializer.INSTANCE.serialize(source.change(), target);
        }
    }

    @Override
    public Announcement deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        return switch (kind) {
            case RULES ->
                    new Announcement.NewRules(ControlEventSerializer.INSTANCE.deserialize(source));
            case SOURCE ->
                    new Announcement.Source(SourceChangeSerializer.INSTANCE.deserialize(source));
            default -> throw new IOException("No announcement: " + kind);
        };
    }

    @Override
    public TypeSerializerSnapshot<Announcement> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Announcement> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
