package io.regretradar.domain.learning;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How accounts were scored over some time.
 *
 * @param snapshots every account at every snapshot time at which it was known
 * @param spells the warnings
 * @param from from when on outcomes are known, milliseconds since 1970 UTC
 * @param end up to when outcomes are known
 * @param begun from when on each account was watched
 */
public record ScoredHistory(
        List<Snapshot> snapshots,
        List<Spell> spells,
        long from,
        long end,
        Map<String, Long> begun) {

    public ScoredHistory {
        snapshots = List.copyOf(snapshots);
        spells = List.copyOf(spells);
        begun = Map.copyOf(begun);
    }

    /** The times at which accounts were looked at, in their order. */
    public List<Long> times() {
        return List.copyOf(
                snapshots.stream()
                        .map(Snapshot::at)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The same with other snapshots. */
    ScoredHistory with(List<Snapshot> others) {
        return new ScoredHistory(others, spells, from, end, begun);
    }
}
