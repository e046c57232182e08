package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Who owns the account: gaps between release or assignment and acceptance. */
final class OwnerMemory {

    private static final int GAP_DAYS = 90;
    private static final int MOST_KEPT = 500;

    private record Gap(int endDay, long millis) {}

    private boolean seen;
    private Long gapSince;
    private final Deque<Gap> gaps = new ArrayDeque<>();

    void apply(LifecycleEvent event, int day) {
        switch (event.type()) {
            case OWNER_RELEASED, OWNER_ASSIGNED -> {
                seen = true;
                if (gapSince == null) {
                    gapSince = event.occurredAt();
                }
            }
            case OWNER_ACCEPTED -> {
                seen = true;
                if (gapSince != null) {
                    gaps.addLast(new Gap(day, Math.max(0, event.occurredAt() - gapSince)));
                    gapSince = null;
                    if (gaps.size() > MOST_KEPT) {
                        gaps.removeFirst();
                    }
                }
            }
            default -> {}
        }
    }

    boolean gapRunning() {
        return gapSince != null;
    }

    /** Hours of the longest gap running or ended within 90 days; NaN before any owner event. */
    double longestGapHours(long at, int day) {
        if (!seen) {
            return Double.NaN;
        }
        long longest = gapSince == null ? 0 : at - gapSince;
        for (Gap gap : gaps) {
            if (gap.endDay() > day - GAP_DAYS && gap.endDay() <= day) {
                longest = Math.max(longest, gap.millis());
            }
        }
        return Times.hours(longest);
    }

    void prune(int day) {
        gaps.removeIf(gap -> gap.endDay() <= day - GAP_DAYS);
    }

    void write(StateOutput out) throws IOException {
        out.bool(seen);
        out.optional(gapSince);
        out.list(
                gaps,
                gap -> {
                    out.number(gap.endDay());
                    out.number(gap.millis());
                });
    }

    void read(StateInput in) throws IOException {
        seen = in.bool();
        gapSince = in.optional();
        in.each(() -> gaps.add(new Gap(in.integer(), in.number())));
    }
}
