package io.regretradar.domain.referral;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Incentive;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One referral on its way from the ask to the reward. It only moves forward: a step implies those
 * before it, which then have no time of their own; a step behind the one reached only adds the time
 * that was missing. A refusal counts until the introduction, a loss until the win; both are final.
 * Expiry is only a guess from silence: a later step refutes it. A reward without a win is
 * remembered, and counts as a step once the win comes.
 */
public final class Referral {

    private static final double DAY = 86_400_000;

    private final String id;
    private ReferralState state;
    private final Map<ReferralState, Long> times = new TreeMap<>();
    private long stepAt;
    private Long endedAt;
    private Long readyAt;
    private String askedBy;
    private Incentive incentive;
    private String referredAccountId;
    private Double value;
    private long writtenAt = Long.MIN_VALUE;
    private int revision;

    private Referral(String id) {
        this.id = id;
    }

    /**
     * A referral that begins with this event, whichever step it is.
     *
     * @param readyAt since when the account could have been asked, ms, or null
     * @return null for an action that is not known
     */
    public static Referral begin(ReferralEvent event, Long readyAt) {
        Referral referral = new Referral(event.referralId());
        referral.readyAt = readyAt;
        referral.state = ReferralState.NOT_READY;
        referral.stepAt = event.occurredAt();
        return referral.apply(event) ? referral : null;
    }

    /** Takes a step; false where the event says nothing that counts. */
    public boolean apply(ReferralEvent event) {
        boolean counts =
                switch (event.action()) {
                    case ASKED -> step(ReferralState.ASKED, event.occurredAt());
                    case ACCEPTED -> step(ReferralState.ACCEPTED, event.occurredAt());
                    case INTRODUCED -> step(ReferralState.INTRODUCED, event.occurredAt());
                    case QUALIFIED -> step(ReferralState.QUALIFIED, event.occurredAt());
                    case WON -> won(event.occurredAt());
                    case REWARDED -> rewarded(event.occurredAt());
                    case DECLINED -> end(ReferralState.DECLINED, event.occurredAt());
                    case LOST -> end(ReferralState.LOST, event.occurredAt());
                    case UNKNOWN -> false;
                };
        if (counts) {
            details(event);
        }
        return counts;
    }

    private boolean step(ReferralState to, long at) {
        boolean ahead = !state.isFinal() && to.compareTo(reached()) > 0;
        boolean news = note(to, at);
        if (ahead) {
            go(to, at);
        }
        return news || ahead;
    }

    private void go(ReferralState to, long at) {
        state = to;
        stepAt = Math.max(stepAt, at);
        endedAt = null;
    }

    /** Keeps the first time of a step; false if it is not news, or came after the end. */
    private boolean note(ReferralState step, long at) {
        if (state.isFinal() && endedAt != null && at > endedAt) {
            return false;
        }
        Long before = times.get(step);
        if (before != null && before <= at) {
            return false;
        }
        times.put(step, at);
        return true;
    }

    private boolean won(long at) {
        boolean counts = step(ReferralState.WON, at);
        if (state == ReferralState.WON && times.containsKey(ReferralState.REWARDED)) {
            state = ReferralState.REWARDED;
        }
        return counts;
    }

    private boolean rewarded(long at) {
        if (reached().compareTo(ReferralState.WON) >= 0) {
            return step(ReferralState.REWARDED, at);
        }
        boolean news = note(ReferralState.REWARDED, at);
        // What is rewarded is at least an introduction.
        if (!state.isFinal() && reached().compareTo(ReferralState.INTRODUCED) < 0) {
            go(ReferralState.INTRODUCED, at);
        }
        return news;
    }

    private boolean end(ReferralState how, long at) {
        ReferralState limit =
                how == ReferralState.DECLINED ? ReferralState.INTRODUCED : ReferralState.WON;
        if (state.isFinal() || reached().compareTo(limit) >= 0) {
            return false;
        }
        state = how;
        stepAt = Math.max(stepAt, at);
        endedAt = at;
        return true;
    }

