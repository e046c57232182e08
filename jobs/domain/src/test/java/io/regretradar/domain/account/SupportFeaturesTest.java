package io.regretradar.domain.account;

import static io.regretradar.domain.event.TicketEvent.Action.AGENT_REPLIED;
import static io.regretradar.domain.event.TicketEvent.Action.CREATED;
import static io.regretradar.domain.event.TicketEvent.Action.REOPENED;
import static io.regretradar.domain.event.TicketEvent.Action.RESOLVED;
import static io.regretradar.domain.event.TicketEvent.Action.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.TicketEvent.Priority;
import io.regretradar.domain.scorecard.Feature;
import org.junit.jupiter.api.Test;

/** D is Monday 2025-03-31; a window of 28 days begins on 03-04. */
class SupportFeaturesTest {

    private static final String NOW = "2025-03-31 12:00";

    @Test
    void firstResponsesCountOnTheDateTheyCame() {
        History history =
                new History()
                        .ticket("2025-03-02 20:00", "out", CREATED)
                        .ticket("2025-03-03 23:59", "out", AGENT_REPLIED)
                        .ticket("2025-03-03 22:00", "in", CREATED)
                        .ticket("2025-03-04 00:00", "in", AGENT_REPLIED);

        // Only the wait of 2 h ended on 03-04 or later.
        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(2);
        assertThat(history.value(Feature.FRT_P75_H, "2025-04-01 00:00")).isNaN();
    }

    @Test
    void theFirstResponseIsTheNearestRankOfAllWaits() {
        History history = new History();
        for (int hours = 1; hours <= 5; hours++) {
            history.ticket("2025-03-10 00:00", "t" + hours, CREATED)
                    .ticket("2025-03-10 0" + hours + ":00", "t" + hours, AGENT_REPLIED)
                    .ticket("2025-03-11 00:00", "t" + hours, AGENT_REPLIED);
        }

        // ceil(0.75 x 5) = 4th smallest of 1..5 h; second replies are none.
        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(4);
    }

    @Test
    void anUnansweredTicketCountsWithItsAgeOnceItIsOlderThanFourHours() {
        History history = new History().ticket("2025-01-31 12:00", "old", CREATED);

        // Created 59 days before, 1416 h, however old.
        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(59 * 24);
        assertThat(history.value(Feature.FRT_P75_H, "2025-01-31 16:00")).isNaN();
        assertThat(history.value(Feature.FRT_P75_H, "2025-01-31T16:00:00.001Z"))
                .isEqualTo(4, within(1e-5));
    }

    @Test
    void aResolutionWithoutAReplyIsTheFirstResponse() {
        History history =
                new History()
                        .ticket("2025-03-30 00:00", "t", CREATED)
                        .ticket("2025-03-30 07:00", "t", RESOLVED);

        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(7);
    }

    @Test
    void aLatencySentAsANumberIsTheFirstResponseAlsoOfATicketNeverCreated() {
        History history =
                new History()
                        .ticket("2025-03-30 00:00", "x", RESOLVED, t -> t.firstResponseSec = 5400L)
                        .ticket("2025-03-30 00:00", "y", CREATED, t -> t.firstResponseSec = 1800L)
                        .ticket("2025-03-30 09:00", "y", AGENT_REPLIED);

        // 1.5 h and 0.5 h; y has had its first response. n < 4: the larger.
        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(1.5);
    }

    @Test
    void aReopenedTicketWaitsForNoFirstResponse() {
        History history =
                new History()
                        .ticket("2025-03-01 00:00", "t", CREATED)
                        .ticket("2025-03-05 01:00", "t", RESOLVED)
                        .ticket("2025-03-06 00:00", "t", REOPENED)
                        .ticket("2025-03-20 00:00", "t", AGENT_REPLIED);

        // The resolution after 97 h was the first response; nothing since.
        assertThat(history.value(Feature.FRT_P75_H, NOW)).isEqualTo(97);
    }

    @Test
    void anSlaIsBrokenByAStrictlyLongerWaitAndCountsOnTheDateOfItsFirstMention() {
        History history =
                new History()
                        .ticket("2025-03-03 09:00", "out", CREATED, t -> t.slaFirstSec = 60L)
                        .ticket("2025-03-04 09:00", "late", CREATED, t -> t.slaFirstSec = 7200L)
                        .ticket("2025-03-04 11:01", "late", AGENT_REPLIED)
                        .ticket("2025-03-05 09:00", "just", CREATED, t -> t.slaFirstSec = 7200L)
                        .ticket("2025-03-05 11:00", "just", AGENT_REPLIED);

        // 1 of 2: (1 + .5)/(2 + 5); the next day 0 of 1: .5/6.
        assertThat(history.value(Feature.SLA_BREACH_RATE, NOW)).isEqualTo(1.5 / 7, within(1e-12));
        assertThat(history.value(Feature.SLA_BREACH_RATE, "2025-04-01 12:00"))
                .isEqualTo(.5 / 6, within(1e-12));
    }

    @Test
    void anOpenTicketBreaksItsSlaByItsAge() {
        History history =
                new History()
                        .ticket("2025-03-31 00:00", "t", CREATED, t -> t.slaResolutionSec = 43200L);

        // 12 h allowed: .5/6 at 12 h, 1.5/6 a millisecond later.
        assertThat(history.value(Feature.SLA_BREACH_RATE, NOW)).isEqualTo(.5 / 6, within(1e-12));
        assertThat(history.value(Feature.SLA_BREACH_RATE, "2025-03-31T12:00:00.001Z"))
                .isEqualTo(1.5 / 6, within(1e-12));
    }

