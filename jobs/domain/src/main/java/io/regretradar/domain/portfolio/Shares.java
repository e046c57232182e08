package io.regretradar.domain.portfolio;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an account contributes to rows at present, so that a new contribution can replace it: the
 * difference goes to the rows.
 */
final class Shares {

    private final Map<RowKey, Tally> rows = new LinkedHashMap<>();

    /** Contributes this from now on, and nothing else. */
    void replace(Map<RowKey, Tally> now, long at, Consumer<RowChange> out) {
        Set<RowKey> keys = new LinkedHashSet<>(rows.keySet());
        keys.addAll(now.keySet());
        for (RowKey key : keys) {
            Tally change = new Tally().plus(now.getOrDefault(key, new Tally()));
            change.minus(rows.getOrDefault(key, new Tally()));
            if (!change.isZero()) {
                out.accept(new RowChange(key, change, at));
            }
        }
        rows.clear();
        rows.putAll(now);
    }

    /** Lets what was contributed stand for ever, and contributes nothing yet. */
    void settle() {
        rows.clear();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(StateOutput out) throws IOException {
        out.map(
                rows,
                entry -> {
                    entry.getKey().write(out);
                    entry.getValue().write(out);
                });
    }

    void read(StateInput in) throws IOException {
        in.each(() -> rows.put(RowKey.read(in), Tally.read(in)));
    }
}
