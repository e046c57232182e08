package io.regretradar.domain.account;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.feature.Samples;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tickets: the open ones, and what happened on each of the last 91 days. */
final class SupportMemory {

    static final int CREATED = 0;
    static final int RESOLVED = 1;
    static final int REOPENED = 2;
    static final int WITH_SLA = 3;
    static final int BREACHES = 4;

    private static final long ANSWER_EXPECTED_AFTER = 4 * Times.HOUR;
    private static final long FORGOTTEN_AFTER = 365 * Times.DAY;

    private final Map<String, OpenTicket> open = new TreeMap<>();
    private final DailyCounts counts = new DailyCounts(5);
    private final DailyWaits firstResponses = new DailyWaits();

    TicketOutcome apply(TicketEvent event, int day) {
        OpenTicket ticket = open.get(event.ticketId());
        boolean opened = false;
        if (ticket != null && forgotten(ticket, event.occurredAt())) {
            open.remove(event.ticketId());
            ticket = null;
        }
        switch (event.action()) {
            case CREATED -> {
                if (ticket == null) {
                    counts.add(day, CREATED, 1);
                    opened = true;
                    ticket = open(event, false);
                }
            }
            case REOPENED -> {
                counts.add(day, REOPENED, 1);
                if (ticket == null) {
                    ticket = open(event, true);
                }
                ticket.openedAt = event.occurredAt();
            }
            case RESOLVED -> counts.add(day, RESOLVED, 1);
            default -> {}
        }
        return ticket == null ? applyToUnknown(event, day) : applyTo(ticket, event, day, opened);
    }

    /** Whether so long nothing was heard of the ticket that it no longer counts as open. */
    private static boolean forgotten(OpenTicket ticket, long at) {
        return at - ticket.touchedAt >= FORGOTTEN_AFTER;
    }

    private OpenTicket open(TicketEvent event, boolean reopened) {
        OpenTicket ticket = new OpenTicket(event.occurredAt(), reopened);
        open.put(event.ticketId(), ticket);
        return ticket;
    }

    private TicketOutcome applyTo(OpenTicket ticket, TicketEvent event, int day, boolean opened) {
        ticket.touchedAt = Math.max(ticket.touchedAt, event.occurredAt());
        if (event.priority() != null) {
            ticket.priority = event.priority();
        }
        if (ticket.noteSla(event, day)) {
            counts.add(day, WITH_SLA, 1);
        }
        Long wait = ticket.unanswered() ? firstResponse(ticket, event) : null;
        if (wait != null) {
            ticket.answered(wait);
            firstResponses.add(day, wait, event.agentId());
        }
        Long resolution = OpenTicket.millis(event.resolutionSec());
        boolean resolved = event.action() == TicketEvent.Action.RESOLVED;
        if (resolution == null) {
            resolution = resolved ? event.occurredAt() - ticket.createdAt : Long.MIN_VALUE;
        }
        boolean breached = ticket.breaksBy(resolution) && ticket.markBreached();
        if (breached) {
            counts.add(ticket.slaDay(), BREACHES, 1);
        }
        if (resolved) {
            open.remove(event.ticketId());
        }
        boolean measured = resolved && (!ticket.reopened || event.resolutionSec() != null);
        return new TicketOutcome(opened, wait, measured ? resolution : null, breached);
    }

    private static Long firstResponse(OpenTicket ticket, TicketEvent event) {
        if (event.firstResponseSec() != null) {
            return OpenTicket.millis(event.firstResponseSec());
        }
        return switch (event.action()) {
            case AGENT_REPLIED, RESOLVED -> Math.max(0, event.occurredAt() - ticket.createdAt);
            default -> null;
        };
    }

