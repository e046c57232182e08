package io.regretradar.domain.event;

import java.util.Objects;

/**
 * What every event says about itself.
 *
 * @param eventId unique; a repeat within 48 h plus the bound is dropped
 * @param accountId the key of every stream; never empty
 * @param contactId the customer's person who acted, or null
 * @param occurredAt event time in milliseconds since 1970 UTC, set by the producer
 * @param source which connector sent it; empty if unknown
 */
public record Header(
        String eventId, String accountId, String contactId, long occurredAt, String source) {

    public Header {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(accountId, "accountId");
        source = source == null ? "" : source;
    }
}
