package io.regretradar.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.ReferralEvent.Incentive;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.referral.Readiness.Lack;
import io.regretradar.domain.referral.ReferralStanding;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a happy account to a reward, an expiry and a refusal. */
class ReferralStoryTest {

    private static final EngineSettings SETTINGS =
            EngineSettings.defaults()
                    .withConnected(
                            Set.of(Stream.SURVEYS, Stream.ACCOUNT_LIFECYCLE, Stream.REFERRALS));

    private final History history =
            new History()
                    .life(
                            "2025-01-01 00:30",
                            LifecycleEvent.Type.CLOSED_WON,
                            l -> {
                                l.name = "Acme";
                                l.ownerId = "ann";
                                l.segment = "smb";
                                l.annualValue = 30000.0;
                            })
                    .life("2025-01-11 08:00", LifecycleEvent.Type.FIRST_SUCCESS)
                    .stage("2025-01-11 08:00", Stage.UTILISATION)
                    .nps("2025-02-20 10:00", "s1", "carl", 9);

    private History referral(String at, Action action, String referred, Double value) {
        return history.add(
                new ReferralEvent(
                        new Header(
                                "r" + at + action, History.ACCOUNT, null, History.time(at), "test"),
                        "R-1",
                        action,
                        action == Action.ASKED ? "ann" : null,
                        action == Action.ASKED ? Incentive.BENEFIT : Incentive.NONE,
                        referred,
                        value));
    }

    private History referral(String at, Action action) {
        return referral(at, action, null, null);
    }

    private List<Document> documents(String until) {
        List<Document> documents = new ArrayList<>();
        new Replay(SETTINGS, Rules.defaults(), history.events())
                .run(History.time(until), documents::add);
        return documents.stream()
                .filter(d -> d.index().equals("regret-referrals") && d.id().equals("R-1"))
                .toList();
    }

    private ReferralStanding standing(String at) {
        return history.at(at, SETTINGS).referral();
    }

    private static String text(Document document) {
        return new String(document.source(), StandardCharsets.UTF_8);
    }

    @Test
    void isReadySixtyDaysAfterThePurchase() {
        ReferralStanding before = standing("2025-03-02 00:00");
        assertThat(before.state()).isEqualTo(ReferralState.NOT_READY);
        assertThat(before.readiness().lacks()).containsExactly(Lack.TENURE);
        assertThat(before.advocacySince()).isNull();

        // In UTILISATION points of the journey count .75: 20 - 6 (NPS 9) - 6 (success after 10 of
        // 60 days) + 4.5 (no planned contact took place) = 12.5.
        // 40 x 3/4 + 20 + 20 (1 - 12.5/35) + no usage + 10 x 60.2292/180 = 66.203208.
        ReferralStanding ready = standing("2025-03-02 06:00");
        assertThat(ready.state()).isEqualTo(ReferralState.READY);
        assertThat(ready.readiness().points()).isCloseTo(66.203208, within(1e-6));
        assertThat(ready.readyAt()).isEqualTo(History.time("2025-03-02 06:00"));
        assertThat(ready.advocacySince()).isEqualTo(ready.readyAt());
        assertThat(ready.readiness().prime()).isFalse();

        // More than 14 days later nobody has asked; 90 days after the answer it no longer counts.
        assertThat(standing("2025-03-16 06:00").missed()).isFalse();
        assertThat(standing("2025-03-16 12:00").missed()).isTrue();
        assertThat(standing("2025-05-20 12:00").ready()).isTrue();
        assertThat(standing("2025-05-21 12:00").readiness().lacks()).containsExactly(Lack.PROMOTER);
    }

    /** The chance before the ask has a document of its own. */
    private List<String> chances(String until) {
        List<String> documents = new ArrayList<>();
        new Replay(SETTINGS, Rules.defaults(), history.events())
                .run(
                        History.time(until),
                        d -> {
                            if (d.index().equals("regret-referrals") && !d.id().equals("R-1")) {
                                documents.add(d.version() + text(d));
                            }
                        });
        return documents;
    }

