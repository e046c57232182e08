package io.regretradar.domain.alert;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** Hard events, and the least band that they hold an account in whatever its score. */
public final class Floors {

    private static final long DAY = 86_400_000L;

    private Long cancellationAt;
    private Long refundAt;
    private Long downgradedAt;

    /** Whether the event is evaluated at its own instant. */
    public static boolean isHard(LifecycleEvent.Type type) {
        return switch (type) {
            case CANCELLATION_REQUESTED, REFUND_REQUESTED, CHAMPION_LEFT, DOWNGRADED -> true;
            default -> false;
        };
    }

    public void apply(LifecycleEvent event) {
        long at = event.occurredAt();
        switch (event.type()) {
            case CANCELLATION_REQUESTED -> cancellationAt = later(cancellationAt, at);
            case REFUND_REQUESTED -> refundAt = later(refundAt, at);
            case DOWNGRADED -> downgradedAt = later(downgradedAt, at);
            case RENEWED -> {
                if (cancellationAt != null && at >= cancellationAt) {
                    cancellationAt = null;
                }
            }
            default -> {}
        }
    }

    private static Long later(Long known, long at) {
        return known == null ? at : Math.max(known, at);
    }

    /**
     * The floor at an instant.
     *
     * @param championMissingSince when a champion left who has not been replaced, or null
     */
    public Band floor(long at, Long championMissingSince, Scorecard card) {
        double days = card.floorDays().hard();
        if (holds(cancellationAt, at, days) || holds(refundAt, at, days)) {
            return Band.CRITICAL;
        }
        Band floor = holds(downgradedAt, at, days) ? Band.WATCH : Band.NONE;
        if (championMissingSince != null) {
            long risky =
                    championMissingSince + Math.round(card.floorDays().championLeftAtRisk() * DAY);
            floor = at >= risky ? Band.AT_RISK : Band.WATCH;
        }
        return floor;
    }

    private static boolean holds(Long since, long at, double days) {
        return since != null && at >= since && at < since + Math.round(days * DAY);
    }

    public void write(StateOutput out) throws IOException {
        out.optional(cancellationAt);
        out.optional(refundAt);
        out.optional(downgradedAt);
    }

    public void read(StateInput in) throws IOException {
        cancellationAt = in.optional();
        refundAt = in.optional();
        downgradedAt = in.optional();
    }
}
