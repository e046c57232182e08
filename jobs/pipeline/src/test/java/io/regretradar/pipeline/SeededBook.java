package io.regretradar.pipeline;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A small book of accounts whose service gets worse from account to account: enough of everything
 * to open alerts and to close some, the same for the same seed.
 */
public final class SeededBook {

    /** When the first account begins, UTC. */
    public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    private final Random random;
    private final int days;
    private final List<AccountEvent> events = new ArrayList<>();

    private SeededBook(long seed, int days) {
        this.random = new Random(seed);
        this.days = days;
    }

    /** All events, in event-time order. */
    public static List<AccountEvent> events(long seed, int accounts, int days) {
        SeededBook book = new SeededBook(seed, days);
        for (int account = 0; account < accounts; account++) {
            book.live("account-" + account, account / (double) accounts);
        }
        book.events.sort(AccountEvent.ORDER);
        return List.copyOf(book.events);
    }

    private void live(String account, double trouble) {
        events.add(Events.lifecycle(id(), account, at(0), LifecycleEvent.Type.PROFILE_SET));
        events.add(Events.lifecycle(id(), account, at(0), LifecycleEvent.Type.CLOSED_WON));
        for (int day = 0; day < days; day++) {
            double use = Math.max(0, 1 - trouble * day / days * 1.5);
            for (int i = 0; i < 3; i++) {
                if (random.nextDouble() < use) {
                    events.add(Events.usage(id(), account, at(day), 1 + random.nextInt(9)));
                }
            }
            if (random.nextDouble() < 0.1 + 0.3 * trouble) {
                ticket(account, day, trouble);
            }
            if (day % 14 == 7) {
                int score = (int) Math.max(0, Math.round(9 - 8 * trouble));
                events.add(Events.nps(id(), account, at(day), score));
            }
        }
        if (trouble > 0.9) {
            events.add(Events.lifecycle(id(), account, at(days), LifecycleEvent.Type.CHURNED));
        }
    }

    private void ticket(String account, int day, double trouble) {
        String ticket = "ticket-" + account + "-" + day;
        long created = at(day);
        long replied = created + hours(1 + 120 * trouble * random.nextDouble());
        long resolved = replied + hours(1 + 48 * random.nextDouble());
        events.add(Events.ticket(id(), account, created, ticket, TicketEvent.Action.CREATED));
        events.add(Events.ticket(id(), account, replied, ticket, TicketEvent.Action.AGENT_REPLIED));
        events.add(Events.ticket(id(), account, resolved, ticket, TicketEvent.Action.RESOLVED));
        if (random.nextBoolean()) {
            events.add(
                    Events.ticket(
                            id(), account, resolved + 60_000, ticket, TicketEvent.Action.RATED));
        }
    }

    /**
     * The same events as producers might send them: each up to the bound later than it happened.
     */
    public static List<AccountEvent> shuffled(
            List<AccountEvent> events, Duration bound, long seed) {
        Random random = new Random(seed);
        record Sent(AccountEvent event, long at) {}
        return events.stream()
                .map(
                        event ->
                                new Sent(
                                        event,
                                        event.occurredAt() + random.nextLong(bound.toMillis())))
                .sorted(Comparator.comparingLong(Sent::at))
                .map(Sent::event)
                .toList();
    }

    private String id() {
        return "e-%016x".formatted(random.nextLong());
    }

    private long at(int day) {
        return START.toEpochMilli()
                + Duration.ofDays(day).toMillis()
                + random.nextInt((int) Duration.ofHours(10).toMillis());
    }

    private static long hours(double hours) {
        return Math.round(hours * 3_600_000);
    }
}
