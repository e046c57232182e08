package io.regretradar.domain.account;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sparse daily buckets of a fixed number of counters. Counts saturate, they never wrap. */
final class DailyCounts {

    private final int counters;
    private final NavigableMap<Integer, long[]> days = new TreeMap<>();

    DailyCounts(int counters) {
        this.counters = counters;
    }

    void add(int day, int counter, long amount) {
        long[] bucket = days.computeIfAbsent(day, ignored -> new long[counters]);
        bucket[counter] = saturatingAdd(bucket[counter], amount);
    }

    /** Sum of a counter over the dates from..to, both included. */
    long sum(int counter, int from, int to) {
        if (from > to) {
            return 0;
        }
        long sum = 0;
        for (long[] bucket : days.subMap(from, true, to, true).values()) {
            sum = saturatingAdd(sum, bucket[counter]);
        }
        return sum;
    }

    void dropBefore(int day) {
        days.headMap(day, false).clear();
    }

    void write(StateOutput out) throws IOException {
        out.map(
                days,
                entry -> {
                    out.number(entry.getKey());
                    for (long count : entry.getValue()) {
                        out.number(count);
                    }
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    int day = in.integer();
                    long[] bucket = new long[counters];
                    for (int i = 0; i < counters; i++) {
                        bucket[i] = in.number();
                    }
                    days.put(day, bucket);
                });
    }

    private static long saturatingAdd(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
