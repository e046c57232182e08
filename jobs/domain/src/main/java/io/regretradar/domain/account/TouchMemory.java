package io.regretradar.domain.account;

import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.feature.Samples;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Messages and sessions: who waits for a reply, what was on time, what nobody answered. */
final class TouchMemory {

    static final int ON_TIME = 0;
    static final int TIMED = 1;
    static final int PITCHES = 2;

    private static final int MOST_KEPT = 500;
    private static final int NOISE_DAYS = 14;
    private static final int PITCH_WEIGHT = 2;
    private static final int OVER_CONTACT = 5;
    private static final long REPLY_EXPECTED_AFTER = 4 * Times.HOUR;

    /** A vendor's message that the customer has not answered. */
    private record Outbound(String touchpointId, int day, boolean checkIn) {}

    /** Promised time of a scheduled session. */
    private record Promise(long dueAt, int day) {}

    private final Map<String, Long> openMessages = new LinkedHashMap<>();
    private final DailyWaits replies = new DailyWaits();
    private final Deque<Outbound> unanswered = new ArrayDeque<>();
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final DailyCounts counts = new DailyCounts(3);

    /** Sessions the vendor missed and has not made up for, by purpose. */
    private final MissedSessions missed = new MissedSessions();

    void apply(TouchpointEvent event, int day) {
        switch (event.action()) {
            case SCHEDULED -> {
                if (event.dueAt() != null) {
                    promises.remove(event.touchpointId());
                    promises.put(event.touchpointId(), new Promise(event.dueAt(), day));
                    bound(promises);
                }
            }
            case COMPLETED -> completed(event, day);
            case MISSED_BY_VENDOR -> {
                counts.add(day, TIMED, 1);
                missed.missed(event.purpose(), event.occurredAt());
            }
            case CUSTOMER_MESSAGE -> customerMessage(event);
            case VENDOR_REPLY -> vendorReply(event, day);
            case VENDOR_MESSAGE -> vendorMessage(event, day);
            default -> {}
        }
    }

    private void completed(TouchpointEvent event, int day) {
        missed.held(event.purpose(), event.occurredAt());
        Promise promise = promises.get(event.touchpointId());
        Long due = event.dueAt() != null ? event.dueAt() : promise == null ? null : promise.dueAt();
        if (due != null) {
            counts.add(day, TIMED, 1);
            counts.add(day, ON_TIME, event.occurredAt() <= due ? 1 : 0);
        }
        if (event.purpose() == Purpose.SALES_PITCH) {
            counts.add(day, PITCHES, 1);
        }
    }

    private void customerMessage(TouchpointEvent event) {
        if (event.inReplyTo() == null) {
            unanswered.clear();
        } else {
            unanswered.removeIf(out -> out.touchpointId().equals(event.inReplyTo()));
        }
        openMessages.putIfAbsent(event.touchpointId(), event.occurredAt());
        bound(openMessages);
    }

    private void vendorReply(TouchpointEvent event, int day) {
        if (event.inReplyTo() == null) {
            openMessages.values().forEach(asked -> reply(event, asked, day));
            openMessages.clear();
        } else {
            Long asked = openMessages.remove(event.inReplyTo());
            if (asked != null) {
                reply(event, asked, day);
            }
        }
    }

    private void reply(TouchpointEvent event, long asked, int day) {
        replies.add(day, Math.max(0, event.occurredAt() - asked), null);
    }

    private void vendorMessage(TouchpointEvent event, int day) {
        boolean checkIn =
                event.purpose() == Purpose.CHECK_IN && !Boolean.TRUE.equals(event.valueAdded());
        unanswered.addLast(new Outbound(event.touchpointId(), day, checkIn));
        if (unanswered.size() > MOST_KEPT) {
            unanswered.removeFirst();
        }
        if (event.purpose() == Purpose.SALES_PITCH) {
            counts.add(day, PITCHES, 1);
        }
    }

    private static void bound(Map<String, ?> map) {
        if (map.size() > MOST_KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** p75 hours to a reply over 28 days, open messages with their age; NaN for none. */
    double replyP75Hours(long at, int day) {
        Samples samples = new Samples();
        replies.each(day - 27, day, wait -> samples.add(Times.hours(wait.millis())));
        for (long asked : openMessages.values()) {
            if (at - asked > REPLY_EXPECTED_AFTER) {
                samples.add(Times.hours(at - asked));
            }
        }
        return samples.percentile(0.75);
    }

    /** Unanswered check-ins without value of 14 days, and twice the pitches before success. */
    double checkinNoise(int day, boolean succeeded) {
        long noise = unanswered.stream().filter(out -> out.checkIn() && recent(out, day)).count();
        long pitches = counts.sum(PITCHES, day - NOISE_DAYS + 1, day);
        return noise + (succeeded ? 0 : PITCH_WEIGHT * pitches);
    }

    private static boolean recent(Outbound out, int day) {
        return out.day() > day - NOISE_DAYS && out.day() <= day;
    }

    /** Messages that wait for a reply. */
    int openMessages() {
        return openMessages.size();
    }

    /** Hours the longest of them has waited; NaN for none. */
    double longestWaitHours(long at) {
        return openMessages.values().stream()
                .min(Long::compare)
                .map(asked -> Times.hours(at - asked))
                .orElse(Double.NaN);
    }

    /** Sessions the vendor missed since the last one of their purpose was held. */
    int missedSessions() {
        return missed.count();
    }

    MissedSessions missed() {
        return missed;
    }

    /** When the longest-waiting message came, or null for none. */
    Long openMessageSince() {
        return openMessages.values().stream().min(Long::compare).orElse(null);
    }

    /** Whether five or more messages of 14 days are unanswered: fewer would be more. */
    boolean overContacted(int day) {
        return unanswered.stream().filter(out -> recent(out, day)).count() >= OVER_CONTACT;
    }

    /** On-time and all timed touchpoints of the dates from..to. */
    long sum(int counter, int from, int to) {
        return counts.sum(counter, from, to);
    }

    void prune(int day) {
        replies.dropBefore(day - 90);
        counts.dropBefore(day - 90);
        unanswered.removeIf(out -> out.day() <= day - NOISE_DAYS);
        promises.values().removeIf(promise -> promise.day() <= day - 365);
    }

    void write(StateOutput out) throws IOException {
        out.map(
                openMessages,
                entry -> {
                    out.text(entry.getKey());
                    out.number(entry.getValue());
                });
        replies.write(out);
        out.list(
                unanswered,
                message -> {
                    out.text(message.touchpointId());
                    out.number(message.day());
                    out.bool(message.checkIn());
                });
        out.map(
                promises,
                entry -> {
                    out.text(entry.getKey());
                    out.number(entry.getValue().dueAt());
                    out.number(entry.getValue().day());
                });
        counts.write(out);
        missed.write(out);
    }

    void read(StateInput in) throws IOException {
        in.each(() -> openMessages.put(in.text(), in.number()));
        replies.read(in);
        in.each(() -> unanswered.add(new Outbound(in.text(), in.integer(), in.bool())));
        in.each(() -> promises.put(in.text(), new Promise(in.number(), in.integer())));
        counts.read(in);
        missed.read(in);
    }
}
