package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import io.regretradar.domain.state.WellFormed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Ids of the events applied within the horizon for duplicates, as 128-bit hashes: an id takes 16
 * bytes however long it is, and a false match is less likely than a broken disk.
 */
final class SeenEvents {

    private record Id(long high, long low) {}

    private final Set<Id> ids = new HashSet<>();
    private final TreeMap<Long, List<Id>> byTime = new TreeMap<>();

    /** Notes an id; false if it was known. */
    boolean add(String eventId, long occurredAt) {
        Id id = hash(eventId);
        if (!ids.add(id)) {
            return false;
        }
        byTime.computeIfAbsent(occurredAt, ignored -> new ArrayList<>(1)).add(id);
        return true;
    }

    void dropBefore(long occurredAt) {
        if (byTime.isEmpty() || byTime.firstKey() >= occurredAt) {
            return;
        }
        Map<Long, List<Id>> old = byTime.headMap(occurredAt, false);
        old.values().forEach(ids::removeAll);
        old.clear();
    }

    private static Id hash(String eventId) {
        long[] hash =
                MurmurHash3.hash128x64(WellFormed.of(eventId).getBytes(StandardCharsets.UTF_8));
        return new Id(hash[0], hash[1]);
    }

    void write(StateOutput out) throws IOException {
        out.map(
                byTime,
                entry -> {
                    out.number(entry.getKey());
                    out.list(
                            entry.getValue(),
                            id -> {
                                out.fixed(id.high());
                                out.fixed(id.low());
                            });
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    long at = in.number();
                    List<Id> list = in.list(() -> new Id(in.fixed(), in.fixed()));
                    byTime.put(at, list);
                    ids.addAll(list);
                });
    }
}
