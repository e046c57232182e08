package io.regretradar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.dashboards.install.ScriptedKibana;
import io.regretradar.dashboards.install.ScriptedServer;
import io.regretradar.dashboards.install.ScriptedServer.Reply;
import io.regretradar.dashboards.install.ScriptedServer.Request;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.EmbeddedKafka;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SetupCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void makesWhatIsMissingAndCanBeRepeated() throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start()) {
            String[] args = {
                "setup",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--replication=1",
                "--elasticsearch=" + elasticsearch.url(),
                "--output=json"
            };
            RadarRun first = RadarRun.of(args);
            RadarRun second = RadarRun.of(args);

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(outcomes(first, "topic ")).hasSize(14).containsOnly("CREATED");
            assertThat(outcomes(first, "index template ")).hasSize(11).containsOnly("CREATED");
            assertThat(outcomes(first, "dashboards")).containsExactly("LEFT_OUT");
            assertThat(second.exitCode()).isZero();
            assertThat(outcomes(second, "topic ")).hasSize(14).containsOnly("UNCHANGED");
            assertThat(outcomes(second, "index template ")).hasSize(11).containsOnly("UNCHANGED");
        }
    }

    @Test
    void aServerThatIsNotThereFailsWithTheRemedyAndTheOthersAreTried() throws IOException {
        RadarRun run =
                RadarRun.of(
                        "setup",
                        "--elasticsearch=" + NOBODY,
                        "--kibana=" + NOBODY,
                        "--output=json");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode rows = JSON.readTree(run.out());
        assertThat(rows.findValuesAsText("outcome"))
                .containsExactly("LEFT_OUT", "FAILED", "FAILED");
        assertThat(rows.get(0).path("why").asText()).contains("--bootstrap-servers");
        assertThat(rows.get(1).path("why").asText()).contains(NOBODY, "cannot be reached");
    }

    @Test
    void kibanaGetsDataViewsPanelsDashboardsConnectorAndRulesOnce() throws IOException {
        try (ScriptedServer kibana = new ScriptedServer(new ScriptedKibana())) {
            RadarRun first = kibana(kibana, "--output=json");
            List<String> lines = kibana.requests().stream().map(Request::line).toList();
            kibana.requests().clear();
            RadarRun second = kibana(kibana, "--output=json");

            assertThat(lines)
                    .startsWith(
                            "GET /api/status",
                            "POST /api/saved_objects/_bulk_get",
                            "POST /api/saved_objects/_import",
                            "GET /api/alerting/_health",
                            "GET /api/actions/connectors",
                            "POST /api/actions/connector");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("POST /api/alerting/rule/"))
                    .hasSize(4);
            for (String type : List.of("index-pattern ", "lens ", "search ", "dashboard ")) {
                assertThat(outcomes(first, type)).as(type).isNotEmpty().containsOnly("CREATED");
                assertThat(outcomes(second, type)).as(type).containsOnly("UNCHANGED");
            }
            assertThat(outcomes(first, "dashboard ")).hasSize(5);
            assertThat(kibana.requests())
                    .extracting(Request::line)
                    .noneMatch(line -> line.startsWith("POST /api/saved_objects/_import"))
                    .noneMatch(line -> line.startsWith("POST /api/alerting"));
        }
    }

    @Test
    void aKibanaThatIsTooOldOrRefusesTheLoginIsNamedWithTheRemedy() throws IOException {
        ScriptedKibana old = new ScriptedKibana();
        old.instead.put("GET /api/status", new Reply(200, "{\"version\":{\"number\":\"7.17.0\"}}"));
        try (ScriptedServer kibana = new ScriptedServer(old)) {
            assertThat(kibana(kibana).out()).contains("FAILED", "7.17.0", "8.3");
        }
        ScriptedKibana closed = new ScriptedKibana();
        closed.instead.put("GET /api/status", new Reply(401, "{\"message\":\"no\"}"));
        try (ScriptedServer kibana = new ScriptedServer(closed)) {
            RadarRun run = kibana(kibana);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("FAILED", "401");
        }
    }

    /** Elasticsearch is not there, which does not keep Kibana from being set up. */
    private static RadarRun kibana(ScriptedServer kibana, String... more) {
        List<String> args = new ArrayList<>(List.of("setup", "--elasticsearch=" + NOBODY));
        args.add("--kibana=" + kibana.url());
        args.addAll(List.of(more));
        return RadarRun.of(args.toArray(String[]::new));
    }

    @Test
    void aWrongNumberIsWrongUsage() {
        RadarRun run = RadarRun.of("setup", "--partitions=0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("partitions is 0, but must be 1 to 1000");
    }

    @Test
    void aBrokerAddressThatIsNoneIsWrongUsage() {
        RadarRun run = RadarRun.of("setup", "--bootstrap-servers=nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("kafka.bootstrap-servers is 'nowhere'", "HOST:PORT");
    }

    private static List<String> outcomes(RadarRun run, String objects) throws IOException {
        return StreamSupport.stream(JSON.readTree(run.out()).spliterator(), false)
                .filter(row -> row.path("object").asText().contains(objects))
                .map(row -> row.path("outcome").asText())
                .toList();
    }
}
