package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system on this machine, with small histories. */
class DemoCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void livesASimulatedBookThroughAndComparesWithTheTruth() throws IOException {
        RadarRun run =
                RadarRun.of("demo", "--accounts=20", "--days=40", "--seed=42", "--output=json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode result = JSON.readTree(run.out());
        assertThat(result.path("events").asLong()).isGreaterThan(5_000);
        assertThat(result.path("applied")).isEqualTo(result.path("events"));
        // Four bad records were sent: each is one dead letter, with its reason, and no more.
        assertThat(result.path("badRecords").asInt()).isEqualTo(4);
        assertThat(result.path("late").asLong()).isZero();
        assertThat(result.path("rejected").asLong()).isEqualTo(4);
        assertThat(result.path("deadLetters").asLong()).isEqualTo(4);
        assertThat(result.path("panels").asInt()).isGreaterThan(55);
        // In forty days nobody's price rose. Every other panel of every dashboard shows something.
        assertThat(result.path("blankPanels").toString()).isEqualTo("[\"journey-price-rises\"]");
        assertThat(result.path("scores").asLong()).isGreaterThan(20 * 30);
        assertThat(result.path("alerts").asLong()).isPositive();
        assertThat(result.path("portfolioRows").fieldNames())
                .toIterable()
                .contains("STAGE_FUNNEL", "BAND_MIX", "REGRET_MIX", "CONSISTENCY");
        assertThat(result.path("portfolioRows").path("BAND_MIX").asLong()).isGreaterThan(30);
        assertThat(result.path("alertsByBand").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("WATCH", "AT_RISK", "CRITICAL");
        assertThat(result.path("healthy").asLong()).isGreaterThan(10);
        assertThat(result.path("healthyBothered").asLong()).isLessThan(3);
        assertThat(result.has("churned")).isTrue();
        assertThat(result.has("churnedVisible")).isTrue();
        assertThat(result.has("churnedWarned")).isTrue();
        assertThat(result.has("medianLeadDays")).isTrue();
        assertThat(result.path("elasticsearch").asText()).startsWith("http://127.0.0.1:");
        assertThat(result.path("durationSeconds").asDouble()).isPositive();
        Path digest = Path.of(result.path("digest").asText());
        // Some of the twenty have left by the end; of these nobody is watched any more.
        assertThat(digest).content().containsPattern("\\b(1\\d|20) accounts watched");
        assertThat(digest).content().contains("id=\"calls\"");
        Files.delete(digest);
    }

    @Test
    void livesFilesThroughAndListsWhomToCall() throws IOException {
        Path book = folder.resolve("book");
        RadarRun.of("simulate", "--accounts=15", "--days=75", "--seed=5", "--out=" + book);

        RadarRun run = RadarRun.of("demo", "--events", book.resolve("events.ndjson").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("events are in Kafka", "Flink's page: http://127.0.0.1:");
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("account")
                .contains("band", "score", "value at risk", "why", "since (UTC)")
                .doesNotContain("in truth");
        assertThat(run.out()).contains("AT_RISK", "0 dead letters", "Elasticsearch: http://");
        String digest =
                run.out()
                        .lines()
                        .filter(line -> line.startsWith("Digest:"))
                        .findFirst()
                        .orElseThrow();
        Files.delete(Path.of(digest.substring("Digest:".length()).strip()));
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            RadarRun run =
                    RadarRun.of(
                            "demo", "--accounts=1", "--days=14", "--port-elasticsearch=" + port);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("Elasticsearch", port).doesNotContain("\tat ");
        }
    }

    @Test
    void aParallelismOutOfRangeIsWrongUsage() {
        RadarRun run = RadarRun.of("demo", "--parallelism", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("parallelism is 0, but must be 1 to 16. Set it with --parallelism N.");
    }

    @Test
    void aHistoryThatEndsAheadOfTheClockIsWrongUsage() {
        RadarRun run = RadarRun.of("demo", "--start", "2999-01-01");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must end before now", "--start DATE");
    }

    @Test
    void aFileThatIsNotThereFailsBeforeAnythingIsStarted() {
        RadarRun run = RadarRun.of("demo", "--events", folder.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("none does not exist").doesNotContain("Starting");
    }
}
