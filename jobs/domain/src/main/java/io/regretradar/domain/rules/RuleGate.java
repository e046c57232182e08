package io.regretradar.domain.rules;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The one place where a published version is let in or refused, in the order of the control topic.
 * What it lets in can be used, is newer than the one before, and takes effect later than any tick
 * before it, so that no account can have passed that instant yet.
 */
public final class RuleGate {

    private static final int FORMAT = 1;

    /** Why a version was refused. */
    public enum Refusal {
        /** The JSON is none, or breaks a rule of its kind. */
        RULE_INVALID,
        /** Its version is not above the last one of its kind. */
        RULE_OLDER,
        /** It should have taken effect before now. */
        RULE_TOO_LATE,
        /** Too many versions of its kind are waiting for their time. */
        RULE_TOO_MANY
    }

    /** What the gate says. */
    public sealed interface Verdict {}

    /** The version holds from its time on. */
    public record Accepted(ControlEvent event) implements Verdict {}

    /** The last good version stays. */
    public record Refused(Refusal reason, String message) implements Verdict {}

    private final Map<RuleKind, NavigableMap<Long, Long>> waiting = new EnumMap<>(RuleKind.class);
    private final Map<RuleKind, Long> latest = new EnumMap<>(RuleKind.class);
    private long largestTick = Long.MIN_VALUE;

    /** Event time has come this far, ms since 1970 UTC. */
    public void tick(long at) {
        largestTick = Math.max(largestTick, at);
    }

    /** Judges the next version in the topic, and remembers it if it is let in. */
    public Verdict check(ControlEvent event) {
        long last = latest.getOrDefault(event.kind(), compiledIn(event.kind()));
        if (event.version() <= last) {
            return new Refused(
                    Refusal.RULE_OLDER,
                    "%s has version %d, but must be above %d, the last one. Publish it with a higher version."
                            .formatted(event.kind(), event.version(), last));
        }
        if (event.effectiveAt() <= largestTick) {
            return new Refused(
                    Refusal.RULE_TOO_LATE,
                    "%s version %d has effectiveAt %s, but must take effect after %s, the latest tick. Publish it with a later effectiveAt."
                            .formatted(
                                    event.kind(),
                                    event.version(),
                                    Instant.ofEpochMilli(event.effectiveAt()),
                                    Instant.ofEpochMilli(largestTick)));
        }
        try {
            long inside = versionInside(event);
            if (inside != event.version()) {
                return new Refused(
                        Refusal.RULE_INVALID,
                        "%s was published as version %d, but its JSON says %d. Make both the same."
                                .formatted(event.kind(), event.version(), inside));
            }
        } catch (RuleException e) {
            return new Refused(Refusal.RULE_INVALID, e.getMessage());
        }
        return scheduled(event);
    }

    private Verdict scheduled(ControlEvent event) {
        if (event.kind().replaces()) {
            NavigableMap<Long, Long> ofKind =
                    waiting.computeIfAbsent(event.kind(), ignored -> new TreeMap<>());
            ofKind.values().removeIf(at -> at <= largestTick);
            // The one that holds now must stay among those kept.
            if (ofKind.size() >= RuleBook.KEPT - 1) {
                return new Refused(
                        Refusal.RULE_TOO_MANY,
                        "%s version %d would be the %dth that waits for its time, but at most %d may. Publish it when one of them has come into effect."
                                .formatted(
                                        event.kind(),
                                        event.version(),
                                        ofKind.size() + 1,
                                        RuleBook.KEPT - 1));
            }
            ofKind.put(event.version(), event.effectiveAt());
        }
        latest.put(event.kind(), event.version());
        return new Accepted(event);
    }

    private static long compiledIn(RuleKind kind) {
        return Rules.defaults().version(kind);
    }

    private static long versionInside(ControlEvent event) {
        return event.kind() == RuleKind.SILENCE
                ? Silence.parse(event.json()).version()
                : Rules.defaults().with(event.kind(), event.json()).version(event.kind());
    }

    /** The last version let in, or that compiled in. */
    public long latestVersion(RuleKind kind) {
        return latest.getOrDefault(kind, compiledIn(kind));
    }

    /** The largest tick seen, ms since 1970 UTC; {@link Long#MIN_VALUE} before the first. */
    public long largestTick() {
        return largestTick;
    }

    /** Writes its binary form. */
    public void write(StateOutput out) throws IOException {
        out.number(FORMAT);
        out.fixed(largestTick);
        out.map(
                latest,
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue());
                });
        out.map(
                waiting,
                ofKind -> {
                    out.symbol(ofKind.getKey());
                    out.map(
                            ofKind.getValue(),
                            version -> {
                                out.number(version.getKey());
                                out.number(version.getValue());
                            });
                });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if a newer format was written
     */
    public static RuleGate read(StateInput in) throws IOException {
        long format = in.number();
        if (format != FORMAT) {
            throw new IOException(
                    "The state of the rules has format %d, but this program reads %d. Start the version that wrote it."
                            .formatted(format, FORMAT));
        }
        RuleGate gate = new RuleGate();
        gate.largestTick = in.fixed();
        in.each(() -> gate.latest.put(in.symbol(RuleKind.values()), in.number()));
        in.each(
                () -> {
                    NavigableMap<Long, Long> ofKind = new TreeMap<>();
                    gate.waiting.put(in.symbol(RuleKind.values()), ofKind);
                    in.each(() -> ofKind.put(in.number(), in.number()));
                });
        return gate;
    }
}
