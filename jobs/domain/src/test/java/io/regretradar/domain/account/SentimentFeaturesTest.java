package io.regretradar.domain.account;

import static io.regretradar.domain.event.SurveyEvent.Action.EXPIRED;
import static io.regretradar.domain.event.SurveyEvent.Action.REQUESTED;
import static io.regretradar.domain.event.SurveyEvent.Action.RESPONDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.SurveyEvent.Kind;
import io.regretradar.domain.event.TicketEvent.Action;
import io.regretradar.domain.regret.RegretProfile.Basis;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.scorecard.Feature;
import org.junit.jupiter.api.Test;

/** D is 2025-03-31: 180 days begin on 2024-10-03, 90 days on 2025-01-01. */
class SentimentFeaturesTest {

    private static final String NOW = "2025-03-31 12:00";

    @Test
    void answersWeighByTheLatestRoleOfTheirContact() {
        History history =
                new History()
                        .nps("2025-03-01", "s", "dm", 2)
                        .nps("2025-03-02", "s", "dm", 9)
                        .nps("2025-03-01", "s", "ch", 6)
                        .nps("2025-03-01", "s", "us", 10)
                        .survey(
                                "2025-03-01",
                                "anonymous",
                                Kind.NPS,
                                RESPONDED,
                                s -> {
                                    s.score = 4;
                                    s.role = ContactRole.DECISION_MAKER;
                                })
                        .life(
                                "2025-03-05",
                                Type.CONTACT_ROLE_SET,
                                l -> {
                                    l.contact = "dm";
                                    l.role = ContactRole.DECISION_MAKER;
                                })
                        .survey(
                                "2025-03-06",
                                "other",
                                Kind.CSAT,
                                REQUESTED,
                                s -> {
                                    s.contact = "ch";
                                    s.role = ContactRole.CHAMPION;
                                });

        // (3 x 9 + 2 x 6 + 1 x 10 + 3 x 4)/(3 + 2 + 1 + 3) = 61/9
        assertThat(history.value(Feature.NPS_WEIGHTED, NOW)).isEqualTo(61 / 9.0, within(1e-12));
    }

    @Test
    void answersCountFor180Days() {
        History history =
                new History()
                        .nps("2024-10-02 23:59", "s", "out", 0)
                        .nps("2024-10-03 00:00", "s", "in", 8);

        assertThat(history.value(Feature.NPS_WEIGHTED, NOW)).isEqualTo(8);
        assertThat(history.value(Feature.NPS_WEIGHTED, "2025-04-01 00:00")).isNaN();
    }

    @Test
    void aChampionWhoLeftWeighsAsAnybody() {
        History history =
                new History()
                        .nps("2025-03-01", "s", "ch", 0)
                        .nps("2025-03-01", "s", "us", 9)
                        .life(
                                "2025-03-05",
                                Type.CONTACT_ROLE_SET,
                                l -> {
                                    l.contact = "ch";
                                    l.role = ContactRole.CHAMPION;
                                });

        assertThat(history.value(Feature.NPS_WEIGHTED, NOW)).isEqualTo(9 / 3.0, within(1e-12));
        history.life("2025-03-06", Type.CHAMPION_LEFT);
        assertThat(history.value(Feature.NPS_WEIGHTED, NOW)).isEqualTo(4.5);
    }

    @Test
    void aRequestIsDecidedByAnAnswerByExpiryOrAfterFourteenDays() {
        History history =
                new History()
                        .asked("2025-03-20 00:00", "answered", "c")
                        .asked("2025-03-20 00:00", "answered", "c")
                        .survey("2025-03-21", "answered", Kind.NPS, EXPIRED, s -> s.contact = "c")
                        .nps("2025-03-22", "answered", "c", 8)
                        .asked("2025-03-30 00:00", "expired", "c")
                        .survey(
                                "2025-03-30 01:00",
                                "expired",
                                Kind.NPS,
                                EXPIRED,
                                s -> s.contact = "c")
                        .asked("2025-03-17 12:00", "old", "c");

        // At exactly 14 x 24 h the old one is decided: 2 silent of 3. A late answer is an answer.
        assertThat(history.value(Feature.NPS_SILENCE, NOW)).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(history.value(Feature.NPS_SILENCE, "2025-03-31T11:59:59.999Z")).isEqualTo(.5);
    }