    @Test
    void aChanceThatNobodyTookIsMissedAndLapses() {
        String who =
                "\"account.id\":\"a-1\",\"account.name\":\"Acme\",\"account.segment\":\"smb\","
                        + "\"account.time_zone\":\"Z\",\"account.annual_value\":30000.0,\"owner.id\":\"ann\",\"scorecard.version\":1,\"stages.version\":1,\"touchpoint_plan.version\":1,\"referral_rules.version\":1,\"plays.version\":1,"
                        + "\"journey.stage\":\"UTILISATION\",\"journey.macro\":\"Retention\","
                        + "\"risk.band\":\"NONE\","
                        + "\"referral.id\":\"a-1:2025-03-02T06:00:00.000Z\",";
        String ready = "\"referral.ready_at\":\"2025-03-02T06:00:00.000Z\",";
        assertThat(chances("2025-06-01"))
                .containsExactly(
                        version("2025-03-02 06:00")
                                + "{\"@timestamp\":\"2025-03-02T06:00:00.000Z\","
                                + who
                                + "\"referral.state\":\"READY\","
                                + ready
                                + "\"referral.missed\":false,\"revision\":0}",
                        version("2025-03-16 12:00")
                                + "{\"@timestamp\":\"2025-03-16T12:00:00.000Z\","
                                + who
                                + "\"referral.state\":\"READY\","
                                + ready
                                + "\"referral.missed\":true,\"revision\":0}",
                        version("2025-05-21 00:00")
                                + "{\"@timestamp\":\"2025-05-21T00:00:00.000Z\","
                                + who
                                + "\"referral.state\":\"NOT_READY\","
                                + ready
                                + "\"referral.ended_at\":\"2025-05-21T00:00:00.000Z\","
                                + "\"referral.missed\":true,\"revision\":0}");
    }

    @Test
    void aChanceThatWasTakenIsCountedWithItsReferral() {
        referral("2025-03-10 09:00", Action.ASKED);
        List<String> chances = chances("2025-06-01");
        assertThat(chances).hasSize(2);
        assertThat(chances.get(1))
                .startsWith(version("2025-03-10 09:00") + "{")
                .endsWith("\"referral.state\":\"ASKED\",\"revision\":0}");
    }

    /** Changes of the alert that says whom to ask. */
    private List<String> alertChanges(String until) {
        List<String> changes = new ArrayList<>();
        new Replay(SETTINGS, Rules.defaults(), history.events())
                .run(
                        History.time(until),
                        d -> {
                            String text = text(d);
                            if (d.index().startsWith("regret-alert-events")
                                    && text.contains("\"alert.type\":\"REFERRAL_READY\"")) {
                                assertThat(text).contains("\"alert.band\":\"NONE\"");
                                changes.add(
                                        java.time.Instant.ofEpochMilli(d.evaluatedAt())
                                                + text.replaceAll(
                                                        ".*\"alert.change\":\"([A-Z_]+)\".*",
                                                        " $1"));
                            }
                        });
        return changes;
    }

    @Test
    void theAlertOpensWhenReadyAndRecoversWhenAskedOrNoLongerReady() {
        assertThat(alertChanges("2025-03-02 05:00")).isEmpty();
        assertThat(alertChanges("2025-06-01"))
                .containsExactly("2025-03-02T06:00:00Z OPENED", "2025-05-21T00:00:00Z RECOVERED");

        referral("2025-03-20 09:00", Action.ASKED);
        assertThat(alertChanges("2025-06-01"))
                .containsExactly("2025-03-02T06:00:00Z OPENED", "2025-03-20T09:01:00Z RECOVERED");
    }

    @Test
    void twentyEightCalmMidnightsAreNeededAgainAfterATrouble() {
        // A refund puts the band up for 30 days: 20 points of billing on top are none too few.
        history.life("2025-02-01 09:00", LifecycleEvent.Type.REFUND_REQUESTED);
        assertThat(standing("2025-03-02 12:00").readiness().lacks()).contains(Lack.OPEN_ALERT);
    }

    @Test
    void anUrgentTicketKeepsFromAskingUntilItIsResolved() {
        EngineSettings all =
                SETTINGS.withConnected(
                        Set.of(
                                Stream.SURVEYS,
                                Stream.ACCOUNT_LIFECYCLE,
                                Stream.REFERRALS,
                                Stream.SUPPORT_TICKETS));
        history.ticket(
                        "2025-03-05 09:00",
                        "t1",
                        TicketEvent.Action.CREATED,
                        t -> t.priority = TicketEvent.Priority.HIGH)
                .ticket("2025-03-05 09:30", "t1", TicketEvent.Action.AGENT_REPLIED)
                .ticket("2025-03-05 10:00", "t1", TicketEvent.Action.RESOLVED)
                .ticket("2025-03-05 11:00", "t1", TicketEvent.Action.RATED, t -> t.csat = 3);
        assertThat(history.at("2025-03-05 09:10", all).referral().readiness().lacks())
                .containsExactly(Lack.URGENT_TICKET);
        assertThat(history.at("2025-03-05 10:10", all).referral().ready()).isTrue();
        assertThat(history.at("2025-03-05 11:10", all).referral().readiness().lacks())
                .containsExactly(Lack.GOOD_CSAT);
    }

