package io.regretradar.cli.simulate;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TicketEvent.Action;
import io.regretradar.domain.event.TicketEvent.Priority;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The tickets of one account, and how long it waits for answers. */
final class Helpdesk {
    private static final String SOURCE = "helpdesk";
    private static final List<String> TOPICS =
            List.of("how_to", "bug", "integration", "billing", "access", "performance");
    private static final List<String> PROMISES =
            List.of("missing_requirement", "missing_requirement", "not_what_was_sold");
    private static final double[] PRIORITIES = {.15, .6, .19, .06};

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Diary diary;
    private final Dice dice;
    private final List<String> agents;
    private final double ticketsPerDay;
    private final People people;
    private final Waits waits;
    private int rolloutUntil = Integer.MIN_VALUE;
    private int tickets;

    Helpdesk(
            Customer customer,
            WorkCalendar calendar,
            List<String> agents,
            People people,
            Diary diary,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.agents = agents;
        this.diary = diary;
        this.dice = dice;
        this.people = people;
        this.waits = new Waits(calendar, dice.named("waits"));
        double bySize = Math.min(.6, .05 + .024 * Math.sqrt(customer.seats()));
        this.ticketsPerDay = bySize * dice.logNormal(1, .25);
    }

    /** Lets the account feel the answers that reached it on that day. */
    void answersOf(LocalDate date, LatentRegret regret) {
        waits.feel(date, regret);
    }

    /** What comes of a day on which {@code disappointments} promises turned out to be empty. */
    void live(Today today, Story story, int disappointments) {
        int day = today.day();
        LocalDate date = today.date();
        double replyHours = story.replyHours().at(day);
        if (dice.chance(1 / 160.0)) {
            rolloutUntil = day + 4;
        }
        double rollout = day < rolloutUntil ? 6 : 1;
        double activity = calendar.activity(date) * (.2 + .8 * Math.min(1, today.appetite()));
        int questions = dice.poisson(ticketsPerDay * story.questions() * rollout * activity);
        double shown = today.regret();
        double noise = story.circumstances().noise();
        for (int i = 0; i < questions; i++) {
            String complaint = null;
            if (dice.chance(.7 * shown * shown)) {
                complaint = today.grievance().tag(dice);
            } else if (dice.chance(.1 * noise)) {
                complaint = dice.pick(List.of(Grievance.values())).tag(dice);
            }
            ticket(date, replyHours, complaint, shown);
        }
        for (int i = 0; i < disappointments; i++) {
            if (dice.chance(.65)) {
                ticket(date, replyHours, dice.pick(PROMISES), shown);
            }
        }
    }

    private void ticket(LocalDate date, double replyHours, String complaint, double regret) {
        String id = "%s-T%d".formatted(customer.id(), ++tickets);
        String contact = people.anybody(dice).id();
        String agent = dice.pick(agents);
        Priority priority = Priority.values()[dice.weighted(PRIORITIES)];
        List<String> topic = List.of(dice.pick(TOPICS));
        long created = calendar.moment(date, dice);

        new Entry(id, contact, priority).write(created, Action.CREATED, null, topic, null);
        if (complaint != null) {
            long tagged = created + Duration.ofMinutes(dice.whole(20, 600)).toMillis();
            new Entry(id, contact, null)
                    .write(tagged, Action.TAGGED, agent, List.of(complaint), null);
        }
        long replied = reply(created, replyHours, priority);
        double waited = (replied - created) / 3_600_000.0;
        Entry later = new Entry(id, contact, null);
        later.write(replied, Action.AGENT_REPLIED, agent, List.of(), null);
        if (dice.chance(.5)) {
            later.write(replied + hours(3, 1), Action.CUSTOMER_REPLIED, null, List.of(), null);
        }
        long resolved = replied + hours(Math.max(8, .6 * replyHours), .9);
        later.write(resolved, Action.RESOLVED, agent, List.of(), null);
        if (dice.chance(.04 + .12 * regret)) {
            long reopened = resolved + hours(20, .7);
            later.write(reopened, Action.REOPENED, null, List.of(), null);
            resolved = reopened + hours(Math.max(10, replyHours), .8);
            later.write(resolved, Action.RESOLVED, agent, List.of(), null);
        }
        if (dice.chance(.4)) {
            later.write(
                    resolved + hours(5, 1), Action.RATED, null, List.of(), rating(waited, regret));
        }
    }

    /** Usually soon, and now and then forgotten. */
    private long reply(long created, double replyHours, Priority priority) {
        double haste =
                switch (priority) {
                    case URGENT -> .5;
                    case HIGH -> .75;
                    case NORMAL -> 1;
                    case LOW -> 1.3;
                };
        return waits.answered(created, dice.chance(.015) ? 45 : replyHours * haste);
    }

    private int rating(double waited, double regret) {
        double mean = 4.7 - 1.3 * Math.min(1, waited / 96) - 2.4 * regret;
        double mood = dice.chance(.03) ? 1.5 : dice.normal(mean, .5);
        return (int) Math.max(1, Math.min(5, Math.round(mood)));
    }

    private long hours(double median, double sigma) {
        return Math.round(3_600_000.0 * dice.logNormal(median, sigma));
    }

    private static Long slaSeconds(Priority priority) {
        return switch (priority) {
            case URGENT -> 4 * 3600L;
            case HIGH -> 12 * 3600L;
            case NORMAL -> 24 * 3600L;
            case LOW -> 72 * 3600L;
        };
    }

    /** Writes the events of one ticket; only the first carries priority and limit. */
    private final class Entry {
        private final String ticketId;
        private final String contactId;
        private final Priority priority;

        Entry(String ticketId, String contactId, Priority priority) {
            this.ticketId = ticketId;
            this.contactId = contactId;
            this.priority = priority;
        }

        void write(long at, Action action, String agentId, List<String> tags, Integer csat) {
            Long limit = priority == null ? null : slaSeconds(priority);
            diary.write(
                    new TicketEvent(
                            diary.header(contactId, at, SOURCE),
                            ticketId,
                            action,
                            priority,
                            agentId,
                            null,
                            null,
                            limit,
                            null,
                            csat,
                            tags));
        }
    }
}
