package io.regretradar.domain.account;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TicketEvent.Priority;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** A ticket from CREATED or REOPENED to RESOLVED. Times in milliseconds since 1970 UTC. */
final class OpenTicket {

    private static final long UNKNOWN = -1;

    /** When it was created, or, for one that was reopened before we knew it, when that was. */
    final long createdAt;

    /** When its present opening began: CREATED or the last REOPENED. */
    long openedAt;

    /** When it last had any event. */
    long touchedAt;

    Priority priority = Priority.NORMAL;

    /** Opened again after RESOLVED: its SLA and its first response are not counted again. */
    final boolean reopened;

    /** Length of the wait for the first response, ms; {@link #UNKNOWN} while unanswered. */
    private long responseMillis = UNKNOWN;

    private Long slaResponseMillis;
    private Long slaResolutionMillis;

    /** Local date on which it counts as a ticket with an SLA. */
    private int slaDay;

    private boolean hasSla;
    private boolean breached;

    OpenTicket(long openedAt, boolean reopened) {
        this.createdAt = openedAt;
        this.openedAt = openedAt;
        this.touchedAt = openedAt;
        this.reopened = reopened;
    }

    boolean unanswered() {
        return !reopened && responseMillis == UNKNOWN;
    }

    void answered(long waitMillis) {
        responseMillis = waitMillis;
    }

    boolean urgent() {
        return priority == Priority.HIGH || priority == Priority.URGENT;
    }

    /** Notes the limits that an event carries; true if the ticket counts as one with an SLA now. */
    boolean noteSla(TicketEvent event, int day) {
        if (reopened || !carriesSla(event)) {
            return false;
        }
        slaResponseMillis =
                slaResponseMillis == null ? millis(event.slaFirstResponseSec()) : slaResponseMillis;
        slaResolutionMillis =
                slaResolutionMillis == null
                        ? millis(event.slaResolutionSec())
                        : slaResolutionMillis;
        boolean first = !hasSla;
        if (first) {
            slaDay = day;
            hasSla = true;
        }
        return first;
    }

    static boolean carriesSla(TicketEvent event) {
        return event.slaFirstResponseSec() != null || event.slaResolutionSec() != null;
    }

    /**
     * Whether its SLA is broken at an instant: by the first response, or its age while there is
     * none, or by the age of the open ticket.
     */
    boolean breaks(long at) {
        long response = responseMillis == UNKNOWN ? at - createdAt : responseMillis;
        return hasSla
                && (exceeds(response, slaResponseMillis)
                        || exceeds(at - createdAt, slaResolutionMillis));
    }

    /** Whether its SLA is broken by a first response that came, or by that resolution. */
    boolean breaksBy(long resolutionMillis) {
        return hasSla
                && (responseMillis != UNKNOWN && exceeds(responseMillis, slaResponseMillis)
                        || exceeds(resolutionMillis, slaResolutionMillis));
    }

    /** Marks the breach; true if it is the ticket's first. */
    boolean markBreached() {
        boolean first = !breached;
        breached = true;
        return first;
    }

    boolean hasSla() {
        return hasSla;
    }

    boolean breached() {
        return breached;
    }

    int slaDay() {
        return slaDay;
    }

    private static boolean exceeds(long millis, Long limit) {
        return limit != null && millis > limit;
    }

    static Long millis(Long seconds) {
        if (seconds == null) {
            return null;
        }
        return seconds > Long.MAX_VALUE / 1000 ? Long.MAX_VALUE : seconds * 1000;
    }

    void write(StateOutput out) throws IOException {
        out.number(createdAt);
        out.bool(reopened);
        out.number(openedAt);
        out.number(touchedAt);
        out.symbol(priority);
        out.number(responseMillis);
        out.optional(slaResponseMillis);
        out.optional(slaResolutionMillis);
        out.number(slaDay);
        out.bool(hasSla);
        out.bool(breached);
    }

    static OpenTicket read(StateInput in) throws IOException {
        OpenTicket ticket = new OpenTicket(in.number(), in.bool());
        ticket.openedAt = in.number();
        ticket.touchedAt = in.number();
        ticket.priority = in.symbol(Priority.values());
        ticket.responseMillis = in.number();
        ticket.slaResponseMillis = in.optional();
        ticket.slaResolutionMillis = in.optional();
        ticket.slaDay = in.integer();
        ticket.hasSla = in.bool();
        ticket.breached = in.bool();
        return ticket;
    }
}
