package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.portfolio.AccountShare;
import io.regretradar.pipeline.serialization.BinaryType;
import io.regretradar.pipeline.serialization.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Binary form of what an account contributes. It leads with a format version of its own. */
public final class AccountShareSerializer extends StateSerializer<AccountShare> {

    public static final AccountShareSerializer INSTANCE = new AccountShareSerializer();
    public static final TypeInformation<AccountShare> TYPE =
            new BinaryType<>(AccountShare.class, INSTANCE);

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(AccountShare share, DataOutputView target) throws IOException {
        share.write(target);
    }

    @Override
    public AccountShare deserialize(DataInputView source) throws IOException {
        return AccountShare.read(source);
    }

    @Override
    public TypeSerializerSnapshot<AccountShare> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AccountShare> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
