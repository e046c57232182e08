package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLine;
import io.regretradar.intake.lines.EventLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        simulate("one");
        simulate("other");
        simulate("one-packed", "--gzip");
        simulate("other-packed", "--gzip");

        assertThat(folder.resolve("one/events.ndjson"))
                .hasSameBinaryContentAs(folder.resolve("other/events.ndjson"));
        assertThat(folder.resolve("one/truth.ndjson"))
                .hasSameBinaryContentAs(folder.resolve("other/truth.ndjson"));
        assertThat(folder.resolve("one-packed/events.ndjson.gz"))
                .hasSameBinaryContentAs(folder.resolve("other-packed/events.ndjson.gz"));
    }

    @Test
    void everyLineIsAnEventThatIsAcceptedAndTheLastIsATick() throws IOException {
        RadarRun run = simulate("book", "--output", "json");

        List<Decoded> lines = lines(folder.resolve("book/events.ndjson"));
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(Decoded.Accepted.class::isInstance)
                .hasSize(JSON.readTree(run.out()).path("events").asInt());
        assertThat(lines.get(lines.size() - 1)).isInstanceOf(Decoded.Tick.class);
    }

    @Test
    void aPlatformWithThreeStreamsGetsThese() throws IOException {
        simulate("core", "--streams=tickets,usage,surveys");

        assertThat(streams(folder.resolve("core/events.ndjson")))
                .containsExactlyInAnyOrder(
                        Stream.SUPPORT_TICKETS, Stream.PRODUCT_USAGE, Stream.SURVEYS);
    }

    @Test
    void aStreamThatIsNotThereIsWrongUsage() {
        RadarRun run = RadarRun.of("simulate", "--streams", "tickets,phone");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("phone is not a stream", "support-tickets, surveys");
    }

    @Test
    void theTruthHasALinePerAccount() throws IOException {
        JsonNode result = JSON.readTree(simulate("book", "--output", "json").out());

        List<String> truths = Files.readAllLines(folder.resolve("book/truth.ndjson"));
        assertThat(truths).hasSize(12);
        assertThat(JSON.readTree(truths.get(0)).fieldNames())
                .toIterable()
                .contains("account", "persona", "churned", "churnedAt", "churnVisible", "healthy");
        assertThat(result.path("accounts").asInt()).isEqualTo(12);
    }

    @Test
    void aNumberOutOfRangeIsWrongUsage() {
        RadarRun run = RadarRun.of("simulate", "--accounts", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "radar: accounts is 0, but must be 1 to 100000. Set it with --accounts N.%n"
                                .formatted());
    }

    @Test
    void kafkaNeedsAnAddress() {
        RadarRun run = RadarRun.of("simulate", "--to", "kafka");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--bootstrap-servers HOST:PORT");
    }

    @Test
    void aHistoryAheadOfTheClockIsNotWrittenToKafka() {
        RadarRun run =
                RadarRun.of(
                        "simulate",
                        "--to=kafka",
                        "--bootstrap-servers=localhost:1",
                        "--start=2999-01-01");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("2999-05-01", "--start DATE");
    }

    @Test
    void aFolderThatIsAFileIsAFailureWithTheRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        RadarRun run = RadarRun.of("simulate", "--accounts=1", "--days=14", "--out=" + file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("radar: Cannot write into " + file).contains("--out DIR");
    }

    private RadarRun simulate(String into, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of("simulate", "--accounts=12", "--days=20", "--seed=3", "--out"));
        args.add(folder.resolve(into).toString());
        args.addAll(List.of(more));
        RadarRun run = RadarRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static Set<Stream> streams(Path file) throws IOException {
        return lines(file).stream()
                .filter(Decoded.Accepted.class::isInstance)
                .map(line -> ((Decoded.Accepted) line).event().stream())
                .collect(Collectors.toSet());
    }

    private static List<Decoded> lines(Path file) throws IOException {
        List<Decoded> contents = new ArrayList<>();
        try (EventLines lines = EventLines.open(List.of(file), IntakeSettings.DEFAULTS)) {
            lines.forEachRemaining((EventLine line) -> contents.add(line.content()));
        }
        return contents;
    }
}
