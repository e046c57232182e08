package io.regretradar.domain.activity;

import io.regretradar.domain.event.TouchpointEvent.Emotion;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
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

    private final NavigableMap<Integer, Activity> days = new TreeMap<>();
    private final NavigableMap<Integer, WrittenPeriod> writtenDays = new TreeMap<>();
    private final NavigableMap<Long, HourActivity> hours = new TreeMap<>();

    // Asked at every event, so not looked for among all hours.
    private final TreeSet<Long> unwrittenHours = new TreeSet<>();

    private final FeedbackMemory feedback = new FeedbackMemory();

    /** First instant of the hour after that instant's. */
    private static long hourEnd(long at) {
        return Math.floorDiv(at, HOUR) * HOUR + HOUR;
    }

    private Activity day(int day) {
        return days.computeIfAbsent(day, ignored -> new Activity());
    }

    /** The hour of an instant, with activity from now on. */
    private HourActivity hour(long at) {
        return hours.computeIfAbsent(
                hourEnd(at),
                end -> {
                    unwrittenHours.add(end);
                    return new HourActivity();
                });
    }

    /** Counts something of the three core streams. */
    public void count(Measure measure, long amount, int day, long at) {
        day(day).count(measure, amount);
        hour(at).activity().count(measure, amount);
    }

    public void firstResponse(long millis, int day, long at) {
        day(day).firstResponse(millis);
        hour(at).activity().firstResponse(millis);
    }

    public void resolution(long millis, int day, long at) {
        day(day).resolution(millis);
        hour(at).activity().resolution(millis);
    }

    /** Notes who used what within the hour; days know it from the usage memory. */
    public void used(String userId, String feature, long at) {
        hour(at).used(userId, feature);
    }

    public void emotion(Emotion emotion, int day) {
        day(day).emotion(emotion);
    }

    /** Feedback that asks for an answer: a detractor's, or one with words. */
    public void feedback(int day, long at) {
        feedback.add(day, at);
    }

    /** A vendor's touchpoint closes all feedback of the seven days before it. */
    public void vendorTouch(long at) {
        feedback.vendorTouch(at);
    }

    /** Activity of the local dates from..to, merged. */
    public Activity between(int from, int to) {
        Activity merged = new Activity();
        days.subMap(from, true, to, true).values().forEach(merged::merge);
        return merged;
    }

    /** Feedback of the dates from..to that asks for an answer. */
    public long feedbackDue(int from, int to) {
        return feedback.due(from, to);
    }

    /** Feedback of the dates from..to that was answered by that instant. */
    public long feedbackClosed(int from, int to, long by) {
        return feedback.closed(from, to, by);
    }

    /** What is known of the writing of a date's document. */
    public WrittenPeriod written(int day) {
        return writtenDays.computeIfAbsent(day, ignored -> new WrittenPeriod());
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
    public NavigableMap<Long, HourActivity> hoursDue(long at) {
        NavigableMap<Long, HourActivity> due = new TreeMap<>();
        while (nextHourEnd() <= at) {
            long end = unwrittenHours.pollFirst();
            due.put(end, hours.get(end));
        }
        return due;
    }

    /** Hands out the hour of an instant that ended by {@code now}; null for none with activity. */
    public Map.Entry<Long, HourActivity> endedHourOf(long at, long now) {
        long end = hourEnd(at);
        HourActivity hour = hours.get(end);
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
        feedback.dropBefore(day - DAYS_KEPT);
        hours.entrySet()
                .removeIf(entry -> entry.getKey() < lateBefore && entry.getValue().written().any());
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
                    entry.getValue().write(out);
                });
        feedback.write(out);
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
                    WrittenPeriod written = new WrittenPeriod();
                    writtenDays.put(in.integer(), written);
                    written.read(in);
                });
        in.each(
                () -> {
                    long end = in.number();
                    HourActivity hour = hour(end - 1);
                    hour.read(in);
                    if (hour.written().any()) {
                        unwrittenHours.remove(end);
                    }
                });
        feedback.read(in);
    }
}
