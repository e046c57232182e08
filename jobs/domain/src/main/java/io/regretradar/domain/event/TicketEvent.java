package io.regretradar.domain.event;

import java.util.List;

/**
 * A step in the life of a support ticket. Absent values are null.
 *
 * @param priority null where the event does not carry one
 * @param agentId who acted on our side
 * @param firstResponseSec seconds to the first response, from sources that send only latencies
 * @param resolutionSec seconds to the resolution, from sources that send only latencies
 * @param slaFirstResponseSec agreed limit of the first response in seconds
 * @param slaResolutionSec agreed limit of the resolution in seconds
 * @param csat the customer's rating, 1..5
 */
public record TicketEvent(
        Header header,
        String ticketId,
        Action action,
        Priority priority,
        String agentId,
        Long firstResponseSec,
        Long resolutionSec,
        Long slaFirstResponseSec,
        Long slaResolutionSec,
        Integer csat,
        List<String> tags)
        implements AccountEvent {

    public enum Action {
        CREATED,
        AGENT_REPLIED,
        CUSTOMER_REPLIED,
        REOPENED,
        RESOLVED,
        RATED,
        TAGGED,
        UNKNOWN
    }

    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT
    }

    public TicketEvent {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    @Override
    public Stream stream() {
        return Stream.SUPPORT_TICKETS;
    }
}
