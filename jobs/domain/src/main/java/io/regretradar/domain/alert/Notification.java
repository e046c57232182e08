package io.regretradar.domain.alert;

import io.regretradar.domain.play.PlayOwner;
import java.util.List;

/**
 * What people are told of a change of an alert.
 *
 * @param alertId the alert's document id
 * @param seq number of the change within the alert
 * @param kind what happened
 * @param at when, event time, ms since 1970 UTC
 * @param account whose alert it is
 * @param band how bad it is now; NONE once it has recovered
 * @param before how bad it was before
 * @param score 0 to 100; NaN where the change came without an evaluation
 * @param valueAtRisk share of the annual value that is likely lost; NaN where unknown
 * @param reasons sentences, the weightiest first
 * @param play what to do about it, or null
 */
public record Notification(
        String alertId,
        long seq,
        Kind kind,
        long at,
        Account account,
        AlertType type,
        Band band,
        Band before,
        double score,
        double valueAtRisk,
        List<String> reasons,
        Play play) {

    /** What people are told of. */
    public enum Kind {
        OPENED,
        RAISED,
        REOPENED,
        ESCALATED,
        RECOVERED
    }

    /**
     * The account as it stood at the change. All but the id may be null.
     *
     * @param timeZone IANA id, {@code Z} before any was named
     * @param ownerLeadId to whom it was escalated; otherwise to whom it would be
     */
    public record Account(
            String id,
            String name,
            String segment,
            String timeZone,
            String ownerId,
            String ownerLeadId) {}

    /**
     * The suggested play.
     *
     * @param action a sentence without a full stop
     * @param owner who is to run it
     * @param dueAt when it is due, ms since 1970 UTC
     */
    public record Play(String id, String action, PlayOwner owner, long dueAt) {}

    public Notification {
        reasons = List.copyOf(reasons);
    }

    /**
     * The same for the same change in every run, replay and repeat, and for no other change:
     * whoever has seen it before has been told already.
     */
    public String key() {
        return alertId + ":" + seq;
    }
}
