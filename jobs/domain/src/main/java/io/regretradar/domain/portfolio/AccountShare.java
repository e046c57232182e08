package io.regretradar.domain.portfolio;

import io.regretradar.domain.portfolio.Fact.ReferralStep;
import io.regretradar.domain.portfolio.Fact.StageChange;
import io.regretradar.domain.portfolio.Fact.Standing;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What one account contributes to all rows. Facts wait until event time has passed them and count
 * in their order, so that it does not matter in which order the topics are read; those that were
 * told before change nothing. Pure: no clock, no I/O.
 */
public final class AccountShare {

    private static final int FORMAT = 1;

    /** As long as a week of referrals is kept, and no longer. */
    private static final long REFERRAL_KEPT = Duration.ofDays(800).toMillis();

    private final PriorityQueue<Fact> pending = new PriorityQueue<>(Fact.ORDER);
    private final StandingShare standing = new StandingShare();
    private final JourneyShare journey = new JourneyShare();
    private final Map<String, ReferralShare> referrals = new TreeMap<>();
    private long heardAt = Long.MIN_VALUE;

    /** What comes of facts. */
    public interface Output {

        /** A row changes. */
        void change(RowChange change);

        /** A fact counts. */
        default void applied(Fact fact) {}

        /** A fact, or a later one of the same document, was told before. */
        default void repeated(Fact fact) {}
    }

    /** Takes a fact in; nothing counts before {@link #advance}. */
    public void offer(Fact fact) {
        pending.add(fact);
        heardAt = Math.max(heardAt, fact.at());
    }

    /** Lets all facts count up to that instant, ms since 1970 UTC. */
    public void advance(long watermark, Output out) {
        while (!pending.isEmpty() && pending.peek().at() <= watermark) {
            Fact fact = pending.poll();
            if (apply(fact, out::change)) {
                out.applied(fact);
            } else {
                out.repeated(fact);
            }
        }
    }

    private boolean apply(Fact fact, Consumer<RowChange> out) {
        if (fact instanceof Standing news) {
            boolean counts = standing.accept(news, out);
            if (counts) {
                journey.stalled(news, out);
            }
            return counts;
        }
        if (fact instanceof StageChange change) {
            return journey.accept(change, out);
        }
        ReferralStep step = (ReferralStep) fact;
        referrals.values().removeIf(share -> step.at() - share.at() > REFERRAL_KEPT);
        return referrals.computeIfAbsent(step.id(), id -> new ReferralShare()).accept(step, out);
    }

    /** The instant of the first fact that waits, ms since 1970 UTC; MAX_VALUE for none. */
    public long nextAt() {
        return pending.isEmpty() ? Long.MAX_VALUE : pending.peek().at();
    }

    /** The instant of the latest fact heard of, ms since 1970 UTC. */
    public long heardAt() {
        return heardAt;
    }

    public void write(DataOutput target) throws IOException {
        StateOutput out = new StateOutput(target);
        out.number(FORMAT);
        out.list(pending.stream().sorted(Fact.ORDER).toList(), fact -> FactCodec.write(fact, out));
        standing.write(out);
        journey.write(out);
        out.map(
                referrals,
                entry -> {
                    out.text(entry.getKey());
                    entry.getValue().write(out);
                });
        out.fixed(heardAt);
    }

    /**
     * @throws IOException if the bytes are of a format that a later version wrote
     */
    public static AccountShare read(DataInput source) throws IOException {
        StateInput in = new StateInput(source);
        long format = in.number();
        if (format != FORMAT) {
            throw new IOException(
                    "The state has format %d, but this version reads %d. Run the version that wrote it, or a later one."
                            .formatted(format, FORMAT));
        }
        AccountShare share = new AccountShare();
        share.pending.addAll(in.list(() -> FactCodec.read(in)));
        share.standing.read(in);
        share.journey.read(in);
        in.each(
                () -> {
                    String id = in.text();
                    ReferralShare referral = new ReferralShare();
                    referral.read(in);
                    share.referrals.put(id, referral);
                });
        share.heardAt = in.fixed();
        return share;
    }
}
