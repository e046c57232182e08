package io.regretradar.domain.portfolio;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One row as it stands, and when it is written next. It is written on whole multiples of an
 * interval of event time, each at most once, so that many changes at the same time are one writing
 * and every writing has a later version than the one before.
 */
public final class PortfolioRow {

    private static final int FORMAT = 1;
    private static final long NEVER = Long.MAX_VALUE;

    private final RowKey key;
    private final Tally tally;
    private long writtenAt;
    private long dueAt;

    private PortfolioRow(RowKey key, Tally tally, long writtenAt, long dueAt) {
        this.key = key;
        this.tally = tally;
        this.writtenAt = writtenAt;
        this.dueAt = dueAt;
    }

    /** A row that nothing has contributed to yet. */
    public static PortfolioRow start(RowKey key) {
        return new PortfolioRow(key, new Tally(), Long.MIN_VALUE, NEVER);
    }

    /**
     * Takes a change in.
     *
     * @param intervalMillis least time between two writings
     */
    public void accept(RowChange change, long intervalMillis) {
        tally.plus(change.change());
        long wholeUp = -Math.floorDiv(-change.at(), intervalMillis) * intervalMillis;
        long least = writtenAt == Long.MIN_VALUE ? wholeUp : writtenAt + intervalMillis;
        long due = Math.max(wholeUp, least);
        dueAt = dueAt == NEVER ? due : Math.max(dueAt, due);
    }

    /** Notes that it is written now, as of {@link #dueAt}, which is returned. */
    public long written() {
        writtenAt = dueAt;
        dueAt = NEVER;
        return writtenAt;
    }

    /** When it is to be written, ms since 1970 UTC; MAX_VALUE while nothing has changed. */
    public long dueAt() {
        return dueAt;
    }

    public RowKey key() {
        return key;
    }

    public Tally tally() {
        return tally;
    }

    public void write(DataOutput target) throws IOException {
        StateOutput out = new StateOutput(target);
        out.number(FORMAT);
        key.write(out);
        tally.write(out);
        out.fixed(writtenAt);
        out.fixed(dueAt);
    }

    /**
     * @throws IOException if the bytes are of a format that a later version wrote
     */
    public static PortfolioRow read(DataInput source) throws IOException {
        StateInput in = new StateInput(source);
        long format = in.number();
        if (format != FORMAT) {
            throw new IOException(
                    "The state has format %d, but this version reads %d. Run the version that wrote it, or a later one."
                            .formatted(format, FORMAT));
        }
        return new PortfolioRow(RowKey.read(in), Tally.read(in), in.fixed(), in.fixed());
    }
}
