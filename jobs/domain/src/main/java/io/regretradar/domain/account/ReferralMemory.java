package io.regretradar.domain.account;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.referral.Opportunity;
import io.regretradar.domain.referral.Readiness;
import io.regretradar.domain.referral.Referral;
import io.regretradar.domain.referral.ReferralRules;
import io.regretradar.domain.referral.ReferralStanding;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Referrals of the last year, and what it takes to know whether the customer can be asked. */
final class ReferralMemory {

    private static final int DAYS = 365;
    private static final int MOST_KEPT = 500;

    /** An ask is noted as a touchpoint and as a referral; so many days apart they are one. */
    private static final int SAME_ASK_DAYS = 14;

    private Integer lastIntroduced;
    private final Map<String, Referral> referrals = new TreeMap<>();
    private int calmMidnights;
    private Integer csat;
    private long csatAt = Long.MIN_VALUE;
    private Integer lastAskDay;
    private Opportunity opportunity;
    private Long readyBeforeAsk;

    // Handed out at once, and so no part of the state.
    private final Map<String, Referral> changed = new TreeMap<>();
    private final List<Opportunity> opportunities = new ArrayList<>();

    void apply(ReferralEvent event, int day) {
        if (event.action() == ReferralEvent.Action.INTRODUCED) {
            lastIntroduced = lastIntroduced == null ? day : Math.max(lastIntroduced, day);
        }
        if (event.action() == ReferralEvent.Action.ASKED) {
            asked(event.occurredAt(), day);
        }
        Referral known = referrals.get(event.referralId());
        if (known == null) {
            Referral begun = Referral.begin(event, readyFor(day));
            if (begun != null) {
                readyBeforeAsk = null;
                referrals.put(begun.id(), begun);
                changed.put(begun.id(), begun);
                dropOldest();
            }
        } else if (known.apply(event)) {
            changed.put(known.id(), known);
        }
    }

    void apply(TouchpointEvent event, int day) {
        boolean ask =
                event.purpose() == TouchpointEvent.Purpose.REFERRAL_ASK
                        && (event.action() == TouchpointEvent.Action.COMPLETED
                                || event.action() == TouchpointEvent.Action.VENDOR_MESSAGE);
        if (ask) {
            asked(event.occurredAt(), day);
        }
    }

    private void asked(long at, int day) {
        lastAskDay = lastAskDay == null ? day : Math.max(lastAskDay, day);
        if (opportunity != null) {
            readyBeforeAsk = opportunity.readyAt();
            end(at, true);
        }
    }

    private Long readyFor(int day) {
        if (opportunity != null) {
            return opportunity.readyAt();
        }
        boolean lately = lastAskDay != null && day - lastAskDay <= SAME_ASK_DAYS;
        return lately ? readyBeforeAsk : null;
    }

    private void end(long at, boolean byAsk) {
        if (opportunity != null) {
            opportunities.add(opportunity.end(at, byAsk));
            opportunity = null;
        }
    }

    private void dropOldest() {
        if (referrals.size() > MOST_KEPT) {
            referrals.values().stream()
                    .min(Comparator.comparingLong(Referral::stepAt))
                    .ifPresent(oldest -> referrals.remove(oldest.id()));
        }
    }

    void rated(int score, long at) {
        if (score >= 1 && score <= 5 && at >= csatAt) {
            csat = score;
            csatAt = at;
        }
    }

    void midnight(boolean calm) {
        calmMidnights = calm ? calmMidnights + 1 : 0;
    }

    boolean introduced(int day) {
        return lastIntroduced != null && lastIntroduced > day - DAYS && lastIntroduced <= day;
    }

    int calmMidnights() {
        return calmMidnights;
    }

    /** The latest rating 1..5, or null. */
    Integer csat() {
        return csat;
    }

    /** Local dates since the last ask, or null. */
    Integer daysSinceAsk(int day) {
        return lastAskDay == null ? null : day - lastAskDay;
    }

