package io.regretradar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.EmbeddedKafka;
import java.io.IOException;
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
            assertThat(outcomes(first, "topic ")).hasSize(11).containsOnly("CREATED");
            assertThat(outcomes(first, "index template ")).hasSize(11).containsOnly("CREATED");
            assertThat(outcomes(first, "dashboards")).containsExactly("LEFT_OUT");
            assertThat(second.exitCode()).isZero();
            assertThat(outcomes(second, "topic ")).hasSize(11).containsOnly("UNCHANGED");
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
                .filter(row -> row.path("object").asText().startsWith(objects))
                .map(row -> row.path("outcome").asText())
                .toList();
    }
}
