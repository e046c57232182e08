package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** When the customer first succeeded: by an event that says so, or by value on three dates. */
final class SuccessMemory {

    private static final int VALUE_DAYS = 3;

    private Long byEvent;
    private Long byValue;
    private final Set<Integer> valueDays = new TreeSet<>();

    void reported(long at) {
        byEvent = byEvent == null ? at : Math.min(byEvent, at);
    }

    void valueMoment(long at, int day) {
        if (byValue == null && valueDays.add(day) && valueDays.size() == VALUE_DAYS) {
            byValue = at;
        }
    }

    /** The purchase: value before it was a trial's. */
    void purchased() {
        byValue = null;
        valueDays.clear();
    }

    /** The customer came back: everything starts anew. */
    void restart() {
        purchased();
        byEvent = null;
    }

    /** The instant of first success, or null. */
    Long at() {
        if (byEvent == null || byValue == null) {
            return byEvent == null ? byValue : byEvent;
        }
        return Math.min(byEvent, byValue);
    }

    void write(StateOutput out) throws IOException {
        out.optional(byEvent);
        out.optional(byValue);
        out.list(valueDays, day -> out.number(day));
    }

    void read(StateInput in) throws IOException {
        byEvent = in.optional();
        byValue = in.optional();
        in.each(() -> valueDays.add(in.integer()));
    }
}