    @Test
    void ticketsWithoutAnSlaHaveNoBreachRate() {
        History history =
                new History()
                        .ticket("2025-03-30 00:00", "t", CREATED)
                        // Never created: limit and latency must come together.
                        .ticket("2025-03-30 01:00", "x", RESOLVED, t -> t.slaFirstSec = 60L);

        assertThat(history.value(Feature.SLA_BREACH_RATE, NOW)).isNaN();

        history.ticket(
                "2025-03-30 02:00",
                "z",
                RESOLVED,
                t -> {
                    t.slaResolutionSec = 60L;
                    t.resolutionSec = 61L;
                });
        assertThat(history.value(Feature.SLA_BREACH_RATE, NOW)).isEqualTo(1.5 / 6, within(1e-12));
    }

    @Test
    void theOldestUrgentTicketCountsSinceItWasOpenedLast() {
        History history =
                new History()
                        .ticket("2025-03-01 00:00", "low", CREATED, t -> t.priority = Priority.LOW)
                        .ticket("2025-03-28 12:00", "a", CREATED, t -> t.priority = Priority.HIGH)
                        .ticket("2025-03-30 12:00", "a", REOPENED)
                        .ticket(
                                "2025-03-31 00:00",
                                "b",
                                CREATED,
                                t -> t.priority = Priority.URGENT);

        // a: 24 h since REOPENED, b: 12 h.
        assertThat(history.value(Feature.URGENT_OPEN_AGE_H, NOW)).isEqualTo(24);

        history.ticket("2025-03-31 01:00", "a", TAGGED, t -> t.priority = Priority.NORMAL);
        assertThat(history.value(Feature.URGENT_OPEN_AGE_H, NOW)).isEqualTo(12);

        history.ticket("2025-03-31 02:00", "b", RESOLVED);
        assertThat(history.value(Feature.URGENT_OPEN_AGE_H, NOW)).isZero();
    }

    @Test
    void urgencyIsUnknownUntilTicketsAreSeen() {
        assertThat(new History().core(NOW, 1).value(Feature.URGENT_OPEN_AGE_H, NOW)).isNaN();
    }

    @Test
    void aTicketIsForgottenAfter365DaysWithoutAnEvent() {
        History history =
                new History()
                        .ticket("2024-01-01 00:00", "t", CREATED, t -> t.priority = Priority.HIGH)
                        .core("2024-06-01 00:00", 1);

        // 2024-12-31 00:00 is 365 x 24 h after it.
        assertThat(history.value(Feature.URGENT_OPEN_AGE_H, "2024-12-30 23:59"))
                .isEqualTo(365 * 24 - 1 / 60.0, within(1e-9));
        assertThat(history.value(Feature.URGENT_OPEN_AGE_H, "2024-12-31 00:00")).isZero();
        assertThat(history.value(Feature.FRT_P75_H, "2024-12-31 00:00")).isNaN();
    }

    @Test
    void reopeningsAndResolutionsCountAlsoOfUnknownTickets() {
        History history =
                new History()
                        .ticket("2025-03-03 23:00", "z", RESOLVED)
                        .ticket("2025-03-04 00:00", "a", RESOLVED)
                        .ticket("2025-03-05 00:00", "b", RESOLVED)
                        .ticket("2025-03-06 00:00", "c", RESOLVED)
                        .ticket("2025-03-07 00:00", "c", REOPENED);

        // (1 + .5)/(3 + 5)
        assertThat(history.value(Feature.REOPEN_RATE, NOW)).isEqualTo(.1875);
        assertThat(history.value(Feature.REOPEN_RATE, "2025-05-01 00:00")).isNaN();
    }

    @Test
    void theLoadIsMeasuredAgainstTwoEarlierPeriods() {
        History history = new History();
        String[] created = {
            // D-83 .. D-56: 2
            "2025-01-07",
            "2025-02-03",
            // D-55 .. D-28: 4
            "2025-02-04",
            "2025-02-05",
            "2025-02-06",
            "2025-03-03",
            // D-27 .. D: 6
            "2025-03-04",
            "2025-03-05",
            "2025-03-06",
            "2025-03-07",
            "2025-03-08",
            "2025-03-31"
        };
        for (String at : created) {
            history.ticket(at, at, CREATED).ticket(at, at, CREATED);
        }

        // 6/(.7 x 2 + .3 x 4) = 6/2.6; the repeats of open tickets are ignored.
        assertThat(history.value(Feature.TICKET_LOAD_RATIO, NOW)).isEqualTo(6 / 2.6, within(1e-12));
        // On 03-30 the first event lies on D-82: too short a history.
        assertThat(history.value(Feature.TICKET_LOAD_RATIO, "2025-03-30 12:00")).isNaN();
    }

    @Test
    void aLoadOfFewTicketsIsMeasuredAgainstOne() {
        History history =
                new History().core("2025-01-07", 1).ticket("2025-03-20 00:00", "t", CREATED);

        // 1/max(1, 0)
        assertThat(history.value(Feature.TICKET_LOAD_RATIO, NOW)).isEqualTo(1);
    }
}
