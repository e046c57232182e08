package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.EventCodec;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Binary form of {@link AccountState}, led by a format version so that later versions can read it.
 * Written by hand, since state must neither fall back to Kryo nor lose the order of its maps.
 */
public final class AccountStateCodec {

    private static final int FORMAT = 1;

    private AccountStateCodec() {}

    public static void write(AccountState state, DataOutput data) throws IOException {
        StateOutput out = new StateOutput(data);
        out.number(FORMAT);
        out.text(state.accountId());
        state.calendar.write(out);
        state.profile.write(out);
        state.support.write(out);
        state.usage.write(out);
        state.surveys.write(out);
        state.signals.write(out);
        state.touches.write(out);
        state.owners.write(out);
        state.contacts.write(out);
        state.referrals.write(out);
        state.ratings.write(out);
        state.journey.write(out);
        state.plan.write(out);
        state.exits.write(out);
        state.activity.write(out);
        state.midnights.write(out);
        state.bands.write(out);
        state.floors.write(out);
        state.alerts.write(out);
        state.seenEvents.write(out);
        state.written.write(out);
        List<AccountEvent> pending = new ArrayList<>(state.pending);
        pending.sort(AccountEvent.ORDER);
        out.list(pending, event -> EventCodec.write(event, data));
        out.number(state.seenStreams);
        out.number(state.firstDay);
        out.fixed(state.lastEventAt);
        out.fixed(state.appliedUpTo);
        out.fixed(state.clock);
        out.fixed(state.minuteDue);
        out.fixed(state.hardDue);
        out.real(state.previousScore);
        out.bool(state.over);
        state.acts.write(out);
        state.sources.write(out);
    }

    /**
     * @throws IOException if the bytes end early or were written by a newer format
     */
    public static AccountState read(DataInput data) throws IOException {
        StateInput in = new StateInput(data);
        int format = in.integer();
        if (format != FORMAT) {
            throw new IOException(
                    "account state has format "
                            + format
                            + ", but this version reads format "
                            + FORMAT
                            + ". Restore it with the version that wrote it, or a newer one.");
        }
        AccountState state = new AccountState(in.text());
        state.calendar.read(in);
        state.profile.read(in);
        state.support.read(in);
        state.usage.read(in);
        state.surveys.read(in);
        state.signals.read(in);
        state.touches.read(in);
        state.owners.read(in);
        state.contacts.read(in);
        state.referrals.read(in);
        state.ratings.read(in);
        state.journey.read(in);
        state.plan.read(in);
        state.exits.read(in);
        state.activity.read(in);
        state.midnights.read(in);
        state.bands.read(in);
        state.floors.read(in);
        state.alerts.read(in);
        state.seenEvents.read(in);
        state.written.read(in);
        state.pending.addAll(in.list(() -> EventCodec.read(data)));
        state.seenStreams = in.integer();
        state.firstDay = in.integer();
        state.lastEventAt = in.fixed();
        state.appliedUpTo = in.fixed();
        state.clock = in.fixed();
        state.minuteDue = in.fixed();
        state.hardDue = in.fixed();
        state.previousScore = in.real();
        state.over = in.bool();
        state.acts.read(in);
        state.sources.read(in);
        return state;
    }

    /** A deep copy. */
    public static AccountState copy(AccountState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
            write(state, new DataOutputStream(bytes));
            return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException("copy of account " + state.accountId(), e);
        }
    }
}
