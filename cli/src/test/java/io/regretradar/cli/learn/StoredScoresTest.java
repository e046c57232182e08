package io.regretradar.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.intake.lines.LineFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality judged by what stands in Elasticsearch, with a scorecard on trial. */
class StoredScoresTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SimulationSettings BOOK =
            new SimulationSettings(11, 40, 170, SimulationOptions.DEFAULT_START);

    @TempDir static Path folder;

    private static FilledElasticsearch elasticsearch;
    private static Path events;
    private static Path outcomes;
    private static Path tried;

    @BeforeAll
    static void storeWhatTheJobWouldWrite() throws IOException {
        Simulation simulation = new Simulation(BOOK);
        List<AccountEvent> history = new ArrayList<>();
        simulation.until(BOOK.end(), history::add);
        events =
                Files.write(
                        folder.resolve("events.ndjson"),
                        history.stream().map(LineFormat::line).toList());
        List<String> csv = new ArrayList<>(List.of("account,date,outcome"));
        simulation.truths(BOOK.end()).stream()
                .filter(truth -> truth.churned())
                .forEach(truth -> csv.add(truth.account() + "," + truth.churnedAt() + ",CHURNED"));
        outcomes = Files.write(folder.resolve("outcomes.csv"), csv);
        String card =
                Rules.defaultJson(RuleKind.SCORECARD)
                        .replace("\"version\": 1", "\"version\": 2")
                        .replaceFirst("\"base\": [0-9.]+", "\"base\": 40");
        tried = Files.writeString(folder.resolve("card-2.json"), card);
        String trial =
                "{\"kind\": \"SHADOW_SCORECARD\", \"version\": 2, \"scorecard\": " + card + "}";
        RuleBook book =
                RuleBook.of(
                        List.of(new ControlEvent("trial", RuleKind.SHADOW_SCORECARD, 2, 0, trial)));
        List<Document> documents = new ArrayList<>();
        new Replay(EngineSettings.defaults().withConnected(Stream.OF_CUSTOMERS), book, history)
                .run(BOOK.end().toEpochMilli(), documents::add);
        elasticsearch = new FilledElasticsearch();
        elasticsearch.write(
                documents.stream()
                        .filter(
                                one ->
                                        one.index().startsWith("regret-scores")
                                                || one.index().equals("regret-accounts"))
                        .toList());
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @Test
    void storedScoresWarnAsWellAsEventsLivedThroughAgain() throws JsonProcessingException {
        JsonNode stored = evaluate("--elasticsearch=" + elasticsearch.url());
        JsonNode lived = evaluate("--events=" + events);

        JsonNode fromStored = stored.path("horizons").path(0);
        JsonNode fromEvents = lived.path("horizons").path(0);
        assertThat(fromStored.path("lost").asInt())
                .isEqualTo(fromEvents.path("lost").asInt())
                .isGreaterThan(5);
        // A stored score may be some hours older than the look.
        assertThat(estimate(fromStored, "auc"))
                .isCloseTo(estimate(fromEvents, "auc"), within(.01))
                .isGreaterThan(.6);
        assertThat(estimate(fromStored, "brier"))
                .isCloseTo(estimate(fromEvents, "brier"), within(.005));
    }

    @Test
    void theScorecardOnTrialIsJudgedByItsOwnNumbers() throws JsonProcessingException {
        JsonNode inForce = evaluate("--elasticsearch=" + elasticsearch.url());
        JsonNode onTrial =
                evaluate(
                        "--elasticsearch=" + elasticsearch.url(),
                        "--shadow",
                        "--scorecard=" + tried);

        JsonNode before = inForce.path("horizons").path(0);
        JsonNode after = onTrial.path("horizons").path(0);
        // Twenty points more for all: the same order, but other chances.
        assertThat(estimate(after, "auc")).isCloseTo(estimate(before, "auc"), within(1e-9));
        assertThat(estimate(after, "brier")).isNotCloseTo(estimate(before, "brier"), within(.002));
        JsonNode document =
                elasticsearch.search(
                        "regret-model-quality",
                        "{\"query\": {\"term\": {\"quality.shadow\": true}}}");
        assertThat(document.at("/hits/hits/0/_source/scorecard.version").asText()).isEqualTo("2");
        assertThat(document.at("/hits/total/value").asInt()).isEqualTo(1);
    }

    @Test
    void anotherScorecardThanTheOneOnTrialIsNotJudgedByItsScores() {
        RadarRun run =
                RadarRun.of(
                        "evaluate",
                        "--elasticsearch=" + elasticsearch.url(),
                        "--outcomes=" + outcomes,
                        "--shadow");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Scorecard 1 has not been on trial", "version 2 has", "--scorecard FILE");
    }

    @Test
    void aTrialIsNotAskedOfEvents() {
        RadarRun run =
                RadarRun.of("evaluate", "--shadow", "--events=" + events, "--outcomes=" + outcomes);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--shadow is about scores in Elasticsearch");
    }

    private static double estimate(JsonNode horizon, String measure) {
        return horizon.path(measure).path("value").asDouble();
    }

    private static JsonNode evaluate(String... from) throws JsonProcessingException {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "evaluate",
                                "--outcomes=" + outcomes,
                                "--output=json",
                                "--horizon=90d",
                                "--until=" + BOOK.end()));
        args.addAll(List.of(from));
        RadarRun run = RadarRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }
}
