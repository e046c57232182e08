package io.regretradar.domain.scorecard;

import static io.regretradar.domain.event.Stream.ACCOUNT_LIFECYCLE;
import static io.regretradar.domain.event.Stream.PRODUCT_USAGE;
import static io.regretradar.domain.event.Stream.REFERRALS;
import static io.regretradar.domain.event.Stream.SUPPORT_TICKETS;
import static io.regretradar.domain.event.Stream.SURVEYS;
import static io.regretradar.domain.event.Stream.TOUCHPOINTS;

import io.regretradar.domain.event.Stream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The thirty measurements of an account, in the order in which their points are summed. What each
 * is worth stands in the {@link Scorecard}; which streams it needs stands here, since that follows
 * from how it is computed.
 */
public enum Feature {
    FRT_P75_H(allOf(SUPPORT_TICKETS)),
    SLA_BREACH_RATE(allOf(SUPPORT_TICKETS)),
    URGENT_OPEN_AGE_H(allOf(SUPPORT_TICKETS)),
    REOPEN_RATE(allOf(SUPPORT_TICKETS)),
    TICKET_LOAD_RATIO(allOf(SUPPORT_TICKETS)),
    USAGE_RATIO(allOf(PRODUCT_USAGE)),
    USAGE_CUSUM(allOf(PRODUCT_USAGE)),
    SEAT_UTILISATION(allOf(PRODUCT_USAGE, ACCOUNT_LIFECYCLE)),
    CORE_BREADTH(allOf(PRODUCT_USAGE, ACCOUNT_LIFECYCLE)),
    IDLE_BUSINESS_DAYS(allOf(PRODUCT_USAGE)),
    NPS_WEIGHTED(allOf(SURVEYS)),
    NPS_SILENCE(allOf(SURVEYS)),
    REGRET_SIGNAL(anyOf(SUPPORT_TICKETS, SURVEYS)),
    STAGE_OVERDUE_RATIO(allOf(ACCOUNT_LIFECYCLE)),
    ONB_MISSED_RATE(allOf(TOUCHPOINTS, ACCOUNT_LIFECYCLE)),
    VALUE_OVERDUE_RATIO(allOf(ACCOUNT_LIFECYCLE)),
    TOUCHPOINT_COVERAGE(allOf(TOUCHPOINTS, ACCOUNT_LIFECYCLE)),
    STAGE_STATEMENT(allOf(SURVEYS, ACCOUNT_LIFECYCLE)),
    INCONSISTENCY(anyOf(SUPPORT_TICKETS, SURVEYS, TOUCHPOINTS)),
    OWNER_REPLY_P75_H(allOf(TOUCHPOINTS)),
    HANDOFF_GAP_H(allOf(ACCOUNT_LIFECYCLE)),
    HANDOFF_COMPLETENESS(allOf(ACCOUNT_LIFECYCLE)),
    CHAMPION_SILENCE_D(anyOf(ACCOUNT_LIFECYCLE, SURVEYS)),
    CHECKIN_NOISE(allOf(TOUCHPOINTS)),
    BILLING_FRICTION(allOf(ACCOUNT_LIFECYCLE)),
    CYCLE_SHORT(allOf(ACCOUNT_LIFECYCLE)),
    EVAL_SHALLOW(allOf(ACCOUNT_LIFECYCLE)),
    EXPECTATION_GAP(anyOf(SUPPORT_TICKETS, SURVEYS)),
    CYCLE_LONG(allOf(ACCOUNT_LIFECYCLE)),
    REFERRAL_MADE(allOf(REFERRALS));

    /** How many there are. */
    public static final int COUNT = values().length;

    private final String id;
    private final Needs needs;

    Feature(Needs needs) {
        this.id = name().toLowerCase(java.util.Locale.ROOT);
        this.needs = needs;
    }

    /** The name in data and documents, e.g. {@code frt_p75_h}. */
    public String id() {
        return id;
    }

    /** Whether a deployment with those streams can ever feed this feature. */
    public boolean fedBy(Set<Stream> connected) {
        return needs.all
                ? connected.containsAll(needs.streams)
                : needs.streams.stream().anyMatch(connected::contains);
    }

    /** The feature of that id, or empty if there is none. */
    public static Optional<Feature> ofId(String id) {
        return Arrays.stream(values()).filter(feature -> feature.id.equals(id)).findFirst();
    }

    private record Needs(boolean all, Set<Stream> streams) {}

    private static Needs allOf(Stream... streams) {
        return new Needs(true, Set.of(streams));
    }

    private static Needs anyOf(Stream... streams) {
        return new Needs(false, Set.of(streams));
    }
}
