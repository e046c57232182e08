package io.regretradar.domain.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Compact binary form of an event: between decode and the keyed operator, and in the state's
 * buffer.
 */
public final class EventCodec {

    private EventCodec() {}

    public static void write(AccountEvent event, DataOutput out) throws IOException {
        throw new IOException("not yet");
    }

    public static AccountEvent read(DataInput in) throws IOException {
        throw new IOException("not yet");
    }
}