    /** The furthest step on the way to the reward. */
    private ReferralState reached() {
        if (state.compareTo(ReferralState.REWARDED) <= 0) {
            return state;
        }
        ReferralState furthest = ReferralState.NOT_READY;
        for (ReferralState step : times.keySet()) {
            if (step != ReferralState.REWARDED) {
                furthest = step;
            }
        }
        return furthest;
    }

    private void details(ReferralEvent event) {
        askedBy = event.askedBy() == null ? askedBy : event.askedBy();
        referredAccountId =
                event.referredAccountId() == null ? referredAccountId : event.referredAccountId();
        value = event.value() == null ? value : event.value();
        Incentive offered = event.incentive();
        boolean told = offered != null && offered != Incentive.UNKNOWN;
        // Later steps often say nothing of what was offered, which reads as NONE.
        if (told && (incentive == null || offered != Incentive.NONE)) {
            incentive = offered;
        }
    }

    /** Ends it if the customer has let the time pass. */
    public boolean expire(long now, ReferralRules rules) {
        if (now < expiresAt(rules)) {
            return false;
        }
        endedAt = expiresAt(rules);
        state = ReferralState.EXPIRED;
        return true;
    }

    /** When it expires unless the customer goes on, ms; MAX_VALUE where it waits for others. */
    public long expiresAt(ReferralRules rules) {
        return state.waitsForCustomer()
                ? stepAt + Math.round(rules.expiresAfterDays() * DAY)
                : Long.MAX_VALUE;
    }

    /** Whether the account had been ready for too long before it was asked. */
    public boolean missed(ReferralRules rules) {
        Long asked = times.get(ReferralState.ASKED);
        return readyAt != null
                && asked != null
                && (asked - readyAt) / DAY > rules.missedAfterDays();
    }

    /** Notes a writing of its document and returns the document's time, which never goes back. */
    public long written(long at) {
        boolean sameSecond =
                writtenAt != Long.MIN_VALUE
                        && Math.floorDiv(at, 1000) <= Math.floorDiv(writtenAt, 1000);
        revision = sameSecond ? revision + 1 : 0;
        writtenAt = Math.max(writtenAt, at);
        return writtenAt;
    }

    /** How often its document was written before in the same second. */
    public int revision() {
        return revision;
    }

    public String id() {
        return id;
    }

    public ReferralState state() {
        return state;
    }

    /** When that step was taken, ms since 1970 UTC; null where it was not, or is only implied. */
    public Long at(ReferralState step) {
        return times.get(step);
    }

    /** When it last moved, ms since 1970 UTC. */
    public long stepAt() {
        return stepAt;
    }

    /** When it was declined, expired or lost, ms since 1970 UTC, or null. */
    public Long endedAt() {
        return endedAt;
    }

    /** Since when the account was ready as the referral began, ms since 1970 UTC, or null. */
    public Long readyAt() {
        return readyAt;
    }

    public String askedBy() {
        return askedBy;
    }

    public Incentive incentive() {
        return incentive == null ? Incentive.NONE : incentive;
    }

    /** The account that was introduced, or null. */
    public String referredAccountId() {
        return referredAccountId;
    }

    /** In the reporting currency, or null. */
    public Double value() {
        return value;
    }

    public void write(StateOutput out) throws IOException {
        out.text(id);
        out.symbol(state);
        out.map(
                times,
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue());
                });
        out.number(stepAt);
        out.optional(endedAt);
        out.optional(readyAt);
        out.text(askedBy);
        out.symbol(incentive);
        out.text(referredAccountId);
        out.optionalReal(value);
        out.fixed(writtenAt);
        out.number(revision);
    }

    public static Referral read(StateInput in) throws IOException {
        Referral referral = new Referral(in.text());
        referral.state = in.symbol(ReferralState.values());
        in.each(
                () -> {
                    ReferralState step = in.symbol(ReferralState.values());
                    referral.times.put(step, in.number());
                });
        referral.stepAt = in.number();
        referral.endedAt = in.optional();
        referral.readyAt = in.optional();
        referral.askedBy = in.text();
        referral.incentive = in.symbol(Incentive.values());
        referral.referredAccountId = in.text();
        referral.value = in.optionalReal();
        referral.writtenAt = in.fixed();
        referral.revision = in.integer();
        return referral;
    }
}
