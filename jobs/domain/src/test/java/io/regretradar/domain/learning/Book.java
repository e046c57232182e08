package io.regretradar.domain.learning;

import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Histories of several accounts, in days since 1970. */
final class Book {
    static final long DAY = 86_400_000L;
    static final long HOUR = 3_600_000L;

    final List<AccountEvent> events = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();

    /** The account uses the product each day of a while. */
    Book uses(String account, int from, int to) {
        for (int day = from; day < to; day++) {
            Header header = header(account, day * DAY + 12 * HOUR);
            events.add(new UsageEvent(header, "u", "report", true, 10, null, 0, false));
        }
        return this;
    }

    /** A question that is answered after so many hours. */
    Book asks(String account, int day, double answeredAfterHours) {
        String id = account + "-" + day;
        long at = day * DAY + 8 * HOUR;
        events.add(ticket(account, at, id, TicketEvent.Action.CREATED));
        long answered = at + Math.round(answeredAfterHours * HOUR);
        events.add(ticket(account, answered, id, TicketEvent.Action.AGENT_REPLIED));
        events.add(ticket(account, answered, id, TicketEvent.Action.RESOLVED));
        return this;
    }

    Book says(String account, long at, LifecycleEvent.Type type) {
        return says(account, at, type, null);
    }

    Book says(String account, long at, LifecycleEvent.Type type, Integer evaluationSteps) {
        events.add(
                new LifecycleEvent(
                        header(account, at),
                        type,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        evaluationSteps,
                        null,
                        null));
        return this;
    }

    Book ends(String account, int day, Outcome.Kind kind) {
        outcomes.add(new Outcome(account, day * DAY, kind));
        return this;
    }

    Outcomes outcomes() {
        return new Outcomes(outcomes, false);
    }

    Replay replay() {
        return new Replay(EngineSettings.defaults(), Rules.defaults(), events);
    }

    ScoredHistory scored(int endDay) {
        long from = events.stream().mapToLong(AccountEvent::occurredAt).min().orElseThrow();
        return Retrospect.of(replay(), from, endDay * DAY, Duration.ofDays(7), done -> {});
    }

    private Header header(String account, long at) {
        return new Header(account + "-" + events.size(), account, null, at, "test");
    }

    private TicketEvent ticket(String account, long at, String id, TicketEvent.Action action) {
        return new TicketEvent(
                header(account, at),
                id,
                action,
                null,
                "agent",
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}
