package io.regretradar.domain.account;

import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Sessions that the vendor missed, until a later one of the same purpose is held. */
final class MissedSessions {

    private static final int MOST_KEPT = 500;

    private final Map<Purpose, Deque<Long>> missed = new EnumMap<>(Purpose.class);
    private final Map<Purpose, Long> heldAt = new EnumMap<>(Purpose.class);

    void missed(Purpose purpose, long at) {
        Long held = heldAt.get(purpose);
        if (held != null && at <= held) {
            return;
        }
        Deque<Long> ofPurpose = missed.computeIfAbsent(purpose, ignored -> new ArrayDeque<>());
        ofPurpose.addLast(at);
        if (ofPurpose.size() > MOST_KEPT) {
            ofPurpose.removeFirst();
        }
    }

    void held(Purpose purpose, long at) {
        heldAt.merge(purpose, at, Math::max);
        Deque<Long> ofPurpose = missed.get(purpose);
        if (ofPurpose != null) {
            ofPurpose.removeIf(missedAt -> missedAt <= at);
        }
    }

    /** Of any purpose. */
    int count() {
        return missed.values().stream().mapToInt(Deque::size).sum();
    }

    /** Of onboarding, training and value reviews: what a customer was promised. */
    int promised() {
        return size(Purpose.ONBOARDING) + size(Purpose.TRAINING) + size(Purpose.VALUE_REVIEW);
    }

    private int size(Purpose purpose) {
        Deque<Long> ofPurpose = missed.get(purpose);
        return ofPurpose == null ? 0 : ofPurpose.size();
    }

    /** The customer came back: what was missed before is past. */
    void restart() {
        missed.clear();
    }

    void write(StateOutput out) throws IOException {
        out.map(
                missed,
                entry -> {
                    out.symbol(entry.getKey());
                    out.list(entry.getValue(), out::number);
                });
        out.map(
                heldAt,
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue());
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () ->
                        missed.put(
                                in.symbol(Purpose.values()),
                                new ArrayDeque<>(in.list(in::number))));
        in.each(() -> heldAt.put(in.symbol(Purpose.values()), in.number()));
    }
}
