package io.regretradar.domain.activity;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.TouchpointEvent.Emotion;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What analysts are told of an account: its activity by local date for 28 days and what late events
 * may still change, and by hour until no late event can change it.
 */
public final class ActivityMemory {

    private static final long HOUR = 3_600_000L;
    private static final int DAYS_KEPT = 32;
    private static final int CLOSED_WITHIN_DAYS = 7;

    /** A period's document as it was last written: what a rewriting repeats. */
    public static final class Written {
        private boolean any;
        private int revision;
        private Stage stage;
        private Band band = Band.NONE;

        /** Notes a writing and returns its revision; stage and band stay those of the first. */
        public int next(Stage stageThen, Band bandThen) {
            if (any) {
                revision++;
            } else {
                any = true;
                stage = stageThen;
                band = bandThen;
            }
            return revision;
        }

        public boolean any() {
            return any;
        }

        public Stage stage() {
            return stage;
        }

        public Band band() {
            return band;
        }

        void write(StateOutput out) throws IOException {
            out.bool(any);
            out.number(revision);
            out.symbol(stage);
            out.symbol(band);
        }

        void read(StateInput in) throws IOException {
            any = in.bool();
            revision = in.integer();
            stage = in.symbol(Stage.values());
            band = in.symbol(Band.values());
        }
    }

    /** An hour with activity. */
    public static final class Hour {
        private final Activity activity = new Activity();
        private final TreeSet<String> users = new TreeSet<>();
        private final TreeSet<String> features = new TreeSet<>();
        private final Written written = new Written();

        public Activity activity() {
            return activity;
        }

        public int activeUsers() {
            return users.size();
        }

        public int featuresUsed() {
            return features.size();
        }

        public Written written() {
            return written;
        }
    }

    /** Feedback that asks for a vendor's answer; closedAt is null until it comes. */
    private static final class Feedback {
        int day;
        long at;
        Long closedAt;
    }

    private final NavigableMap<Integer, Activity> days = new TreeMap<>();
    private final NavigableMap<Integer, Written> writtenDays = new TreeMap<>();
    private final NavigableMap<Long, Hour> hours = new TreeMap<>();

    // Asked at every event, so not looked for among all hours.
    private final TreeSet<Long> unwrittenHours = new TreeSet<>();

    private final List<Feedback> feedback = new ArrayList<>();

    /** First instant of the hour after that instant's. */
    private static long hourEnd(long at) {
        return Math.floorDiv(at, HOUR) * HOUR + HOUR;
    }

    private Activity day(int day) {
        return days.computeIfAbsent(day, ignored -> new Activity());
    }

    /** The hour of an instant, with activity from now on. */
    private Hour hour(long at) {
        return hours.computeIfAbsent(
                hourEnd(at),
                end -> {
                    unwrittenHours.add(end);
                    return new Hour();
                });
    }

    /** Counts something of the three core streams. */
    public void count(Measure measure, long amount, int day, long at) {
        day(day).count(measure, amount);
        hour(at).activity.count(measure, amount);
    }

    public void firstResponse(long millis, int day, long at) {
        day(day).firstResponse(millis);
        hour(at).activity.firstResponse(millis);
    }

    public void resolution(long millis, int day, long at) {
        day(day).resolution(millis);
        hour(at).activity.resolution(millis);
    }

    /** Notes who used what within the hour; days know it from the usage memory. */
    public void used(String userId, String feature, long at) {
        Hour hour = hour(at);
        if (userId != null) {
            hour.users.add(userId);
        }
        hour.features.add(feature);
    }

    public void emotion(Emotion emotion, int day) {
        day(day).emotion(emotion);
    }

    /** Feedback that asks for an answer: a detractor's, or one with words. */
    public void feedback(int day, long at) {
        Feedback item = new Feedback();
        item.day = day;
        item.at = at;
        feedback.add(item);
    }

    /** A vendor's touchpoint closes all feedback of the seven days before it. */
    public void vendorTouch(long at) {
        for (Feedback item : feedback) {
            boolean inTime = at >= item.at && at - item.at <= CLOSED_WITHIN_DAYS * 24 * HOUR;
            if (inTime && (item.closedAt == null || at < item.closedAt)) {
                item.closedAt = at;
            }
        }
    }

