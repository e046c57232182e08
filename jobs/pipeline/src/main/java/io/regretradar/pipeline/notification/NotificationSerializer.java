package io.regretradar.pipeline.notification;

import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A notification between operators: the JSON that Kafka gets. */
public final class NotificationSerializer extends ValueSerializer<Notification> {

    public static final NotificationSerializer INSTANCE = new NotificationSerializer();
    public static final TypeInformation<Notification> TYPE =
            new BinaryType<>(Notification.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Notification notification, DataOutputView target) throws IOException {
        writeBytes(NotificationJson.write(notification), target);
    }

    @Override
    public Notification deserialize(DataInputView source) throws IOException {
        return NotificationJson.read(readBytes(source));
    }

    @Override
    public TypeSerializerSnapshot<Notification> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Notification> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
