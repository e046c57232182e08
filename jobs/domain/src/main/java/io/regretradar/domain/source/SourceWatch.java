package io.regretradar.domain.source;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Watches one source for silence. It is silent from the end of the first whole hour (UTC) without
 * an event in which {@value #BUSY} or more are usual: the median of the same hour of the week over
 * the last four weeks, of which at least three must be known, so that one import in bulk makes no
 * habit. It is back with its next event.
 *
 * <p>Counts come per hour and in any order; what is late beyond the watermark counts, too, and
 * shows that the source lives.
 */
public final class SourceWatch {

    private static final int FORMAT = 1;
    private static final long HOUR = 3_600_000L;
    private static final int HOURS_OF_WEEK = 168;
    private static final int WEEKS = 4;
    private static final int WEEKS_NEEDED = 3;
    private static final int BUSY = 10;
    private static final long NEVER = Long.MAX_VALUE;

    private record Hour(long count, long first) {

        static Hour sum(Hour one, Hour other) {
            return new Hour(one.count + other.count, Math.min(one.first, other.first));
        }
    }

    private final NavigableMap<Long, Hour> hours = new TreeMap<>();
    private long firstHour = NEVER;
    private long nextCheck = NEVER;
    private boolean checking;
    private boolean stale;
    private long backAt = NEVER;

    /**
     * Counts events.
     *
     * @param first time of the earliest of them, ms since 1970 UTC; all are of its hour
     * @param count how many
     * @param watermark how far event time has come, ms
     */
    public void count(long first, long count, long watermark) {
        long hour = Math.floorDiv(first, HOUR);
        if (hour < firstHour && !checking) {
            nextCheck = hour + 1;
        }
        firstHour = Math.min(firstHour, hour);
        hours.merge(hour, new Hour(count, first), Hour::sum);
        if (stale) {
            // What is sent again after an outage is older than now, yet the source is back now.
            backAt = Math.min(backAt, watermark == NEVER ? first : Math.max(first, watermark + 1));
        }
    }

    /** When {@link #advance} has next something to do, ms since 1970 UTC; MAX_VALUE for never. */
    public long nextTimer() {
        if (stale) {
            return backAt;
        }
        return nextCheck == NEVER ? NEVER : nextCheck * HOUR;
    }

    /**
     * Does what is due first at or before the watermark.
     *
     * @return when the source changed to what {@link #stale} says now, or empty if it did not
     */
    public OptionalLong advance(long watermark) {
        while (nextTimer() <= watermark && nextTimer() != NEVER) {
            long now = nextTimer();
            if (stale) {
                stale = false;
                backAt = NEVER;
                nextCheck = Math.floorDiv(now, HOUR) + 1;
                return OptionalLong.of(now);
            }
            checking = true;
            long hour = nextCheck - 1;
            nextCheck++;
            hours.headMap(hour - (long) WEEKS * HOURS_OF_WEEK, false).clear();
            if (!hours.containsKey(hour) && usual(hour) >= BUSY) {
                stale = true;
                backAt = firstAfter(hour);
                return OptionalLong.of(now);
            }
        }
        return OptionalLong.empty();
    }

    /** What has come already, ahead of the watermark, ends the silence. */
    private long firstAfter(long hour) {
        var next = hours.higherEntry(hour);
        return next == null ? NEVER : next.getValue().first();
    }

    private double usual(long hour) {
        long[] known = new long[WEEKS];
        int n = 0;
        for (int week = 1; week <= WEEKS; week++) {
            long same = hour - (long) week * HOURS_OF_WEEK;
            if (same >= firstHour) {
                Hour then = hours.get(same);
                known[n++] = then == null ? 0 : then.count();
            }
        }
        if (n < WEEKS_NEEDED) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(known, n);
        Arrays.sort(sorted);
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    }

    /** Whether the source is silent. */
    public boolean stale() {
        return stale;
    }

    /** Writes its binary form. */
    public void write(StateOutput out) throws IOException {
        out.number(FORMAT);
        out.map(
                hours,
                entry -> {
                    out.number(entry.getKey());
                    out.number(entry.getValue().count());
                    out.number(entry.getValue().first() - entry.getKey() * HOUR);
                });
        out.fixed(firstHour);
        out.fixed(nextCheck);
        out.bool(checking);
        out.bool(stale);
        out.fixed(backAt);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if a newer format was written
     */
    public static SourceWatch read(StateInput in) throws IOException {
        long format = in.number();
        if (format != FORMAT) {
            throw new IOException(
                    "The watch of a source has format %d, but this program reads %d. Start the version that wrote it."
                            .formatted(format, FORMAT));
        }
        SourceWatch watch = new SourceWatch();
        in.each(
                () -> {
                    long hour = in.number();
                    watch.hours.put(hour, new Hour(in.number(), hour * HOUR + in.number()));
                });
        watch.firstHour = in.fixed();
        watch.nextCheck = in.fixed();
        watch.checking = in.bool();
        watch.stale = in.bool();
        watch.backAt = in.fixed();
        return watch;
    }
}