    @Test
    void aDecisionMakerWhoIsADetractorForbidsTheAsk() {
        history.life(
                        "2025-02-20 11:00",
                        LifecycleEvent.Type.CONTACT_ROLE_SET,
                        l -> {
                            l.contact = "dora";
                            l.role = io.regretradar.domain.event.ContactRole.DECISION_MAKER;
                        })
                .nps("2025-02-21 10:00", "s1", "dora", 6);
        assertThat(standing("2025-03-03 12:00").readiness().lacks())
                .containsExactly(Lack.DETRACTOR);
    }

    @Test
    void goesFromReadyToRewarded() {
        referral("2025-03-20 09:00", Action.ASKED);
        referral("2025-03-22 09:00", Action.ACCEPTED);
        referral("2025-03-25 09:00", Action.INTRODUCED, "b-7", null);
        referral("2025-04-01 09:00", Action.QUALIFIED);
        referral("2025-05-01 09:00", Action.WON, "b-7", 18000.0);
        referral("2025-05-10 09:00", Action.REWARDED);

        List<Document> written = documents("2025-06-30");
        assertThat(written).extracting(Document::id).containsOnly("R-1");
        assertThat(written)
                .extracting(Document::version)
                .containsExactly(
                        version("2025-03-20 09:00"),
                        version("2025-03-22 09:00"),
                        version("2025-03-25 09:00"),
                        version("2025-04-01 09:00"),
                        version("2025-05-01 09:00"),
                        version("2025-05-10 09:00"));
        assertThat(text(written.get(0)))
                .isEqualTo(
                        "{\"@timestamp\":\"2025-03-20T09:00:00.000Z\",\"account.id\":\"a-1\","
                                + "\"account.name\":\"Acme\",\"account.segment\":\"smb\","
                                + "\"account.time_zone\":\"Z\",\"account.annual_value\":30000.0,\"owner.id\":\"ann\",\"scorecard.version\":1,\"stages.version\":1,\"touchpoint_plan.version\":1,\"referral_rules.version\":1,\"plays.version\":1,"
                                + "\"journey.stage\":\"UTILISATION\",\"journey.macro\":\"Retention\","
                                + "\"risk.band\":\"NONE\",\"referral.id\":\"R-1\","
                                + "\"referral.state\":\"ASKED\","
                                + "\"referral.ready_at\":\"2025-03-02T06:00:00.000Z\","
                                + "\"referral.asked_at\":\"2025-03-20T09:00:00.000Z\","
                                + "\"referral.missed\":true,\"referral.asked_by\":\"ann\","
                                + "\"referral.incentive\":\"BENEFIT\",\"revision\":0}");
        assertThat(text(written.get(5)))
                .isEqualTo(
                        "{\"@timestamp\":\"2025-05-10T09:00:00.000Z\",\"account.id\":\"a-1\","
                                + "\"account.name\":\"Acme\",\"account.segment\":\"smb\","
                                + "\"account.time_zone\":\"Z\",\"account.annual_value\":30000.0,\"owner.id\":\"ann\",\"scorecard.version\":1,\"stages.version\":1,\"touchpoint_plan.version\":1,\"referral_rules.version\":1,\"plays.version\":1,"
                                + "\"journey.stage\":\"UTILISATION\",\"journey.macro\":\"Retention\","
                                + "\"risk.band\":\"NONE\",\"referral.id\":\"R-1\","
                                + "\"referral.state\":\"REWARDED\","
                                + "\"referral.ready_at\":\"2025-03-02T06:00:00.000Z\","
                                + "\"referral.asked_at\":\"2025-03-20T09:00:00.000Z\","
                                + "\"referral.accepted_at\":\"2025-03-22T09:00:00.000Z\","
                                + "\"referral.introduced_at\":\"2025-03-25T09:00:00.000Z\","
                                + "\"referral.qualified_at\":\"2025-04-01T09:00:00.000Z\","
                                + "\"referral.won_at\":\"2025-05-01T09:00:00.000Z\","
                                + "\"referral.rewarded_at\":\"2025-05-10T09:00:00.000Z\","
                                + "\"referral.missed\":true,\"referral.asked_by\":\"ann\","
                                + "\"referral.incentive\":\"BENEFIT\","
                                + "\"referral.referred_account_id\":\"b-7\","
                                + "\"referral.value\":18000.0,\"referral.usual_value\":20000.0,"
                                + "\"revision\":0}");

        // The account's own standing on the way.
        assertThat(standing("2025-03-20 12:00").state()).isEqualTo(ReferralState.ASKED);
        assertThat(standing("2025-03-20 12:00").readiness().lacks()).containsExactly(Lack.PAUSE);
        assertThat(standing("2025-03-23 12:00").advocacySince())
                .isEqualTo(History.time("2025-03-02 06:00"));
        assertThat(standing("2025-03-26 12:00").advocacySince()).isNull();
        assertThat(standing("2025-05-11 12:00").state()).isEqualTo(ReferralState.REWARDED);
        // 90 days after the last step the referral is no longer what is to be said of the account.
        assertThat(standing("2025-08-09 12:00").state()).isEqualTo(ReferralState.NOT_READY);
    }

