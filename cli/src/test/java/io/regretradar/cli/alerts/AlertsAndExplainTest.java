package io.regretradar.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the commands make of documents in a real Elasticsearch. */
class AlertsAndExplainTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static FilledElasticsearch elasticsearch;

    @BeforeAll
    static void fill() throws IOException, InterruptedException {
        elasticsearch = new FilledElasticsearch();
        alert("a1", "acme", "Acme Corp", "CRITICAL", 71, 9_000, "olga", "ACTIVE", "NEW");
        alert("a2", "bolt", "Bolt Ltd", "AT_RISK", 55, 12_000, "olga", "ACTIVE", "NEW");
        alert("a3", "core", "Core Labs", "WATCH", 38, 700, "ivan", "ACTIVE", "ACKNOWLEDGED");
        alert("a4", "dune", "Dune AG", "WATCH", 22, 800, "ivan", "RECOVERED", "CLOSED");
        put(
                "regret-accounts/_doc/acme",
                """
                {"@timestamp":"2026-03-01T00:00:00Z","account":{"id":"acme","name":"Acme Corp",
                "segment":"SMB","annual_value":26000},"owner":{"id":"olga"},
                "risk":{"score":71,"band":"CRITICAL","p90d":0.35,"value_at_risk":9000,
                "calibrated":false,"coverage":0.81,"confidence":"HIGH","change_7d":12},
                "reasons":[{"id":"frt_p75_h","value":96,"points":14,
                "sentence":"First replies take 96 h."}],
                "contrib":{"frt_p75_h":14,"usage_ratio":-3.2},"contrib_change":{"frt_p75_h":9},
                "feature":{"frt_p75_h":96,"usage_ratio":1.05},
                "regret":{"dominant":"FOREGONE_ALTERNATIVES","basis":"INFERRED","foregone":48}}
                """);
        put(
                "regret-accounts/_doc/bolt",
                """
                {"@timestamp":"2026-03-01T00:00:00Z","account":{"id":"bolt","name":"Bolt Ltd"},
                "risk":{"score":55,"band":"AT_RISK"}}
                """);
        put(
                "regret-accounts/_doc/evil",
                """
                {"@timestamp":"2026-03-01T00:00:00Z",
                "account":{"id":"evil","name":"Evil\\nScore 0 of 100\\u001b[2J\\u202e<script>"},
                "owner":{"id":"o\\tx"},"risk":{"score":55,"band":"AT_RISK"}}
                """);
        for (int day = 1; day <= 3; day++) {
            put(
                    "regret-scores-2026.02/_doc/acme:" + day,
                    """
                    {"@timestamp":"2026-02-0%dT00:00:00Z","account":{"id":"acme"},
                    "risk":{"score":%d,"band":"WATCH"}}
                    """
                            .formatted(day, 20 + 20 * day));
        }
        send("POST", "regret-*/_refresh", "");
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @Test
    void aHostileNameStaysOnItsLine() {
        String page = radar("explain", "evil").out();

        assertThat(page.lines().limit(2))
                .containsExactly("Evil Score 0 of 100\uFFFD[2J\uFFFD<script>", "evil · owner o x");
        assertThat(page).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void openAlertsComeInTheOrderOfTheValueAtRisk() throws IOException {
        assertThat(ids(radar("alerts"))).containsExactly("a2", "a1", "a3");
    }

    @Test
    void alertsAreFilteredByBandOwnerTypeAndState() throws IOException {
        assertThat(ids(radar("alerts", "--band", "critical"))).containsExactly("a1");
        assertThat(ids(radar("alerts", "--band", "WATCH", "--band", "AT_RISK")))
                .containsExactly("a2", "a3");
        assertThat(ids(radar("alerts", "--owner", "ivan"))).containsExactly("a3");
        assertThat(ids(radar("alerts", "--type", "regret_risk", "--state", "all"))).hasSize(4);
        assertThat(ids(radar("alerts", "--type", "OVERSELLING"))).isEmpty();
        assertThat(ids(radar("alerts", "--state", "acknowledged"))).containsExactly("a3");
        assertThat(ids(radar("alerts", "--state", "recovered"))).containsExactly("a4");
        assertThat(ids(radar("alerts", "--state", "recovered", "--state", "acknowledged")))
                .containsExactlyInAnyOrder("a3", "a4");
        assertThat(ids(radar("alerts", "--owner", "ivan", "--owner", "olga"))).hasSize(3);
        assertThat(ids(radar("alerts", "--type", "OVERSELLING", "--type", "REGRET_RISK")))
                .hasSize(3);
    }

    @Test
    void theTableNamesAccountBandScoreValueReasonAndTime() {
        RadarRun run = radar("alerts", "--limit", "1");

        assertThat(run.out().lines())
                .containsExactly(
                        "account   band     score  value at risk  why                       since (UTC)       alert",
                        "Bolt Ltd  AT_RISK     55         12,000  First replies take 96 h.  2026-02-20 06:00  a2 REGRET_RISK",
                        "2 more match; show them with --limit 3.");
    }

    @Test
    void explainIsAPageForPeople() {
        RadarRun run = radar("explain", "acme");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Acme Corp", "acme · SMB · 26,000 a year · owner olga")
                .contains("Score 71 of 100, band CRITICAL", "+12 within 7 days")
                .contains("35 % (a prior, not fitted to outcomes yet), value at risk 9,000")
                .contains("First replies take 96 h. (+14.0 points)")
                .contains("▄▅▇", "██████████████", "FOREGONE_ALTERNATIVES (inferred")
                .contains("REGRET_RISK CRITICAL since 2026-02-20 06:00 UTC, NEW");
    }

    @Test
    void explainFindsAnAccountByAPartOfItsName() throws IOException {
        RadarRun run = radar("explain", "ACME c", "--output", "json");

        JsonNode page = JSON.readTree(run.out());
        assertThat(page.at("/account/account/id").asText()).isEqualTo("acme");
        assertThat(page.path("alerts")).hasSize(1);
        assertThat(page.path("scores")).hasSize(3);
    }

    @Test
    void anUnknownAccountIsOneLineThatSaysSo() {
        RadarRun run = radar("explain", "nobody");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("'nobody'");
    }

    @Test
    void aPartOfSeveralNamesAsksWhichOne() {
        RadarRun run = radar("explain", "*");

        assertThat(run.exitCode()).as("a star is taken literally").isEqualTo(1);
        assertThat(radar("explain", "o").err()).contains("fits several", "acme, bolt");
    }

    @Test
    void anElasticsearchThatIsNotThereIsNamedWithTheRemedy() {
        RadarRun run = RadarRun.of("alerts", "--elasticsearch", "http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1", "does not answer", "--elasticsearch URL");
    }

    @Test
    void anAddressThatIsNoneIsWrongUsage() {
        RadarRun run = RadarRun.of("alerts", "--elasticsearch", "localhost:9200");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("elasticsearch is 'localhost:9200'", "http://HOST:PORT");
    }

    private static RadarRun radar(String command, String... args) {
        List<String> all =
                new ArrayList<>(List.of(command, "--elasticsearch", elasticsearch.url()));
        all.addAll(List.of(args));
        return RadarRun.of(all.toArray(String[]::new));
    }

    private static List<String> ids(RadarRun text) throws IOException {
        assertThat(text.exitCode()).as(text.err()).isZero();
        List<String> order = List.of("a1", "a2", "a3", "a4");
        List<String> names = List.of("Acme Corp", "Bolt Ltd", "Core Labs", "Dune AG");
        return text.out()
                .lines()
                .filter(line -> names.stream().anyMatch(line::startsWith))
                .map(line -> order.get("ABCD".indexOf(line.charAt(0))))
                .toList();
    }

    private static void alert(
            String id,
            String account,
            String name,
            String band,
            int score,
            int value,
            String owner,
            String signal,
            String workflow)
            throws IOException, InterruptedException {
        put(
                "regret-alerts/_doc/" + id,
                """
                {"@timestamp":"2026-03-01T00:00:00Z","account":{"id":"%s","name":"%s"},
                "owner":{"id":"%s"},"risk":{"score":%d,"value_at_risk":%d,"band":"%s"},
                "reasons":[{"id":"frt_p75_h","sentence":"First replies take 96 h."}],
                "alert":{"id":"%s","type":"REGRET_RISK","band":"%s","signal_state":"%s",
                "workflow_state":"%s","opened_at":"2026-02-20T06:00:00Z"}}
                """
                        .formatted(
                                account, name, owner, score, value, band, id, band, signal,
                                workflow));
    }

    private static void put(String path, String document) throws IOException, InterruptedException {
        send("PUT", path, document);
    }

    private static void send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + "/" + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
