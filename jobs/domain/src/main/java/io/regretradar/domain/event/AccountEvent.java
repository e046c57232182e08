package io.regretradar.domain.event;

import java.util.Comparator;

/** Something that happened to one account, in one of the input streams. */
public sealed interface AccountEvent
        permits TicketEvent,
                UsageEvent,
                SurveyEvent,
                TouchpointEvent,
                LifecycleEvent,
                ReferralEvent,
                AlertCommand {

    /**
     * The order in which events of one account are applied: event time, stream name, event id. Of
     * repeats that differ in content the same one comes first in every run.
     */
    Comparator<AccountEvent> ORDER =
            Comparator.comparingLong(AccountEvent::occurredAt)
                    .thenComparing(AccountEvent::stream)
                    .thenComparing(AccountEvent::eventId)
                    .thenComparing(AccountEvent::toString);

    Header header();

    Stream stream();

    default String eventId() {
        return header().eventId();
    }

    default String accountId() {
        return header().accountId();
    }

    /** The customer's person who acted, or null. */
    default String contactId() {
        return header().contactId();
    }

    /** Event time in milliseconds since 1970 UTC. */
    default long occurredAt() {
        return header().occurredAt();
    }
}
