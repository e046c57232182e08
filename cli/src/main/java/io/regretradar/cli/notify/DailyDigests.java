package io.regretradar.cli.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the digests that are due, each once per owner and day. */
final class DailyDigests {
    private final DigestTime time;
    private final Map<String, ZoneId> zones;
    private final Clock clock;
    private final Function<Instant, List<OwnersCalls>> calls;
    private final SentDigests sent;

    /** A digest that is due. */
    record Due(OwnersCalls calls, LocalDate day) {
        String key() {
            return calls.key(day);
        }

        byte[] json() {
            return calls.message(day).json();
        }
    }

    /**
     * @param zones of owners for whom another zone holds than that of most of their accounts
     * @param calls the open calls of each owner, at an instant
     */
    DailyDigests(
            DigestTime time,
            Map<String, ZoneId> zones,
            Clock clock,
            Function<Instant, List<OwnersCalls>> calls,
            SentDigests sent) {
        this.time = time;
        this.zones = Map.copyOf(zones);
        this.clock = clock;
        this.calls = calls;
        this.sent = sent;
    }

    /** The digest of every owner, due or not. */
    List<Due> all() {
        Instant now = clock.instant();
        return zoned(now).stream()
                .map(owner -> new Due(owner, now.atZone(owner.zone()).toLocalDate()))
                .toList();
    }

    /** What is due now and has not been sent. */
    List<Due> due() {
        Instant now = clock.instant();
        List<Due> due = new ArrayList<>();
        for (OwnersCalls owner : zoned(now)) {
            time.due(owner.zone(), now).ifPresent(day -> due.add(new Due(owner, day)));
        }
        if (due.isEmpty()) {
            return due;
        }
        Map<String, LocalDate> last = sent.read();
        due.removeIf(digest -> !isNew(last.get(digest.calls().owner()), digest.day()));
        return due;
    }

    /** Notes that a digest is about to be sent; it is not due again. */
    void claim(Due digest) {
        sent.claim(digest.calls().owner(), digest.day());
    }

    private List<OwnersCalls> zoned(Instant now) {
        return calls.apply(now).stream()
                .map(owner -> owner.in(zones.getOrDefault(owner.owner(), owner.zone())))
                .toList();
    }

    private static boolean isNew(LocalDate last, LocalDate day) {
        return last == null || day.isAfter(last);
    }
}