    @Test
    void expiresThirtyDaysAfterAnAskThatNobodyAnswered() {
        referral("2025-03-20 09:00", Action.ASKED);

        assertThat(documents("2025-04-19 08:59")).hasSize(1);
        List<Document> written = documents("2025-04-19 09:00");
        assertThat(written).hasSize(2);
        assertThat(written.get(1).version()).isEqualTo(version("2025-04-19 09:00"));
        assertThat(text(written.get(1)))
                .contains("\"@timestamp\":\"2025-04-19T09:00:00.000Z\"")
                .contains("\"referral.state\":\"EXPIRED\"")
                .contains("\"referral.ended_at\":\"2025-04-19T09:00:00.000Z\"")
                .doesNotContain("accepted_at");
    }

    @Test
    void endsWithARefusal() {
        referral("2025-03-20 09:00", Action.ASKED);
        referral("2025-03-23 09:00", Action.DECLINED);

        List<Document> written = documents("2025-06-01");
        assertThat(written).hasSize(2);
        assertThat(text(written.get(1)))
                .contains("\"referral.state\":\"DECLINED\"")
                .contains("\"referral.ended_at\":\"2025-03-23T09:00:00.000Z\"");
        assertThat(standing("2025-03-24 12:00").state()).isEqualTo(ReferralState.DECLINED);
    }

    @Test
    void anAskByMailAndItsReferralAreOneAsk() {
        EngineSettings all = History.settings();
        history.touch(
                "2025-03-20 09:00",
                "m1",
                TouchpointEvent.Action.VENDOR_MESSAGE,
                TouchpointEvent.Purpose.REFERRAL_ASK);
        assertThat(history.at("2025-03-20 12:00", all).referral().readiness().lacks())
                .contains(Lack.PAUSE);
        referral("2025-03-20 15:00", Action.ASKED);
        List<Document> written = new ArrayList<>();
        new Replay(
                        SETTINGS.withConnected(
                                Set.of(
                                        Stream.SURVEYS,
                                        Stream.ACCOUNT_LIFECYCLE,
                                        Stream.REFERRALS,
                                        Stream.TOUCHPOINTS)),
                        Rules.defaults(),
                        history.events())
                .run(
                        History.time("2025-03-21"),
                        document -> {
                            if (document.id().equals("R-1")) {
                                written.add(document);
                            }
                        });
        assertThat(text(written.get(0)))
                .contains("\"referral.ready_at\":\"2025-03-02T06:00:00.000Z\"");
    }

    @Test
    void aLateStepWritesTheDocumentAgain() {
        Driver driver = new Driver(SETTINGS);
        driver.offer(history.events()).advance("2025-03-25 09:00");
        referral("2025-03-24 09:00", Action.ACCEPTED);
        referral("2025-03-24 08:00", Action.ASKED);
        driver.offer(history.events().subList(4, 6));

        List<String> written =
                driver.documents.stream()
                        .filter(d -> d.startsWith("regret-referrals R-1"))
                        .toList();
        long applied = History.time("2025-03-25 06:00");
        assertThat(written).hasSize(2);
        assertThat(written.get(0))
                .startsWith("regret-referrals R-1 " + version("2025-03-25 06:00") + " " + applied);
        assertThat(written.get(1))
                .startsWith("regret-referrals R-1 " + (version("2025-03-25 06:00") + 1) + " ")
                .contains("\"referral.state\":\"ACCEPTED\"")
                .contains("\"referral.asked_at\":\"2025-03-24T08:00:00.000Z\"")
                .contains("\"revision\":1");
    }

    private static long version(String at) {
        return History.time(at) / 1000 * 65536;
    }
}
