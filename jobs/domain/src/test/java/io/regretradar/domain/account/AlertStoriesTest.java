package io.regretradar.domain.account;

import static io.regretradar.domain.alert.AlertType.CHAMPION_LOST;
import static io.regretradar.domain.alert.AlertType.DATA_STALE;
import static io.regretradar.domain.alert.AlertType.OVERSELLING;
import static io.regretradar.domain.alert.AlertType.OWNER_SILENT;
import static io.regretradar.domain.alert.AlertType.REFERRAL_READY;
import static io.regretradar.domain.alert.AlertType.REGRET_RISK;
import static io.regretradar.domain.alert.AlertType.SESSION_MISSED_BY_VENDOR;
import static io.regretradar.domain.alert.AlertType.SILENT_ACCOUNT;
import static io.regretradar.domain.alert.AlertType.STAGE_STALLED;
import static io.regretradar.domain.alert.AlertType.UNOWNED_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.SourceAlert;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.document.SourceDocuments;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.domain.source.SourceWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each type of alert opens, does not open for a hair's breadth, gets worse and recovers. When, and
 * how, stands here, worked out from the rules; the whole documents of each story stand in {@code
 * src/test/resources/alert-stories}, one per line in the order of writing. With {@code
 * -Dstories.regenerate=true} they are written anew, to be read in the difference.
 */
class AlertStoriesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path STORIES = Path.of("src/test/resources/alert-stories");
    private static final boolean REGENERATE = Boolean.getBoolean("stories.regenerate");

    /** An account of which nothing speaks for an alert. */
    private static History calm() {
        return new History()
                .profile(
                        "2025-02-01 00:00",
                        l -> {
                            l.name = "Acme";
                            l.segment = "smb";
                            l.ownerId = "ann";
                            l.ownerLeadId = "lee";
                        });
    }

    @Test
    void regretRisk() throws IOException {
        History history = calm().life("2025-03-10 08:00", Type.REFUND_REQUESTED);

        // A hard event counts at its own instant. Its floor holds 30 days; the clock of 72 h below
        // the exit begins at the next evaluation, 04-09 12:00. Four business hours begin at 9.
        assertThat(story(REGRET_RISK, history, "2025-04-30"))
                .containsExactly(
                        "03-10 08:00 OPENED CRITICAL NEW",
                        "03-10 13:00 ESCALATED CRITICAL NEW",
                        "04-12 12:00 RECOVERED NONE CLOSED");
    }

    @Test
    void regretRiskDoesNotOpenBelowTheBand() {
        // Two failed payments: billing_friction 0.5 + 0.5 of 2, so 6 of 12 points. No band.
        History history =
                calm().life("2025-03-10 08:00", Type.PAYMENT_FAILED)
                        .life("2025-03-11 08:00", Type.PAYMENT_FAILED);

        assertThat(lines(REGRET_RISK, history, "2025-04-30")).isEmpty();
        assertThat(history.at("2025-03-11 12:00").score().score()).isBetween(20.0, 34.9);
    }

    private static History adopting() {
        return calm().stage("2025-03-01 00:00", Stage.FIRST_ADOPTION);
    }

    @Test
    void stageStalled() throws IOException {
        History history = adopting().stage("2025-03-25 10:00", Stage.FIRST_SUCCESS);

        // 1.5 x 14 days are over on 03-22 at 00:00; more than that is first seen at 06:00.
        // Nobody took it for 24 business hours: Mon, Tue and Wed, 8 h each. It ends before.
        assertThat(story(STAGE_STALLED, history, "2025-04-30"))
                .containsExactly(
                        "03-22 06:00 OPENED AT_RISK NEW", "03-25 10:01 RECOVERED NONE CLOSED");
    }

    @Test
    void stageStalledDoesNotOpenWhenTheStageIsLeftInTime() {
        History history = adopting().stage("2025-03-22 00:00", Stage.FIRST_SUCCESS);

        assertThat(lines(STAGE_STALLED, history, "2025-04-14 23:00")).isEmpty();
    }

    private static History missed(Purpose purpose) {
        return calm().touch("2025-03-05 09:00", "t1", Action.SCHEDULED, purpose)
                .touch("2025-03-05 10:00", "t1", Action.MISSED_BY_VENDOR, purpose);
    }

    @Test
    void sessionMissedByVendor() throws IOException {
        History history =
                missed(Purpose.TRAINING)
                        .touch("2025-03-06 15:00", "t2", Action.COMPLETED, Purpose.ONBOARDING)
                        .touch("2025-03-07 15:00", "t3", Action.COMPLETED, Purpose.TRAINING);

        // A session of another purpose makes up for nothing.
        assertThat(story(SESSION_MISSED_BY_VENDOR, history, "2025-04-30"))
                .containsExactly(
                        "03-05 10:01 OPENED AT_RISK NEW", "03-07 15:01 RECOVERED NONE CLOSED");
    }

    @Test
    void sessionMissedDoesNotOpenForACheckInOrWhereTheCustomerDidNotCome() {
        assertThat(lines(SESSION_MISSED_BY_VENDOR, missed(Purpose.CHECK_IN), "2025-04-30"))
                .isEmpty();
        History customer =
                calm().touch("2025-03-05 10:00", "t1", Action.MISSED_BY_CUSTOMER, Purpose.TRAINING);
        assertThat(lines(SESSION_MISSED_BY_VENDOR, customer, "2025-04-30")).isEmpty();
    }

    private static History won() {
        return new History().life("2025-03-03 09:00", Type.CLOSED_WON, l -> l.name = "Acme");
    }

    @Test
    void unownedAccount() throws IOException {
        History history = won().life("2025-03-07 10:00", Type.OWNER_ACCEPTED, l -> l.ownerId = "o");

        // 24 h are over at 09:00 on the 4th, 72 h on the 6th; each is seen at noon.
        assertThat(story(UNOWNED_ACCOUNT, history, "2025-03-20"))
                .containsExactly(
                        "03-04 12:00 OPENED WATCH NEW",
                        "03-06 12:00 BAND_RAISED AT_RISK NEW",
                        "03-07 10:01 RECOVERED NONE CLOSED");
    }

    @Test
    void unownedAccountDoesNotOpenWhenAnOwnerAcceptsWithinADay() {
        History history = won().life("2025-03-04 08:59", Type.OWNER_ACCEPTED, l -> l.ownerId = "o");

        assertThat(lines(UNOWNED_ACCOUNT, history, "2025-03-20")).isEmpty();
    }

    private static History asking() {
        return calm().touch("2025-03-05 09:30", "m1", Action.CUSTOMER_MESSAGE, Purpose.OTHER);
    }

    private static History answered(String at) {
        return asking().touch(
                        at, "m2", Action.VENDOR_REPLY, Purpose.OTHER, t -> t.inReplyTo = "m1");
    }

    @Test
    void ownerSilent() throws IOException {
        // 48 h are over at 09:30 on the 7th, 96 h on the 9th; each is seen at noon.
        assertThat(story(OWNER_SILENT, answered("2025-03-10 08:00"), "2025-03-31"))
                .containsExactly(
                        "03-07 12:00 OPENED WATCH NEW",
                        "03-09 12:00 BAND_RAISED AT_RISK NEW",
                        "03-10 08:01 RECOVERED NONE CLOSED");
    }

    @Test
    void ownerSilentDoesNotOpenWhenTheReplyComesWithin48Hours() {
        assertThat(lines(OWNER_SILENT, answered("2025-03-07 09:29"), "2025-03-31")).isEmpty();
    }

    private static History championed() {
        return calm().life(
                        "2025-03-01 10:00",
                        Type.CONTACT_ROLE_SET,
                        l -> {
                            l.contact = "carl";
                            l.role = ContactRole.CHAMPION;
                        });
    }

    @Test
    void championLost() throws IOException {
        History history =
                championed()
                        .life("2025-03-10 10:00", Type.CHAMPION_LEFT, l -> l.contact = "carl")
                        .life("2025-03-26 09:00", Type.CHAMPION_REPLACED, l -> l.contact = "dora");

        // A hard event counts at once. 72 business hours from 10:00 on Monday: 7 + 4 x 8, 4 x 8 and
        // one more. AT_RISK after 14 days, at 10:00 on the 24th, seen at noon; so is the score's
        // band by then, whose alert stands for this one.
        assertThat(story(CHAMPION_LOST, history, "2025-04-10"))
                .containsExactly(
                        "03-10 10:00 OPENED WATCH NEW",
                        "03-21 10:00 ESCALATED WATCH NEW",
                        "03-24 12:00 BAND_RAISED AT_RISK NEW",
                        "03-24 12:00 SUPPRESSED AT_RISK NEW",
                        "03-26 09:01 RECOVERED NONE CLOSED");
    }

    @Test
    void championLostOpensForSilenceOf45DaysAndNotBefore() {
        // carl answered on 03-03 at 10:00 last: 45 days later it is 04-17 10:00.
        History history = championed().nps("2025-03-03 10:00", "s1", "carl", 8);

        assertThat(lines(CHAMPION_LOST, history, "2025-04-17 09:59")).isEmpty();
        assertThat(lines(CHAMPION_LOST, history, "2025-04-17 12:00"))
                .containsExactly("04-17 12:00 OPENED WATCH NEW");
    }

    @Test
    void silentAccount() throws IOException {
        History history =
                calm().core("2025-03-03 10:00", 3)
                        .ticket("2025-03-24 09:00", "k1", TicketEvent.Action.CREATED);

        // Whole business days after Monday the 3rd: 4 + 5 + 5 are over when the 21st is.
        assertThat(story(SILENT_ACCOUNT, history, "2025-03-31"))
                .containsExactly(
                        "03-22 00:00 OPENED AT_RISK NEW", "03-24 09:01 RECOVERED NONE CLOSED");
    }

    @Test
    void silentAccountDoesNotOpenBeforeTheFourteenthBusinessDayIsOver() {
        History history = calm().core("2025-03-03 10:00", 3).core("2025-03-21 23:59", 1);

        assertThat(lines(SILENT_ACCOUNT, history, "2025-04-10 23:59")).isEmpty();
    }

    private static History pitched(String second) {
        return calm().touch("2025-03-03 10:00", "p1", Action.VENDOR_MESSAGE, Purpose.SALES_PITCH)
                .touch(second, "p2", Action.COMPLETED, Purpose.SALES_PITCH);
    }

    @Test
    void overselling() throws IOException {
        // The second comes on the last of the 30 days. 72 business hours from 10:01 on Wednesday:
        // 6:59 + 2 x 8, 5 x 8, and 9:01 more. 30 days after the second it is over.
        assertThat(story(OVERSELLING, pitched("2025-04-02 10:00"), "2025-05-10"))
                .containsExactly(
                        "04-02 10:01 OPENED WATCH NEW",
                        "04-15 10:01 ESCALATED WATCH NEW",
                        "05-02 12:00 RECOVERED NONE CLOSED");
    }

    @Test
    void oversellingDoesNotOpenAfterThirtyDaysOrAfterTheFirstSuccess() {
        assertThat(lines(OVERSELLING, pitched("2025-04-02 10:01"), "2025-05-10")).isEmpty();
        History successful =
                pitched("2025-03-20 10:00").life("2025-03-20 09:59", Type.FIRST_SUCCESS);
        assertThat(lines(OVERSELLING, successful, "2025-05-10")).isEmpty();
    }

    private static History happy() {
        return new History()
                .life(
                        "2025-01-01 00:30",
                        Type.CLOSED_WON,
                        l -> {
                            l.name = "Acme";
                            l.ownerId = "ann";
                            l.segment = "smb";
                            l.annualValue = 30_000.0;
                        })
                .life("2025-01-11 08:00", Type.FIRST_SUCCESS)
                .stage("2025-01-11 08:00", Stage.UTILISATION)
                .nps("2025-02-20 10:00", "s1", "carl", 9);
    }

    @Test
    void referralReady() throws IOException {
        History history = happy().referral("2025-03-20 09:00", ReferralEvent.Action.ASKED);

        // 60 days after the purchase it is 03-02 00:30. No risk: no band, and nobody is escalated.
        assertThat(story(REFERRAL_READY, history, "2025-04-10", CORE))
                .containsExactly(
                        "03-02 06:00 OPENED NONE NEW", "03-20 09:01 RECOVERED NONE CLOSED");
    }

    @Test
    void referralReadyDoesNotOpenWithoutAPromoterOrBeforeSixtyDays() {
        assertThat(lines(REFERRAL_READY, happy(), "2025-03-02 05:59", CORE)).isEmpty();
        History passive = happy().nps("2025-02-20 10:01", "s2", "carl", 8);
        assertThat(lines(REFERRAL_READY, passive, "2025-04-10", CORE)).isEmpty();
    }

    private static final Set<Stream> CORE =
            Set.of(Stream.SURVEYS, Stream.ACCOUNT_LIFECYCLE, Stream.REFERRALS);

    /** Ten events an hour for three weeks; then none in one hour. */
    @Test
    void dataStale() throws IOException {
        List<Document> documents = new ArrayList<>();
        assertThat(source(9, documents)).isEmpty();
        assertThat(source(10, documents))
                .isEqualTo(List.of("03-23 10:00 true", "03-23 11:05 false"));

        List<String> lines = new ArrayList<>();
        documents.forEach(document -> lines.add(line(document)));
        assertThat(changes(documents, DATA_STALE))
                .containsExactly(
                        "03-23 10:00 OPENED AT_RISK NEW", "03-23 11:05 RECOVERED NONE CLOSED");
        holds(DATA_STALE, lines);
    }

    private static List<String> source(long perHour, List<Document> documents) {
        SourceWatch watch = new SourceWatch();
        long monday = History.time("2026-03-02");
        long hour = 3_600_000;
        long silent = monday + 3 * 168 * hour + 9 * hour;
        for (long at = monday; at < silent; at += hour) {
            watch.count(at + 300_000, perHour, Long.MIN_VALUE);
        }
        watch.count(silent + 2 * hour + 300_000, perHour, Long.MIN_VALUE);
        SourceAlert alert = new SourceAlert();
        SourceDocuments writer = new SourceDocuments(new DocumentVersion(0));
        List<String> lines = new ArrayList<>();
        for (OptionalLong at = watch.advance(silent + 3 * hour);
                at.isPresent();
                at = watch.advance(silent + 3 * hour)) {
            SourceChange change =
                    new SourceChange(
                            Stream.SUPPORT_TICKETS, "zendesk", at.getAsLong(), watch.stale());
            lines.add(instant(at.getAsLong()) + " " + watch.stale());
            AlertChange told = alert.update(change).orElseThrow();
            documents.add(writer.alertEvent(change, told));
            documents.add(writer.alert(change, told));
        }
        return lines;
    }

    private static String instant(long at) {
        return java.time.Instant.ofEpochMilli(at).toString().substring(5, 16).replace('T', ' ');
    }

    /** Tells a story, and holds its documents against the file. */
    private static List<String> story(AlertType type, History history, String until)
            throws IOException {
        return story(type, history, until, EnumSet.allOf(Stream.class));
    }

    private static List<String> story(
            AlertType type, History history, String until, Set<Stream> connected)
            throws IOException {
        List<Document> documents = documents(type, history.events(), until, connected);
        List<String> lines = documents.stream().map(AlertStoriesTest::line).toList();
        holds(type, lines);
        for (long seed = 1; seed <= 3; seed++) {
            List<AccountEvent> shuffled = new ArrayList<>(history.events());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(documents(type, shuffled, until, connected))
                    .as("arrival in another order, seed %d", seed)
                    .extracting(AlertStoriesTest::line)
                    .isEqualTo(lines);
        }
        return changes(documents, type);
    }

    private static List<String> lines(AlertType type, History history, String until) {
        return lines(type, history, until, EnumSet.allOf(Stream.class));
    }

    private static List<String> lines(
            AlertType type, History history, String until, Set<Stream> connected) {
        return changes(documents(type, history.events(), until, connected), type);
    }

    /** The documents of that type's alerts, all events arriving before any is due. */
    private static List<Document> documents(
            AlertType type, List<AccountEvent> events, String until, Set<Stream> connected) {
        List<Document> documents = new ArrayList<>();
        AccountEngine engine =
                new AccountEngine(EngineSettings.defaults().withConnected(connected));
        AccountState state = engine.start(History.ACCOUNT);
        AccountOutput out = documents::add;
        events.forEach(event -> engine.offer(state, event, out));
        engine.advance(state, History.time(until), out);
        documents.removeIf(
                document ->
                        !document.index().startsWith("regret-alert")
                                || !json(document).path("alert.type").asText().equals(type.name()));
        return documents;
    }

    /** When what changed, the band and the workflow state after it; what plays do is told below. */
    private static List<String> changes(List<Document> documents, AlertType type) {
        return documents.stream()
                .filter(document -> document.index().startsWith("regret-alert-events"))
                .map(AlertStoriesTest::json)
                .peek(json -> assertThat(json.path("alert.type").asText()).isEqualTo(type.name()))
                .filter(json -> !json.has("alert.play_changed"))
                .map(
                        json ->
                                "%s %s %s %s"
                                        .formatted(
                                                json.path("@timestamp")
                                                        .asText()
                                                        .substring(5, 16)
                                                        .replace('T', ' '),
                                                json.path("alert.change").asText(),
                                                json.path("alert.band").asText(),
                                                json.path("alert.workflow_state").asText()))
                .toList();
    }

    private static String line(Document document) {
        return "%s %s %d %s"
                .formatted(
                        document.index(),
                        document.id(),
                        document.version(),
                        new String(document.source(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(Document document) {
        try {
            return JSON.readTree(document.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void holds(AlertType type, List<String> lines) throws IOException {
        Path file = STORIES.resolve(type + ".txt");
        if (REGENERATE) {
            Files.createDirectories(STORIES);
            Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file))
                .as("%s; -Dstories.regenerate=true writes it anew, to be read", file)
                .isEqualTo(lines);
    }
}
