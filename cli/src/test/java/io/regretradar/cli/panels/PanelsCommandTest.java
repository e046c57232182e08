package io.regretradar.cli.panels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the dashboards would show of a small book. */
class PanelsCommandTest {
    private static final SimulationSettings BOOK =
            new SimulationSettings(42, 20, 60, LocalDate.of(2026, 1, 1));

    private static FilledElasticsearch elasticsearch;

    @BeforeAll
    static void fill() {
        List<AccountEvent> events = new ArrayList<>();
        new Simulation(BOOK).until(BOOK.end(), events::add);
        List<Document> documents = new ArrayList<>();
        new Replay(EngineSettings.defaults(), io.regretradar.domain.rules.Rules.defaults(), events)
                .run(BOOK.end().toEpochMilli(), documents::add);
        elasticsearch = new FilledElasticsearch();
        elasticsearch.write(documents);
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    private static RadarRun panels(String... more) {
        List<String> arguments = new ArrayList<>(List.of("panels"));
        arguments.add("--elasticsearch=" + elasticsearch.url());
        arguments.addAll(List.of(more));
        return RadarRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void eachPanelHasItsLineAndWhatIsBlankIsNamed() throws IOException {
        RadarRun run = panels("--at=" + BOOK.end());

        // Nothing was rejected, and nobody has evaluated anything: these have nothing to show.
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("today-call-list", "account-score", "would be blank:")
                .contains("pipeline-dead-letters", "pipeline-quality");
        JsonNode json =
                new ObjectMapper().readTree(panels("--at=" + BOOK.end(), "--output=json").out());
        assertThat(
                        run.out()
                                .lines()
                                .filter(
                                        line ->
                                                line.matches(
                                                        "(account|advocacy|journey|pipeline|today) .*")))
                .hasSize(json.size());
        assertThat(json)
                .filteredOn(it -> it.path("panel").asText().equals("today-call-list"))
                .allSatisfy(it -> assertThat(it.path("hits").asLong()).isPositive());
    }

    @Test
    void aDashboardWithNothingBlankIsFine() {
        RadarRun run = panels("--at=" + BOOK.end(), "--dashboard=today");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("1 dashboards, ", "none would be blank.");
    }

    @Test
    void anotherTimeFindsNothing() {
        RadarRun run = panels("--at=2020-01-01T00:00:00Z", "--dashboard=today");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("today-bands-by-day");
    }

    @Test
    void aDashboardThatIsNotThereIsWrongUsage() {
        RadarRun run = panels("--dashboard=tomorrow");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "dashboard is 'tomorrow', but must be one of account, advocacy, journey,"
                                + " pipeline, today. Set it with --dashboard ID.");
    }
}
