package io.regretradar.domain.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The rules over time: which hold at which instant of event time, so that a change of rules is a
 * function of the events like everything else. Of each kind the newest version holds whose time has
 * come. The last {@value #KEPT} versions of each kind are kept, and every silence until 48 h after
 * its end. Compiled-in rules hold before the first one.
 */
public final class RuleBook {

    /** Versions kept of each kind. */
    public static final int KEPT = 8;

    private static final long SILENCE_KEPT_AFTER = 48 * 3_600_000L;

    private final Rules before;
    private final Map<RuleKind, NavigableMap<Long, ControlEvent>> versions =
            new EnumMap<>(RuleKind.class);
    private final NavigableMap<Long, Silence> silences = new TreeMap<>();
    private final NavigableMap<Long, ControlEvent> silenceEvents = new TreeMap<>();
    private final NavigableMap<Long, Rules> eras = new TreeMap<>();

    /** A book in which only the compiled-in rules stand. */
    public RuleBook() {
        this(Rules.defaults());
    }

    /**
     * @param before what holds before the first version
     */
    public RuleBook(Rules before) {
        this.before = before;
        for (RuleKind kind : RuleKind.values()) {
            versions.put(kind, new TreeMap<>());
        }
        eras.put(Long.MIN_VALUE, before);
    }

    /** A book of versions that a {@link RuleGate} has let through, in whatever order. */
    public static RuleBook of(Collection<ControlEvent> accepted) {
        RuleBook book = new RuleBook();
        accepted.forEach(book::accept);
        return book;
    }

    /**
     * Takes a version in.
     *
     * @return those that are no longer kept because of it
     * @throws RuleException if it cannot be used; the book stays as it was
     */
    public List<ControlEvent> accept(ControlEvent event) {
        if (event.kind() == RuleKind.SILENCE) {
            return silence(event);
        }
        before.with(event.kind(), event.json());
        NavigableMap<Long, ControlEvent> ofKind = versions.get(event.kind());
        ofKind.put(event.version(), event);
        List<ControlEvent> dropped = new ArrayList<>();
        while (ofKind.size() > KEPT) {
            dropped.add(ofKind.pollFirstEntry().getValue());
        }
        divide();
        return dropped;
    }

    private List<ControlEvent> silence(ControlEvent event) {
        silences.put(event.version(), Silence.parse(event.json()));
        silenceEvents.put(event.version(), event);
        List<ControlEvent> dropped = new ArrayList<>();
        silences.values()
                .removeIf(
                        old -> {
                            boolean over = old.end() + SILENCE_KEPT_AFTER < event.effectiveAt();
                            if (over) {
                                dropped.add(silenceEvents.remove(old.version()));
                            }
                            return over;
                        });
        return dropped;
    }

    /** Each instant at which something changes begins an era of its own. */
    private void divide() {
        eras.clear();
        eras.put(Long.MIN_VALUE, before);
        versions.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .map(ControlEvent::effectiveAt)
                .distinct()
                .forEach(at -> eras.put(at, compose(at)));
    }

    private Rules compose(long at) {
        Rules rules = before;
        for (var ofKind : versions.values()) {
            for (ControlEvent event : ofKind.descendingMap().values()) {
                if (event.effectiveAt() <= at) {
                    rules = rules.with(event.kind(), event.json());
                    break;
                }
            }
        }
        return rules;
    }

    /** The rules that hold at that instant, ms since 1970 UTC; the same object for the same era. */
    public Rules at(long instant) {
        return eras.floorEntry(instant).getValue();
    }

    /** Whether messages about that account are unwanted at that instant, ms since 1970 UTC. */
    public boolean silenced(Silence.Account account, long at) {
        for (var entry : silences.entrySet()) {
            Silence silence = entry.getValue();
            if (silence.covers(account, at) && !replaced(silence, entry.getKey(), at)) {
                return true;
            }
        }
        return false;
    }

    private boolean replaced(Silence silence, long version, long at) {
        return silences.tailMap(version, false).entrySet().stream()
                .anyMatch(
                        later ->
                                later.getValue().name().equals(silence.name())
                                        && silenceEvents.get(later.getKey()).effectiveAt() <= at);
    }

    /** All that is kept, by kind and version. */
    public List<ControlEvent> kept() {
        List<ControlEvent> kept = new ArrayList<>();
        versions.values().forEach(ofKind -> kept.addAll(ofKind.values()));
        kept.addAll(silenceEvents.values());
        return kept;
    }
}