    /** Of a ticket never seen open only what the event itself says counts. */
    private TicketOutcome applyToUnknown(TicketEvent event, int day) {
        Long response = OpenTicket.millis(event.firstResponseSec());
        Long resolution = OpenTicket.millis(event.resolutionSec());
        Long responseLimit = OpenTicket.millis(event.slaFirstResponseSec());
        Long resolutionLimit = OpenTicket.millis(event.slaResolutionSec());
        if (response != null) {
            firstResponses.add(day, response, event.agentId());
        }
        boolean responseJudged = response != null && responseLimit != null;
        boolean resolutionJudged = resolution != null && resolutionLimit != null;
        boolean breached =
                responseJudged && response > responseLimit
                        || resolutionJudged && resolution > resolutionLimit;
        if (responseJudged || resolutionJudged) {
            counts.add(day, WITH_SLA, 1);
            counts.add(day, BREACHES, breached ? 1 : 0);
        }
        boolean resolved = event.action() == TicketEvent.Action.RESOLVED;
        return new TicketOutcome(false, response, resolved ? resolution : null, breached);
    }

    /** p75 hours to the first answer over 28 days, the unanswered with their age; NaN for none. */
    double firstResponseP75Hours(long at, int day) {
        Samples samples = new Samples();
        firstResponses.each(day - 27, day, wait -> samples.add(Times.hours(wait.millis())));
        for (OpenTicket ticket : open.values()) {
            long age = at - ticket.createdAt;
            if (ticket.unanswered() && age > ANSWER_EXPECTED_AFTER && !forgotten(ticket, at)) {
                samples.add(Times.hours(age));
            }
        }
        return samples.percentile(0.75);
    }

    /** (breaches + 0.5)/(tickets with SLA + 5) over 28 days; NaN without such tickets. */
    double slaBreachRate(long at, int day) {
        long tickets = counts.sum(WITH_SLA, day - 27, day);
        if (tickets == 0) {
            return Double.NaN;
        }
        long breaches = counts.sum(BREACHES, day - 27, day);
        for (OpenTicket ticket : open.values()) {
            boolean counts28 =
                    ticket.hasSla() && ticket.slaDay() >= day - 27 && ticket.slaDay() <= day;
            if (counts28 && !ticket.breached() && ticket.breaks(at)) {
                breaches++;
            }
        }
        return (breaches + 0.5) / (tickets + 5);
    }

    /** Age in hours of the oldest open HIGH or URGENT ticket; 0 for none. */
    double urgentOpenAgeHours(long at) {
        long oldest = 0;
        for (OpenTicket ticket : open.values()) {
            if (ticket.urgent() && !forgotten(ticket, at)) {
                oldest = Math.max(oldest, at - ticket.openedAt);
            }
        }
        return Times.hours(oldest);
    }

    /** Whether a HIGH or URGENT ticket is open. */
    boolean urgentOpen(long at) {
        return open.values().stream().anyMatch(t -> t.urgent() && !forgotten(t, at));
    }

    /** Open tickets that wait for their first answer. */
    int unanswered() {
        return (int) open.values().stream().filter(OpenTicket::unanswered).count();
    }

    /** (reopened + 0.5)/(resolved + 5) over 28 days; NaN where neither happened. */
    double reopenRate(int day) {
        long reopened = counts.sum(REOPENED, day - 27, day);
        long resolved = counts.sum(RESOLVED, day - 27, day);
        return reopened + resolved == 0 ? Double.NaN : (reopened + 0.5) / (resolved + 5);
    }

    /** Tickets of 28 days against the EWMA (0.3) of the two periods of 28 days before. */
    double loadRatio(int day) {
        long now = counts.sum(CREATED, day - 27, day);
        long before = counts.sum(CREATED, day - 55, day - 28);
        long earlier = counts.sum(CREATED, day - 83, day - 56);
        return now / Math.max(1, 0.7 * earlier + 0.3 * before);
    }

    /** Waits for the first answer that ended on the dates from..to. */
    DailyWaits firstResponses() {
        return firstResponses;
    }

    /** Forgets tickets without an event for 365 days and buckets out of every window. */
    void prune(long at, int day) {
        open.values().removeIf(ticket -> forgotten(ticket, at));
        counts.dropBefore(day - 90);
        firstResponses.dropBefore(day - 90);
    }

    void write(StateOutput out) throws IOException {
        out.map(
                open,
                entry -> {
                    out.text(entry.getKey());
                    entry.getValue().write(out);
                });
        counts.write(out);
        firstResponses.write(out);
    }

    void read(StateInput in) throws IOException {
        in.each(() -> open.put(in.text(), OpenTicket.read(in)));
        counts.read(in);
        firstResponses.read(in);
    }
}
