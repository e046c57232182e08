package io.regretradar.domain.activity;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers that ask for one of ours, a detractor's or one with words, and whether it came in time.
 */
final class FeedbackMemory {

    private static final long CLOSED_WITHIN = 7 * 86_400_000L;

    /** An answer; closedAt is null until the vendor gets in touch. */
    private static final class Feedback {
        int day;
        long at;
        Long closedAt;
    }

    private final List<Feedback> items = new ArrayList<>();

    void add(int day, long at) {
        Feedback item = new Feedback();
        item.day = day;
        item.at = at;
        items.add(item);
    }

    /** A vendor's touchpoint closes all feedback of the seven days before it. */
    void vendorTouch(long at) {
        for (Feedback item : items) {
            boolean inTime = at >= item.at && at - item.at <= CLOSED_WITHIN;
            if (inTime && (item.closedAt == null || at < item.closedAt)) {
                item.closedAt = at;
            }
        }
    }

    long due(int from, int to) {
        return items.stream().filter(item -> item.day >= from && item.day <= to).count();
    }

    long closed(int from, int to, long by) {
        return items.stream()
                .filter(item -> item.day >= from && item.day <= to)
                .filter(item -> item.closedAt != null && item.closedAt <= by)
                .count();
    }

    void dropBefore(int day) {
        items.removeIf(item -> item.day < day);
    }

    void write(StateOutput out) throws IOException {
        out.list(
                items,
                item -> {
                    out.number(item.day);
                    out.number(item.at);
                    out.optional(item.closedAt);
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    Feedback item = new Feedback();
                    items.add(item);
                    item.day = in.integer();
                    item.at = in.number();
                    item.closedAt = in.optional();
                });
    }
}