    /** Activity of the local dates from..to, merged. */
    public Activity between(int from, int to) {
        Activity merged = new Activity();
        days.subMap(from, true, to, true).values().forEach(merged::merge);
        return merged;
    }

    /** Feedback of the dates from..to that asks for an answer. */
    public long feedbackDue(int from, int to) {
        return feedback.stream().filter(item -> item.day >= from && item.day <= to).count();
    }

    /** Feedback of the dates from..to that was answered by that instant. */
    public long feedbackClosed(int from, int to, long by) {
        return feedback.stream()
                .filter(item -> item.day >= from && item.day <= to)
                .filter(item -> item.closedAt != null && item.closedAt <= by)
                .count();
    }

    /** What is known of the writing of a date's document. */
    public Written written(int day) {
        return writtenDays.computeIfAbsent(day, ignored -> new Written());
    }

    /** The last date whose document was written, or null. */
    public Integer lastWrittenDay() {
        return writtenDays.isEmpty() ? null : writtenDays.lastKey();
    }

    /** End of the first hour whose document is due, ms; MAX_VALUE for none. */
    public long nextHourEnd() {
        return unwrittenHours.isEmpty() ? Long.MAX_VALUE : unwrittenHours.first();
    }

    /** Hands out, once, the hours that end at or before that instant, by their ends. */
    public NavigableMap<Long, Hour> hoursDue(long at) {
        NavigableMap<Long, Hour> due = new TreeMap<>();
        while (nextHourEnd() <= at) {
            long end = unwrittenHours.pollFirst();
            due.put(end, hours.get(end));
        }
        return due;
    }

    /** Hands out the hour of an instant that ended by {@code now}; null for none with activity. */
    public Map.Entry<Long, Hour> endedHourOf(long at, long now) {
        long end = hourEnd(at);
        Hour hour = hours.get(end);
        if (hour == null || end > now) {
            return null;
        }
        unwrittenHours.remove(end);
        return Map.entry(end, hour);
    }

    /** Forgets what no window and no late event reaches any more. */
    public void prune(int day, long lateBefore) {
        days.headMap(day - DAYS_KEPT, false).clear();
        writtenDays.headMap(day - DAYS_KEPT, false).clear();
        feedback.removeIf(item -> item.day < day - DAYS_KEPT);
        hours.entrySet()
                .removeIf(entry -> entry.getKey() < lateBefore && entry.getValue().written.any());
    }

    public void write(StateOutput out) throws IOException {
        out.map(
                days,
                entry -> {
                    out.number(entry.getKey());
                    entry.getValue().write(out);
                });
        out.map(
                writtenDays,
                entry -> {
                    out.number(entry.getKey());
                    entry.getValue().write(out);
                });
        out.map(
                hours,
                entry -> {
                    out.number(entry.getKey());
                    entry.getValue().activity.write(out);
                    out.list(entry.getValue().users, out::text);
                    out.list(entry.getValue().features, out::text);
                    entry.getValue().written.write(out);
                });
        out.list(
                feedback,
                item -> {
                    out.number(item.day);
                    out.number(item.at);
                    out.optional(item.closedAt);
                });
    }

    public void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    Activity activity = new Activity();
                    days.put(in.integer(), activity);
                    activity.read(in);
                });
        in.each(
                () -> {
                    Written written = new Written();
                    writtenDays.put(in.integer(), written);
                    written.read(in);
                });
        in.each(
                () -> {
                    long end = in.number();
                    Hour hour = hour(end - 1);
                    hour.activity.read(in);
                    hour.users.addAll(in.list(in::text));
                    hour.features.addAll(in.list(in::text));
                    hour.written.read(in);
                    if (hour.written.any()) {
                        unwrittenHours.remove(end);
                    }
                });
        in.each(
                () -> {
                    Feedback item = new Feedback();
                    feedback.add(item);
                    item.day = in.integer();
                    item.at = in.number();
                    item.closedAt = in.optional();
                });
    }
}
