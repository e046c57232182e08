package io.regretradar.pipeline.account;

import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.account.AccountStateCodec;
import io.regretradar.pipeline.serialization.BinaryType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Binary form of an account's state. The codec leads with its own format version and reads every
 * earlier one, so this serializer stays the same while the state grows.
 */
public final class AccountStateSerializer extends TypeSerializerSingleton<AccountState> {

    public static final AccountStateSerializer INSTANCE = new AccountStateSerializer();
    public static final TypeInformation<AccountState> TYPE =
            new BinaryType<>(AccountState.class, INSTANCE);

    private static final long serialVersionUID = 1L;
    private static final int TYPICAL_BYTES = 4096;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    /** None: a state is only made whole. */
    @Override
    public AccountState createInstance() {
        return null;
    }

    /** A deep copy: a checkpoint reads one while the account lives on in the other. */
    @Override
    public AccountState copy(AccountState from) {
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(TYPICAL_BYTES);
            AccountStateCodec.write(from, bytes);
            return AccountStateCodec.read(
                    new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A state in memory could not be copied", impossible);
        }
    }

    @Override
    public AccountState copy(AccountState from, AccountState reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(AccountState state, DataOutputView target) throws IOException {
        AccountStateCodec.write(state, target);
    }

    @Override
    public AccountState deserialize(DataInputView source) throws IOException {
        return AccountStateCodec.read(source);
    }

    @Override
    public AccountState deserialize(AccountState reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public TypeSerializerSnapshot<AccountState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AccountState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
