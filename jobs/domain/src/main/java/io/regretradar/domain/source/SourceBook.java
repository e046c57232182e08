package io.regretradar.domain.source;

import io.regretradar.domain.event.Stream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which sources were silent when, so that an account's evaluation at an instant sees what held at
 * that instant. The last {@value #KEPT} changes of each source are kept.
 */
public final class SourceBook {

    /** Changes kept of each source. */
    public static final int KEPT = 16;

    private record Source(Stream stream, String name) {}

    private final Map<Source, NavigableMap<Long, Boolean>> changes = new HashMap<>();

    /** A book of those changes, in whatever order. */
    public static SourceBook of(Collection<SourceChange> changes) {
        SourceBook book = new SourceBook();
        changes.forEach(book::accept);
        return book;
    }

    /**
     * Takes a change in.
     *
     * @return those that are no longer kept because of it
     */
    public List<SourceChange> accept(SourceChange change) {
        Source source = new Source(change.stream(), change.source());
        NavigableMap<Long, Boolean> ofSource =
                changes.computeIfAbsent(source, ignored -> new TreeMap<>());
        ofSource.put(change.at(), change.stale());
        List<SourceChange> dropped = new ArrayList<>();
        while (ofSource.size() > KEPT) {
            var first = ofSource.pollFirstEntry();
            dropped.add(
                    new SourceChange(
                            source.stream(), source.name(), first.getKey(), first.getValue()));
        }
        return dropped;
    }

    /** Whether that source is silent at that instant, ms since 1970 UTC. */
    public boolean stale(Stream stream, String source, long at) {
        if (changes.isEmpty()) {
            return false;
        }
        NavigableMap<Long, Boolean> ofSource = changes.get(new Source(stream, source));
        var last = ofSource == null ? null : ofSource.floorEntry(at);
        return last != null && last.getValue();
    }
}