    @Test
    void oneDecidedRequestSaysNothingYet() {
        History history =
                new History()
                        .asked("2024-10-02", "out of the window", "c")
                        .asked("2025-01-01", "old", "c")
                        .asked("2025-03-30", "young", "c");

        assertThat(history.value(Feature.NPS_SILENCE, NOW)).isNaN();
    }

    @Test
    void wordsOfRegretFadeByHalfIn14Days() {
        History history =
                new History()
                        .tagged("2025-03-17 23:59", "competitor_mentioned", "no_such_tag")
                        .survey(
                                "2025-03-31 00:00",
                                "s",
                                Kind.CSAT,
                                RESPONDED,
                                s -> s.tags = java.util.List.of("not_worth_it"))
                        // Tags of other actions do not count.
                        .ticket(
                                "2025-03-31 00:00",
                                "t",
                                Action.RATED,
                                t -> t.tags = java.util.List.of("refund_requested"));

        // .75 x 2^-1 + 1
        assertThat(history.value(Feature.REGRET_SIGNAL, NOW)).isEqualTo(1.375, within(1e-12));
    }

    @Test
    void wordsOfRegretReach90Days() {
        History in = new History().tagged("2025-01-01 00:00", "refund_requested");
        History out = new History().tagged("2024-12-31 23:59", "refund_requested");

        assertThat(in.value(Feature.REGRET_SIGNAL, NOW))
                .isEqualTo(2 * Math.pow(2, -89 / 14.0), within(1e-12));
        assertThat(out.value(Feature.REGRET_SIGNAL, NOW)).isZero();
    }

    @Test
    void anExportOfDataIsAWordOfRegretToo() {
        History history = new History().life("2025-03-31 00:00", Type.DATA_EXPORTED);

        assertThat(history.value(Feature.REGRET_SIGNAL, NOW)).isEqualTo(.5);
        assertThat(history.value(Feature.BILLING_FRICTION, NOW)).isZero();
        assertThat(history.value(Feature.EXPECTATION_GAP, NOW)).isNaN();
    }

    @Test
    void brokenPromisesFadeByHalfIn30Days() {
        History history =
                new History()
                        .tagged("2025-03-01 05:00", "missing_requirement")
                        .tagged("2025-03-31 05:00", "not_what_was_sold");

        // 2^-1 + 1, and in regret_signal .75 x 2^(-30/14) + 1
        assertThat(history.value(Feature.EXPECTATION_GAP, NOW)).isEqualTo(1.5, within(1e-12));
        assertThat(history.value(Feature.REGRET_SIGNAL, NOW))
                .isEqualTo(.75 * Math.pow(2, -30 / 14.0) + 1, within(1e-12));
    }

    @Test
    void silenceOfTicketsAndSurveysIsNoWordOfRegretButItsAbsenceIsUnknown() {
        assertThat(new History().core(NOW, 1).value(Feature.REGRET_SIGNAL, NOW)).isNaN();
        assertThat(new History().asked(NOW, "s", "c").value(Feature.REGRET_SIGNAL, NOW)).isZero();
        assertThat(new History().asked(NOW, "s", "c").value(Feature.EXPECTATION_GAP, NOW)).isZero();
    }

    @Test
    void answersAboutRegretAreBlendedFor60Days() {
        History history = new History();
        for (String at : new String[] {"2025-01-30 12:00", "2025-01-31 12:00"}) {
            history.survey(
                    at,
                    "r" + at,
                    Kind.REGRET_ITEM,
                    RESPONDED,
                    s -> {
                        s.type = RegretType.UNDER_CONSIDERATION;
                        s.score = at.startsWith("2025-01-30") ? 1 : 7;
                    });
        }

        // 60 days begin on 01-31: only the 7 counts: .6 x 100 + .4 x 0; the day after none.
        var regret = history.at(NOW).score().regret();
        assertThat(regret.basis()).isEqualTo(Basis.SURVEY);
        assertThat(regret.strengths().get(RegretType.UNDER_CONSIDERATION))
                .isEqualTo(60, within(1e-9));
        assertThat(history.at("2025-04-01 00:00").score().regret().basis())
                .isEqualTo(Basis.INFERRED);
        // A day earlier both: mean 4: .6 x 100 x 3/6.
        assertThat(
                        history.at("2025-03-30 12:00")
                                .score()
                                .regret()
                                .strengths()
                                .get(RegretType.UNDER_CONSIDERATION))
                .isEqualTo(30, within(1e-9));
    }
}
