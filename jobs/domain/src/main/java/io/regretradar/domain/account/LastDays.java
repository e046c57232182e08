package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which of the last 64 local dates each of many things was seen: users, features. One date and a
 * bit for each date before it.
 */
final class LastDays {

    private static final int REACH = 64;

    private static final class Days {
        int last;
        long bits;
    }

    // Sorted, so that a restored map is written and counted in the same order.
    private final Map<String, Days> seen = new TreeMap<>();

    void see(String key, int day) {
        Days days = seen.get(key);
        if (days == null) {
            days = new Days();
            days.last = day;
            days.bits = 1;
            seen.put(key, days);
            return;
        }
        int ahead = day - days.last;
        if (ahead > 0) {
            days.bits = ahead >= REACH ? 1 : (days.bits << ahead) | 1;
            days.last = day;
        } else if (-ahead < REACH) {
            days.bits |= 1L << -ahead;
        }
    }

    /** How many keys were seen on at least one of the dates from..to. */
    int distinct(int from, int to) {
        int count = 0;
        for (Days days : seen.values()) {
            count += seen(days, from, to) ? 1 : 0;
        }
        return count;
    }

    /** How many keys were last seen on one of the dates from..to. */
    int lastSeen(int from, int to) {
        int count = 0;
        for (Days days : seen.values()) {
            count += days.last >= from && days.last <= to ? 1 : 0;
        }
        return count;
    }

    boolean seen(String key, int from, int to) {
        Days days = seen.get(key);
        return days != null && seen(days, from, to);
    }

    private static boolean seen(Days days, int from, int to) {
        int newest = Math.min(to, days.last);
        int low = days.last - newest;
        int high = Math.min(days.last - from, REACH - 1);
        if (low > high) {
            return false;
        }
        long upTo = high == REACH - 1 ? -1L : (1L << (high + 1)) - 1;
        return (days.bits & upTo & -(1L << low)) != 0;
    }

    void dropBefore(int day) {
        seen.values().removeIf(days -> days.last < day);
    }

    void write(StateOutput out) throws IOException {
        out.map(
                seen,
                entry -> {
                    out.text(entry.getKey());
                    out.number(entry.getValue().last);
                    out.fixed(entry.getValue().bits);
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    String key = in.text();
                    Days days = new Days();
                    days.last = in.integer();
                    days.bits = in.fixed();
                    seen.put(key, days);
                });
    }
}
