package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When the customer first succeeded: by an event that says so, or by value on three dates. */
final class SuccessMemory {

    private static final int VALUE_DAYS = 3;

    private Long byEvent;

    /** The first moment of value on each of the first three local dates with one. */
    private final NavigableMap<Integer, Long> moments = new TreeMap<>();

    void reported(long at) {
        byEvent = byEvent == null ? at : Math.min(byEvent, at);
    }

    void valueMoment(long at, int day) {
        moments.merge(day, at, Math::min);
        if (moments.size() > VALUE_DAYS) {
            moments.pollLastEntry();
        }
    }

    /** The purchase: value before it was a trial's. */
    void purchased(long closeAt) {
        moments.values().removeIf(at -> at < closeAt);
    }

    /** The customer came back: everything starts anew. */
    void restart() {
        moments.clear();
        byEvent = null;
    }

    /** The instant of first success, or null. */
    Long at() {
        Long byValue = moments.size() < VALUE_DAYS ? null : moments.lastEntry().getValue();
        if (byEvent == null || byValue == null) {
            return byEvent == null ? byValue : byEvent;
        }
        return Math.min(byEvent, byValue);
    }

    void write(StateOutput out) throws IOException {
        out.optional(byEvent);
        out.map(
                moments,
                entry -> {
                    out.number(entry.getKey());
                    out.number(entry.getValue());
                });
    }

    void read(StateInput in) throws IOException {
        byEvent = in.optional();
        in.each(() -> moments.put(in.integer(), in.number()));
    }
}
