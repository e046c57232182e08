package io.regretradar.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.chart.Sparkline.Point;
import io.regretradar.cli.digest.DigestDocuments.StageExits;
import io.regretradar.cli.elastic.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of documents, and of names that mean harm. */
class DigestPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    private static final String LONG = "Long ".repeat(60).strip();
    private static final String HOSTILE =
            "Evil\\nScore 0\\u202etxt\\u0007 <script>document.title='gone'</script>"
                    + "<img src=x onerror=document.title='gone'>\\\"' & Co";

    private static final Document ACME =
            document(
                    """
                    {"account.id":"acme","account.name":"Acme","account.segment":"smb",
                     "account.annual_value":26000,"account.renewal_date":"2026-06-01",
                     "owner.id":"olga","journey.stage":"SETUP","journey.status":"STALLED",
                     "risk.score":71.4,"risk.band":"CRITICAL","risk.value_at_risk":9100,
                     "risk.calibrated":false,"regret.dominant":"FOREGONE_ALTERNATIVES",
                     "regret.basis":"SURVEY","contrib.frt_p75_h":14,"contrib.usage_ratio":3,
                     "promise.unanswered_tickets":2,"promise.open_messages":1,
                     "promise.longest_wait_h":75.5,
                     "reasons":[{"id":"frt_p75_h","sentence":"First replies take 96 h"}]}
                    """);
    private static final Document BOLT =
            document(
                    """
                    {"account.id":"bolt","account.name":"Bolt","risk.score":12,"risk.band":"NONE",
                     "journey.stage":"UTILISATION","journey.status":"OPEN_ENDED",
                     "regret.dominant":"NONE","referral.state":"READY","referral.readiness":83,
                     "referral.prime":true,"account.annual_value":5000}
                    """);
    private static final Document ACME_ALERT =
            document(
                    """
                    {"account.id":"acme","account.name":"Acme","alert.id":"1",
                     "alert.type":"REGRET_RISK","alert.band":"CRITICAL",
                     "alert.signal_state":"ACTIVE","alert.workflow_state":"IN_PROGRESS",
                     "alert.assignee":"ivan","alert.opened_at":"2026-03-01T06:00:00Z",
                     "alert.play":"ESCALATE_QUEUE","alert.play_due_at":"2026-03-09T16:00:00Z"}
                    """);

    @TempDir private Path folder;
    private DigestDocuments documents;

    @BeforeEach
    void book() {
        documents =
                new DigestDocuments(
                        NOW,
                        List.of(ACME, BOLT),
                        List.of(ACME_ALERT),
                        Map.of(
                                "acme",
                                document(
                                        """
                                        {"account.id":"acme","risk.score":62,"journey.stage":"HANDOFF",
                                         "contrib.frt_p75_h":5,"contrib.usage_ratio":3.2}
                                        """)),
                        List.of(
                                document(
                                        """
                                        {"@timestamp":"2026-03-10T02:00:00Z","account.id":"acme",
                                         "account.name":"Acme","alert.type":"REGRET_RISK",
                                         "alert.band":"CRITICAL","alert.change":"BAND_RAISED"}
                                        """)),
                        Map.of("SETUP", new StageExits(8, 16.24, 1, 2)),
                        List.of(
                                document(
                                        "{\"referral.id\":\"1\",\"referral.ready_at\":\"2026-02-01T00:00:00Z\",\"referral.missed\":true}"),
                                document(
                                        "{\"referral.id\":\"2\",\"referral.ready_at\":\"2026-02-01T00:00:00Z\"}"),
                                document(
                                        "{\"referral.id\":\"3\",\"referral.ready_at\":\"2026-02-01T00:00:00Z\"}"),
                                document(
                                        "{\"referral.id\":\"4\",\"referral.ready_at\":\"2026-02-01T00:00:00Z\",\"referral.asked_at\":\"2026-02-02T00:00:00Z\",\"referral.accepted_at\":\"2026-02-03T00:00:00Z\"}")));
    }

    @Test
    void aCallSaysWhoHowBadWhySinceWhenWhatToDoAndWhatChanged() {
        String call = PageText.calls(page(documents)).get(0);

        assertThat(call)
                .startsWith(
                        "1 Acme ▲ Critical smb 26,000 a year renews 1 Jun 2026 owner olga"
                                + " Set-up (stalled)")
                .contains("Score 71 +9 in a day", "Value at risk 9,100", "Since 1 Mar 2026")
                .contains("Why First replies take 96 h")
                .contains("Do Escalate queue ! Overdue since Mon 9 Mar, 16:00 UTC")
                .contains("moved from Hand-off to Set-up +9 first replies to tickets")
                .doesNotContain("use of the product")
                .contains("Risk of regret ▲ Critical since 1 Mar 2026. In progress, by ivan.")
                .contains("Score within 30 days: from 40 to 71, at most 80.");
    }

    @Test
    void theTilesCountAccountsAndAddUpTheirValueAtRisk() {
        assertThat(PageText.of(page(documents)))
                .contains("▲ Critical 1 ◆ At risk 0 ● Watch 0 Value at risk a year 9,100")
                .contains("New since yesterday 0 Taken by nobody 0");
    }

    @Test
    void sinceYesterdayTellsChangesOfAlertsAndScoresThatMoved() {
        assertThat(PageText.section(page(documents), "since"))
                .contains("Tue 10 Mar, 02:00 UTC Got worse: Acme Risk of regret, critical")
                .contains("Worse Acme 62 → 71 +9 first replies to tickets")
                .doesNotContain("Better");
    }

    @Test
    void promisesNameWhoWaitsForWhatAndHowLong() {
        assertThat(PageText.section(page(documents), "promises"))
                .contains(
                        "Acme 2 tickets without a first answer, 1 message without a reply 3 days olga")
                .doesNotContain("Bolt");
    }

    @Test
    void regretIsAShareOfAllAccountsWithWhatTheyPay() {
        assertThat(PageText.section(page(documents), "regret"))
                .contains("Alternatives not taken (1 asked) 1 50 % 26,000")
                .contains("Too much thought 0 0 % –");
    }

    @Test
    void theJourneyShowsWhereAccountsStandAndWhatBecameOfThoseThatLeft() {
        assertThat(PageText.section(page(documents), "journey"))
                .contains("Where 2 accounts are now")
                .contains("Set-up 1 0 1 14 d 16 d 8 1 2")
                .contains("Utilisation 1 0 0 open – 0 0 0");
    }

    @Test
    void advocacyShowsTheAskingRateBetweenItsTwoReferencesAndWhomToAsk() {
        String page = page(documents);

        // One of four was asked and agreed; the lines stand at 11 % and 91 % of 240 units.
        assertThat(PageText.section(page, "advocacy"))
                .contains("25 % of those who were ready within 90 days were asked (1 of 4).")
                .contains("100 % of those asked agreed (1).", "1 missed")
                .contains("11 % usually asked", "91 % would refer")
                .contains("Bolt ★ Prime readiness 83");
        assertThat(page).contains("x1=\"26.4\" x2=\"26.4\"", "x1=\"218.4\" x2=\"218.4\"");
    }

    @Test
    void opportunitiesSnoozedAlertsAndStaleSourcesAreNoCalls() {
        String page =
                page(
                        with(
                                List.of(BOLT),
                                List.of(
                                        alert(
                                                "REFERRAL_READY",
                                                "NONE",
                                                "\"alert.workflow_state\":\"NEW\""),
                                        alert(
                                                "STAGE_STALLED",
                                                "AT_RISK",
                                                "\"alert.workflow_state\":\"SNOOZED\",\"alert.snoozed_until\":\"2026-03-12T00:00:00Z\""),
                                        alert(
                                                "DATA_STALE",
                                                "AT_RISK",
                                                "\"alert.workflow_state\":\"NEW\",\"alert.source\":\"product-usage/segment\""))));

        assertThat(PageText.section(page, "calls")).contains("Nobody needs a call");
        assertThat(PageText.of(page)).contains("Nothing has come from product-usage/segment.");
    }

    @Test
    void aSnoozeThatIsOverIsACallAgain() {
        String page =
                page(
                        with(
                                List.of(BOLT),
                                List.of(
                                        alert(
                                                "STAGE_STALLED",
                                                "AT_RISK",
                                                "\"alert.workflow_state\":\"SNOOZED\",\"alert.snoozed_until\":\"2026-03-10T07:00:00Z\""))));

        assertThat(PageText.calls(page)).hasSize(1);
    }

    @Test
    void afterFiftyCallsTheRestIsCounted() {
        List<Document> alerts =
                IntStream.range(0, 53)
                        .mapToObj(
                                n ->
                                        document(
                                                "{\"account.id\":\"a%02d\",\"alert.id\":\"%d\",\"alert.type\":\"REGRET_RISK\",\"alert.band\":\"WATCH\",\"alert.workflow_state\":\"NEW\",\"alert.opened_at\":\"2026-03-10T06:00:00Z\"}"
                                                        .formatted(n, n)))
                        .toList();
        String page = page(with(List.of(), alerts));

        assertThat(PageText.calls(page)).hasSize(50);
        assertThat(PageText.section(page, "calls")).contains("3 more accounts need a call");
        assertThat(PageText.of(page))
                .contains("● Watch 53", "New since yesterday 53", "Taken by nobody 53");
    }

    @Test
    void anEmptyBookSaysSoInEverySection() {
        String page =
                page(
                        new DigestDocuments(
                                NOW, List.of(), List.of(), Map.of(), List.of(), Map.of(),
                                List.of()));

        assertThat(PageText.section(page, "calls")).contains("Nobody needs a call");
        assertThat(PageText.section(page, "since")).contains("A quiet day");
        assertThat(PageText.section(page, "promises")).contains("No customer waits");
        assertThat(PageText.section(page, "regret")).contains("No account shows regret");
        assertThat(PageText.section(page, "journey")).contains("No account has entered a stage");
        assertThat(PageText.section(page, "advocacy")).contains("not followed here yet");
    }

    @Test
    void hostileNamesAreTextOnOneLineThatTurnsNothingAround() {
        String page = page(hostile());

        assertThat(PageText.calls(page).get(0))
                .startsWith(
                        "1 Evil Score 0\uFFFDtxt\uFFFD <script>document.title='gone'… ▲ Critical");
        assertThat(page)
                .contains("<bdi class=\"name\" title=\"Evil Score 0\uFFFDtxt\uFFFD &lt;script>")
                .doesNotContain("<script", "<img", "\u202e", "\u0007");
        assertThat(page).contains("title=\"" + LONG + "\">Long Long Long");
        assertThat(PageText.calls(page).get(1))
                .contains("z".repeat(239) + "…", "owner " + "y".repeat(47) + "…")
                .doesNotContain("y".repeat(48), "z".repeat(240), "x".repeat(48));
    }

    @Test
    void aBrowserReadsHostileNamesAsTextAndRunsNothing() throws IOException, InterruptedException {
        Browser browser = browser();
        Path file = Files.writeString(folder.resolve("page.html"), page(hostile()));

        String dom = browser.open(file, folder);

        assertThat(dom)
                .contains("<title>Whom to call, 10 Mar 2026 – Regret Radar</title>")
                .contains("&lt;script&gt;document.titl")
                .doesNotContain("<script", "<img");
    }

    /** A page that is wider than its window would have to be scrolled sideways. */
    @Test
    void aBrowserFitsThePageIntoAPhoneAndAWideWindow() throws IOException, InterruptedException {
        Browser browser = browser();
        for (int width : List.of(320, 390, 768, 1280)) {
            String framed =
                    """
                    <!DOCTYPE html><title></title><iframe width="%d" height="800" style="border:0" srcdoc="%s"></iframe>
                    <script>onload = () => { const page = document.querySelector('iframe').contentDocument.documentElement;
                    document.title = 'needs ' + (page.scrollWidth - page.clientWidth) + ' more, ' + page.querySelectorAll('article').length + ' calls'; }</script>
                    """
                            .formatted(
                                    width,
                                    page(hostile()).replace("&", "&amp;").replace("\"", "&quot;"));
            Path file = Files.writeString(folder.resolve("frame.html"), framed);

            assertThat(
                            browser.open(file, folder)
                                    .lines()
                                    .filter(line -> line.contains("<title>needs")))
                    .singleElement()
                    .asString()
                    .as("%d wide", width)
                    .contains("<title>needs 0 more, 2 calls</title>");
        }
    }

    private static Browser browser() {
        return Browser.found()
                .orElseGet(
                        () -> {
                            System.out.println(
                                    "Chromium is not on the PATH: the digest was not opened in a browser.");
                            return abort("no Chromium on the PATH");
                        });
    }

    private static DigestDocuments hostile() {
        return with(
                List.of(
                        document(
                                "{\"account.id\":\"evil\",\"account.name\":\"%s\",\"owner.id\":\"%s\",\"risk.score\":80,\"risk.value_at_risk\":2,\"journey.stage\":\"%s\",\"promise.open_messages\":1,\"referral.state\":\"READY\",\"reasons\":[{\"sentence\":\"%s\"}]}"
                                        .formatted(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                        document(
                                "{\"account.id\":\"%s\",\"account.name\":\"%s\",\"owner.id\":\"%s\",\"risk.score\":70,\"risk.value_at_risk\":1,\"promise.open_messages\":1,\"reasons\":[{\"sentence\":\"%s\"}]}"
                                        .formatted(
                                                "x".repeat(300),
                                                LONG,
                                                "y".repeat(300),
                                                "z".repeat(300)))),
                List.of(
                        document(
                                "{\"account.id\":\"evil\",\"alert.id\":\"1\",\"alert.type\":\"%s\",\"alert.band\":\"CRITICAL\",\"alert.workflow_state\":\"%s\",\"alert.assignee\":\"%s\",\"alert.play\":\"%s\",\"alert.opened_at\":\"2026-03-01T06:00:00Z\"}"
                                        .formatted(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                        document(
                                "{\"account.id\":\"%s\",\"alert.id\":\"2\",\"alert.type\":\"REGRET_RISK\",\"alert.band\":\"CRITICAL\",\"alert.workflow_state\":\"NEW\",\"alert.opened_at\":\"2026-03-01T06:00:00Z\"}"
                                        .formatted("x".repeat(300)))));
    }

    private static DigestDocuments with(List<Document> accounts, List<Document> alerts) {
        return new DigestDocuments(NOW, accounts, alerts, Map.of(), List.of(), Map.of(), List.of());
    }

    private static Document alert(String type, String band, String more) {
        return document(
                """
                {"account.id":"bolt","alert.id":"%s","alert.type":"%s","alert.band":"%s",
                 "alert.opened_at":"2026-03-01T06:00:00Z",%s}
                """
                        .formatted(type, type, band, more));
    }

    private static String page(DigestDocuments documents) {
        List<Point> history =
                Stream.of(new double[] {5, 40}, new double[] {2, 80}, new double[] {0, 71.4})
                        .map(
                                point ->
                                        new Point(
                                                NOW.toEpochMilli() - point[0] * 86_400_000,
                                                point[1]))
                        .toList();
        return DigestPage.of(new DigestWriter(documents, id -> history).write(null));
    }

    private static Document document(String json) {
        try {
            return new Document(JSON.readTree(json));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
