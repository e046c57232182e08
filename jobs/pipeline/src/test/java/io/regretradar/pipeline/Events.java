package io.regretradar.pipeline;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.UsageEvent;
import java.util.List;

/** Makes events for tests; only what matters need be named. Times are ms since 1970 UTC. */
public final class Events {

    private Events() {}

    public static TicketEvent ticket(
            String eventId, String account, long at, String ticket, TicketEvent.Action action) {
        return new TicketEvent(
                header(eventId, account, at),
                ticket,
                action,
                TicketEvent.Priority.NORMAL,
                "agent-1",
                null,
                null,
                null,
                null,
                action == TicketEvent.Action.RATED ? 2 : null,
                List.of());
    }

    public static UsageEvent usage(String eventId, String account, long at, long count) {
        return new UsageEvent(
                header(eventId, account, at), "user-1", "reports", true, count, 60L, 0, false);
    }

    public static SurveyEvent nps(String eventId, String account, long at, int score) {
        return new SurveyEvent(
                header(eventId, account, at),
                "survey-" + eventId,
                SurveyEvent.Kind.NPS,
                SurveyEvent.Action.RESPONDED,
                score,
                null,
                null,
                ContactRole.DECISION_MAKER,
                List.of());
    }

    public static LifecycleEvent lifecycle(
            String eventId, String account, long at, LifecycleEvent.Type type) {
        return new LifecycleEvent(
                header(eventId, account, at),
                type,
                "Account " + account,
                null,
                null,
                "owner-1",
                null,
                LifecycleEvent.OwnerTeam.CS,
                null,
                List.of(),
                "smb",
                12_000.0,
                10,
                List.of("reports", "exports"),
                null,
                null,
                null,
                null,
                "Europe/Rome");
    }

    private static Header header(String eventId, String account, long at) {
        return new Header(eventId, account, "contact-" + account, at, "test");
    }
}
