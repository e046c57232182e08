package io.regretradar.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorecards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;

    private static Path events;
    private static Path outcomes;

    @BeforeAll
    static void simulateABookAndWriteDownWhoLeft() throws IOException {
        RadarRun run =
                RadarRun.of(
                        "simulate",
                        "--accounts",
                        "80",
                        "--days",
                        "200",
                        "--seed",
                        "11",
                        "--out",
                        folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        events = folder.resolve("events.ndjson");
        List<String> csv = new ArrayList<>(List.of("outcome,account,date,comment"));
        for (JsonNode truth : truths()) {
            if (truth.path("churned").asBoolean()) {
                csv.add(
                        "churned,%s,%s,\"gone, alas\""
                                .formatted(
                                        truth.path("account").asText(),
                                        truth.path("churnedAt").asText()));
            }
        }
        assertThat(csv).hasSizeGreaterThan(8);
        outcomes = Files.write(folder.resolve("outcomes.csv"), csv);
    }

    private static List<JsonNode> truths() throws IOException {
        try (var files = Files.list(folder)) {
            Path truth =
                    files.filter(file -> file.getFileName().toString().startsWith("truth"))
                            .findFirst()
                            .orElseThrow();
            List<JsonNode> truths = new ArrayList<>();
            String text = Files.readString(truth);
            if (text.startsWith("[")) {
                JSON.readTree(text).forEach(truths::add);
            } else {
                for (String line : text.lines().toList()) {
                    truths.add(JSON.readTree(line));
                }
            }
            return truths;
        }
    }

    @Test
    void evaluateSaysHowWellTheScoresWarned() throws IOException {
        Path page = folder.resolve("quality.html");

        RadarRun run = evaluate("--out", page.toString());
        RadarRun json = evaluate("--output", "json", "--horizon", "30,90d", "--capacity", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Scorecard 1 (a prior, not fitted to outcomes), 80 accounts")
                .contains("30 d", "60 d", "90 d", "WATCH or worse", "usage_ratio")
                .contains("touchpoint_coverage", "referral_made")
                // A simulated book tells all six streams.
                .doesNotContain("Never available", "LEAK", "NaN");
        JsonNode report = JSON.readTree(json.out());
        assertThat(report.path("horizons")).hasSize(2);
        JsonNode main = report.path("horizons").get(1);
        assertThat(main.path("days").asInt()).isEqualTo(90);
        assertThat(main.path("auc").path("low").asDouble()).isGreaterThan(.5);
        assertThat(main.path("capacity").asInt()).isEqualTo(3);
        assertThat(Files.readString(page))
                .contains("<svg", "ROC curve", "Calibration", "Lead time", "usage_ratio")
                .doesNotContain("NaN", "<script", "src=", "href=\"http");
    }

    @Test
    void aLaterOutcomeOrEventDoesNotReachAnEarlierLook() throws IOException {
        JsonNode whole = JSON.readTree(evaluate("--output", "json").out());
        JsonNode cut =
                JSON.readTree(
                        evaluate("--output", "json", "--until", "2026-06-01T00:00:00Z").out());

        assertThat(cut.path("snapshots").asInt()).isLessThan(whole.path("snapshots").asInt());
        assertThat(cut.path("until").asText()).startsWith("2026-06-01");
    }

    @Test
    void calibrateRefusesWithFewLosses() {
        Path card = folder.resolve("refused.json");

        RadarRun run =
                RadarRun.of(
                        "calibrate",
                        "--events",
                        events.toString(),
                        "--outcomes",
                        outcomes.toString(),
                        "--to",
                        card.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Not calibrated: only", "INTERCEPT takes 30");
        assertThat(card).doesNotExist();
    }

    @Test
    void calibrateWritesANewVersionWithItsEvidence() throws IOException {
        Path card = folder.resolve("card.json");

        RadarRun run =
                RadarRun.of(
                        "calibrate",
                        "--simulated",
                        "--seeds",
                        "1",
                        "--accounts",
                        "360",
                        "--days",
                        "360",
                        "--every",
                        "14d",
                        "--to",
                        card.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        Scorecard written = Scorecards.parse(Files.readString(card));
        assertThat(written.version()).isEqualTo(2);
        assertThat(written.calibrated()).isTrue();
        assertThat(written.evidence().learntLosses()).isGreaterThanOrEqualTo(30);
        assertThat(written.evidence().brierChange().estimate()).isNegative();
        assertThat(run.out()).contains("Scorecard 2:", "Brier", "ECE", "radar control publish");
        assertThat(RadarRun.of("control", "validate", card.toString()).exitCode()).isZero();
    }

    @Test
    void wrongInputIsNamedWithItsRemedy() throws IOException {
        Path wrong =
                Files.writeString(folder.resolve("wrong.csv"), "account,date,outcome\na,1,x\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "name,left\na,b\n");
        Path strangers =
                Files.writeString(
                        folder.resolve("strangers.csv"),
                        "account,date,outcome\nnobody,2026-03-01,CHURNED\n");

        assertThat(with(wrong).err()).contains("wrong.csv:2: date is '1'");
        assertThat(with(other).err()).contains("[name, left]", "[account, date, outcome]");
        assertThat(with(strangers).err()).contains("None of the 1 accounts", "nobody");
        assertThat(RadarRun.of("evaluate", "--events", events.toString()).err())
                .contains("--outcomes FILE");
        assertThat(evaluate("--horizon", "0").exitCode()).isEqualTo(2);
        assertThat(evaluate("--capacity", "0").exitCode()).isEqualTo(2);
    }

    private static RadarRun with(Path file) {
        RadarRun run =
                RadarRun.of(
                        "evaluate", "--events", events.toString(), "--outcomes", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        return run;
    }

    private static RadarRun evaluate(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "evaluate",
                                "--events",
                                events.toString(),
                                "--outcomes",
                                outcomes.toString(),
                                "--from",
                                "2026-01-05T00:00:00Z"));
        arguments.addAll(List.of(more));
        return RadarRun.of(arguments.toArray(String[]::new));
    }
}
