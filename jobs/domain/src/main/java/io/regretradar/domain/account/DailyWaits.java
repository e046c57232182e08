package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Waits by the local date on which they ended. At most the first 500 of a date are kept. */
final class DailyWaits {

    static final int MOST_PER_DAY = 500;

    /**
     * A wait that ended.
     *
     * @param millis its length
     * @param agentId who ended it, or null
     */
    record Wait(long millis, String agentId) {}

    private final NavigableMap<Integer, List<Wait>> days = new TreeMap<>();

    void add(int day, long millis, String agentId) {
        List<Wait> waits = days.computeIfAbsent(day, ignored -> new ArrayList<>(2));
        if (waits.size() < MOST_PER_DAY) {
            waits.add(new Wait(millis, agentId));
        }
    }

    void each(int from, int to, Consumer<Wait> consumer) {
        for (List<Wait> waits : days.subMap(from, true, to, true).values()) {
            waits.forEach(consumer);
        }
    }

    void dropBefore(int day) {
        days.headMap(day, false).clear();
    }

    void write(StateOutput out) throws IOException {
        out.map(
                days,
                entry -> {
                    out.number(entry.getKey());
                    out.list(
                            entry.getValue(),
                            wait -> {
                                out.number(wait.millis());
                                out.text(wait.agentId());
                            });
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    int day = in.integer();
                    days.put(day, in.list(() -> new Wait(in.number(), in.text())));
                });
    }
}
