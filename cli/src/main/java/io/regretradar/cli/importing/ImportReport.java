package io.regretradar.cli.importing;

import io.regretradar.cli.importing.rows.Read;
import io.regretradar.domain.event.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an import found. Its size does not grow with the rows, but with the accounts. */
final class ImportReport {
    private static final int EXAMPLES = 3;
    private static final int FIRST_EVENTS = 5;

    private final List<String> files = new ArrayList<>();
    private final Map<Stream, Range> streams = new EnumMap<>(Stream.class);
    private final Map<String, Kind> rejected = new LinkedHashMap<>();
    private final List<String> firstEvents = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();
    private long rows;
    private long leftOut;
    private long rejectedRows;
    private long repeats;
    private long events;
    private int spills;
    private long lastRejected = -1;

    /** Events of a stream: how many, of how many accounts, from when to when. */
    private static final class Range {
        private final Set<String> accounts = new HashSet<>();
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
    }

    /** Rejections of one kind: how many, and the first of them. */
    record Kind(String event, String reason, String what, List<String> examples, long[] counted) {
        long count() {
            return counted[0];
        }
    }

    void file(String description) {
        files.add(description);
    }

    void row() {
        rows++;
    }

    void leftOut() {
        leftOut++;
    }

    void repeat() {
        repeats++;
    }

    void spills(int more) {
        spills += more;
    }

    /**
     * @param event the event's name; null if the row as a whole is rejected
     * @param place file and line
     */
    void rejected(Read row, String event, String reason, String place, String message) {
        long id = ((long) row.file() << 40) + row.line();
        rejectedRows += id == lastRejected ? 0 : 1;
        lastRejected = id;
        String what = event == null ? "" : message.split(" ", 2)[0];
        Kind kind =
                rejected.computeIfAbsent(
                        event + " " + reason + " " + what,
                        key -> new Kind(event, reason, what, new ArrayList<>(), new long[1]));
        kind.counted()[0]++;
        if (kind.examples().size() < EXAMPLES) {
            kind.examples().add(place + "  " + message);
        }
    }

    /** The next event in the order in which they come out. */
    void event(ImportedEvent event) {
        events++;
        Range range = streams.computeIfAbsent(event.stream(), stream -> new Range());
        range.count++;
        range.first = Math.min(range.first, event.at());
        range.last = Math.max(range.last, event.at());
        range.accounts.add(event.accountId());
        accounts.add(event.accountId());
        if (firstEvents.size() < FIRST_EVENTS) {
            firstEvents.add(event.line());
        }
    }

    long events() {
        return events;
    }

    long rows() {
        return rows;
    }

    long leftOutRows() {
        return leftOut;
    }

    long rejectedRows() {
        return rejectedRows;
    }

    long repeats() {
        return repeats;
    }

    int accounts() {
        return accounts.size();
    }

    List<String> files() {
        return files;
    }

    List<String> firstEvents() {
        return firstEvents;
    }

    /** The most frequent first. */
    List<Kind> kinds() {
        return rejected.values().stream()
                .sorted(Comparator.comparingLong(Kind::count).reversed())
                .toList();
    }

    /** For machines. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", files);
        json.put("rows", rows);
        json.put("leftOut", leftOut);
        json.put("rejectedRows", rejectedRows);
        json.put("repeats", repeats);
        json.put("events", events);
        json.put("accounts", accounts());
        json.put("spills", spills);
        List<Map<String, Object>> ranges = new ArrayList<>();
        ranges(
                (stream, count, its, first, last) -> {
                    Map<String, Object> range = new LinkedHashMap<>();
                    range.put("stream", stream);
                    range.put("events", count);
                    range.put("accounts", its);
                    range.put("from", first);
                    range.put("to", last);
                    ranges.add(range);
                });
        json.put("streams", ranges);
        json.put("firstEvents", firstEvents);
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (Kind kind : kinds()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("event", kind.event());
            one.put("reason", kind.reason());
            one.put("what", kind.what());
            one.put("count", kind.count());
            one.put("examples", kind.examples());
            kinds.add(one);
        }
        json.put("rejected", kinds);
        return json;
    }

    /** Takes what was found of each stream. */
    interface Ranges {
        void range(String stream, long events, int accounts, String first, String last);
    }

    void ranges(Ranges to) {
        streams.forEach(
                (stream, range) ->
                        to.range(
                                stream.topic(),
                                range.count,
                                range.accounts.size(),
                                Instant.ofEpochMilli(range.first).toString(),
                                Instant.ofEpochMilli(range.last).toString()));
    }
}
