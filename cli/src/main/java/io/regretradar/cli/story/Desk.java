package io.regretradar.cli.story;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TicketEvent.Action;
import io.regretradar.domain.event.TicketEvent.Priority;
import java.time.Duration;
import java.util.List;

/** The help desk, which promises a first reply within a day and a solution within four. */
final class Desk {
    private static final String SOURCE = "helpdesk";
    private static final long FIRST_REPLY_SEC = Duration.ofDays(1).toSeconds();
    private static final long SOLUTION_SEC = Duration.ofDays(4).toSeconds();

    private final Tale tale;
    private int tickets;

    Desk(Tale tale) {
        this.tale = tale;
    }

    /** The customer asks; tags are what the desk heard between the lines. */
    Ticket asked(When when, String contact, String... tags) {
        return asked(when, contact, Priority.NORMAL, tags);
    }

    Ticket asked(When when, String contact, Priority priority, String... tags) {
        Ticket ticket = new Ticket("T-" + ++tickets);
        ticket.write(when, contact, Action.CREATED, priority, null, null, List.of(tags));
        return ticket;
    }

    /** A question that is answered and solved as it should be: after two hours, and a day. */
    void quickly(int day, String contact, String agent, String... tags) {
        asked(When.day(day, "10:00"), contact, tags)
                .answered(When.day(day, "12:00"), agent)
                .resolved(When.day(day + 1, "10:00"), agent);
    }

    /** One question on its way. */
    final class Ticket {
        private final String id;

        private Ticket(String id) {
            this.id = id;
        }

        Ticket answered(When when, String agent) {
            return write(when, null, Action.AGENT_REPLIED, null, agent, null, List.of());
        }

        Ticket resolved(When when, String agent) {
            return write(when, null, Action.RESOLVED, null, agent, null, List.of());
        }

        Ticket reopened(When when, String contact) {
            return write(when, contact, Action.REOPENED, null, null, null, List.of());
        }

        /** The customer's rating, 1..5. */
        Ticket rated(When when, String contact, int csat) {
            return write(when, contact, Action.RATED, null, null, csat, List.of());
        }

        private Ticket write(
                When when,
                String contact,
                Action action,
                Priority priority,
                String agent,
                Integer csat,
                List<String> tags) {
            boolean created = action == Action.CREATED;
            tale.tell(
                    new TicketEvent(
                            tale.header(when, contact, SOURCE),
                            id,
                            action,
                            priority,
                            agent,
                            null,
                            null,
                            created ? FIRST_REPLY_SEC : null,
                            created ? SOLUTION_SEC : null,
                            csat,
                            tags));
            return this;
        }
    }
}