    /** Where the account stands, by what an evaluation has found. */
    ReferralStanding standing(long at, Readiness readiness, ReferralRules rules) {
        long begun = opportunity == null ? at : opportunity.readyAt();
        Long since = readiness.ready() ? begun : null;
        long pause = rules.askPauseDays() * Times.DAY;
        ReferralState state =
                readiness.ready()
                        ? ReferralState.READY
                        : latest().filter(referral -> at - referral.stepAt() < pause)
                                .map(Referral::state)
                                .orElse(ReferralState.NOT_READY);
        boolean missed = since != null && Times.days(at - since) > rules.missedAfterDays();
        return new ReferralStanding(
                readiness, state, since, missed, since == null ? waitingSince() : since);
    }

    private Optional<Referral> latest() {
        return referrals.values().stream().max(Comparator.comparingLong(Referral::stepAt));
    }

    private Long waitingSince() {
        return referrals.values().stream()
                .filter(referral -> referral.state().waitsForCustomer())
                .map(ReferralMemory::since)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Long since(Referral referral) {
        Long asked = referral.at(ReferralState.ASKED);
        return referral.readyAt() != null
                ? referral.readyAt()
                : asked != null ? asked : Long.valueOf(referral.stepAt());
    }

    /** Keeps what an evaluation has found. */
    void evaluated(ReferralStanding standing, long at) {
        if (!standing.ready()) {
            end(at, false);
        } else if (opportunity == null) {
            opportunity = Opportunity.begin(at);
            opportunities.add(opportunity);
        } else if (standing.missed() && !opportunity.missed()) {
            opportunity = opportunity.becomeMissed(at);
            opportunities.add(opportunity);
        }
    }

    /** The account is lost: nobody is to ask it any more. */
    void close(long at) {
        end(at, false);
    }

    /** When a referral next expires, ms; MAX_VALUE for never. */
    long nextExpiry(ReferralRules rules) {
        long next = Long.MAX_VALUE;
        for (Referral referral : referrals.values()) {
            next = Math.min(next, referral.expiresAt(rules));
        }
        return next;
    }

    void expire(long now, ReferralRules rules) {
        for (Referral referral : referrals.values()) {
            if (referral.expire(now, rules)) {
                changed.put(referral.id(), referral);
            }
        }
    }

    /** What has changed since the last call, in the order of ids. */
    List<Referral> takeChanged() {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<Referral> taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    /** What has become of the chances to ask since the last call, in the order of time. */
    List<Opportunity> takeOpportunities() {
        if (opportunities.isEmpty()) {
            return List.of();
        }
        List<Opportunity> taken = List.copyOf(opportunities);
        opportunities.clear();
        return taken;
    }

    void prune(long at) {
        referrals
                .values()
                .removeIf(
                        referral ->
                                !referral.state().waitsForCustomer()
                                        && at - referral.stepAt() > DAYS * Times.DAY);
    }

    void write(StateOutput out) throws IOException {
        out.optional(lastIntroduced);
        out.list(referrals.values(), referral -> referral.write(out));
        out.number(calmMidnights);
        out.optional(csat);
        out.fixed(csatAt);
        out.optional(lastAskDay);
        out.bool(opportunity != null);
        if (opportunity != null) {
            out.number(opportunity.readyAt());
            out.bool(opportunity.missed());
            out.number(opportunity.at());
            out.number(opportunity.revision());
        }
        out.optional(readyBeforeAsk);
    }

    void read(StateInput in) throws IOException {
        lastIntroduced = in.optionalInteger();
        in.each(
                () -> {
                    Referral referral = Referral.read(in);
                    referrals.put(referral.id(), referral);
                });
        calmMidnights = in.integer();
        csat = in.optionalInteger();
        csatAt = in.fixed();
        lastAskDay = in.optionalInteger();
        if (in.bool()) {
            long readyAt = in.number();
            opportunity =
                    new Opportunity(readyAt, null, false, in.bool(), in.number(), in.integer());
        }
        readyBeforeAsk = in.optional();
    }
}
