package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * Who owns the account: gaps between release or assignment and acceptance, and how often it went
 * from hand to hand.
 */
final class OwnerMemory {

    private static final int GAP_DAYS = 90;
    private static final int MOST_KEPT = 500;

    private record Gap(int endDay, long millis) {}

    private record Tenure(int day, String ownerId) {}

    private boolean seen;

    /** Whether the CRM's profile names an owner. */
    private boolean named;

    private boolean accepted;
    private Long gapSince;
    private final Deque<Gap> gaps = new ArrayDeque<>();

    // Each owner other than the one before; the first is who had the account before the window.
    private final Deque<Tenure> tenures = new ArrayDeque<>();

    /**
     * @param ownerId the owner that the profile names after the event, or null
     */
    void apply(LifecycleEvent event, int day, String ownerId) {
        switch (event.type()) {
            case OWNER_RELEASED, OWNER_ASSIGNED -> {
                seen = true;
                accepted = false;
                if (gapSince == null) {
                    gapSince = event.occurredAt();
                }
            }
            case OWNER_ACCEPTED -> {
                seen = true;
                accepted = true;
                accepted(day, ownerId);
                if (gapSince != null) {
                    gaps.addLast(new Gap(day, Math.max(0, event.occurredAt() - gapSince)));
                    gapSince = null;
                    if (gaps.size() > MOST_KEPT) {
                        gaps.removeFirst();
                    }
                }
            }
            case PROFILE_SET -> named |= event.ownerId() != null;
            default -> {}
        }
    }

    /**
     * Since when nobody has accepted the account that was won at that instant; null if somebody
     * has. Where no event has spoken of owners at all, the one that the CRM's profile names counts.
     */
    Long unownedSince(Long closeAt) {
        if (closeAt == null || accepted || !seen && named) {
            return null;
        }
        return gapSince == null ? closeAt : Math.max(gapSince, closeAt);
    }

    private void accepted(int day, String ownerId) {
        if (ownerId == null || !tenures.isEmpty() && ownerId.equals(tenures.getLast().ownerId())) {
            return;
        }
        tenures.addLast(new Tenure(day, ownerId));
        if (tenures.size() > MOST_KEPT) {
            tenures.removeFirst();
        }
    }

    /** Whether any event has spoken of an owner. */
    boolean seen() {
        return seen;
    }

    /** How often within 90 days the account was accepted by another owner than before. */
    int changes(int day) {
        return (int) tenures.stream().skip(1).filter(tenure -> counts(tenure, day)).count();
    }

    /** How often within 90 days it came back to one who had already given it away. */
    int bounces(int day) {
        Set<String> earlier = new HashSet<>();
        int bounces = 0;
        for (Tenure tenure : tenures) {
            boolean back = !earlier.add(tenure.ownerId());
            bounces += back && counts(tenure, day) ? 1 : 0;
        }
        return bounces;
    }

    private static boolean counts(Tenure tenure, int day) {
        return tenure.day() > day - GAP_DAYS && tenure.day() <= day;
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
        while (tenures.size() > 1 && secondTenure().day() <= day - GAP_DAYS) {
            tenures.removeFirst();
        }
    }

    private Tenure secondTenure() {
        Iterator<Tenure> all = tenures.iterator();
        all.next();
        return all.next();
    }

    void write(StateOutput out) throws IOException {
        out.bool(seen);
        out.bool(named);
        out.bool(accepted);
        out.optional(gapSince);
        out.list(
                gaps,
                gap -> {
                    out.number(gap.endDay());
                    out.number(gap.millis());
                });
        out.list(
                tenures,
                tenure -> {
                    out.number(tenure.day());
                    out.text(tenure.ownerId());
                });
    }

    void read(StateInput in) throws IOException {
        seen = in.bool();
        named = in.bool();
        accepted = in.bool();
        gapSince = in.optional();
        in.each(() -> gaps.add(new Gap(in.integer(), in.number())));
        in.each(() -> tenures.add(new Tenure(in.integer(), in.text())));
    }
}
