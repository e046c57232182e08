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
 * @param account whose alert it is; null for an alert about a source
 * @param source what the alert is about; null for one about an account
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
        Source source,
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
     * A source of events.
     *
     * @param stream topic of the stream
     * @param name as events name it; empty where they do not
     */
    public record Source(String stream, String name) {}

    /**
     * The suggested play.
     *
     * @param action a sentence without a full stop
     * @param owner who is to run it
     * @param dueAt when it is due, ms since 1970 UTC
     */
    public record Play(String id, String action, PlayOwner owner, long dueAt) {}

    public Notification {
        if ((account == null) == (source == null)) {
            throw new IllegalArgumentException(
                    "account is %s and source is %s, but exactly one of them must be given."
                            .formatted(account, source));
        }
        reasons = List.copyOf(reasons);
    }

    /** Id of the account, or of the source: messages about the same stay in their order. */
    public String about() {
        return account == null ? source.stream() + "|" + source.name() : account.id();
    }

    /**
     * The same for the same change in every run, replay and repeat, and for no other change:
     * whoever has seen it before has been told already.
     */
    public String key() {
        return alertId + ":" + seq;
    }
}
