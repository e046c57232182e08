package io.regretradar.intake;

import io.regretradar.domain.event.AccountEvent;

/** What a record or a line turned out to be. */
public sealed interface Decoded {

    /** A checked event. */
    record Accepted(AccountEvent event) implements Decoded {}

    /**
     * A time and nothing else: event time has come this far.
     *
     * @param at milliseconds since 1970 UTC
     */
    record Tick(long at) implements Decoded {}

    /**
     * Nothing we can use.
     *
     * @param reason the kind of fault
     * @param message a sentence for people: which field, its value, what is allowed
     */
    record Rejected(RejectionReason reason, String message) implements Decoded {}
}
