package io.regretradar.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.cli.story.StoryBook;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.kibana.KibanaObjects;
import io.regretradar.dashboards.kibana.PanelCheck;
import io.regretradar.dashboards.query.StoredQuery;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Dashboards and questions on a simulated book with the stories in it, from the very documents that
 * the job would have written. Of indices that these do not fill there is a sample document.
 */
class DashboardsOfABookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("../dashboards/samples");
    private static final SimulationSettings BOOK =
            new SimulationSettings(42, 25, 120, LocalDate.of(2026, 1, 1));
    private static final Instant NOW = BOOK.end().plus(Duration.ofHours(1));

    private static FilledElasticsearch elasticsearch;
    private static RegretIndices indices;
    private static Set<String> sampled = new TreeSet<>();

    @BeforeAll
    static void live() throws IOException {
        List<AccountEvent> events = new ArrayList<>();
        new Simulation(BOOK).until(BOOK.end(), events::add);
        LocalDate end = BOOK.start().plusDays(BOOK.days());
        StoryBook.ALL.forEach(
                story ->
                        events.addAll(
                                story.events(
                                        end.minusDays(story.days())
                                                .with(
                                                        TemporalAdjusters.nextOrSame(
                                                                DayOfWeek.MONDAY)))));
        EngineSettings settings =
                EngineSettings.defaults().withConnected(EnumSet.allOf(Stream.class));
        long aWhileAgo = BOOK.end().minus(Duration.ofDays(10)).toEpochMilli();
        List<Document> documents =
                Replay.documents(settings, events, BOOK.end().toEpochMilli()).stream()
                        // The hours of the whole book are most of it, and none is looked at.
                        .filter(
                                it ->
                                        !it.index().startsWith("regret-account-hours")
                                                || it.evaluatedAt() > aWhileAgo)
                        .toList();
        elasticsearch = new FilledElasticsearch();
        elasticsearch.write(documents);
        for (IndexFamily index : FieldCatalogue.packaged().indices()) {
            if (documents.stream().noneMatch(it -> it.index().startsWith(index.name()))) {
                sampled.add(index.name());
                putSample(index);
            }
        }
        elasticsearch.refresh();
        indices = ElasticOptions.connect(URI.create(elasticsearch.url()));
    }

    private static void putSample(IndexFamily index) throws IOException {
        JsonNode sample =
                JSON.readTree(Files.readAllBytes(SAMPLES.resolve(index.name() + ".json")));
        ObjectNode source = sample.path("_source").deepCopy();
        source.put("@timestamp", BOOK.end().minus(Duration.ofDays(1)).toString());
        String month = BOOK.end().toString().substring(0, 7).replace('-', '.');
        elasticsearch.put(
                index.name() + (index.monthly() ? "-" + month : ""), "a-sample", source.toString());
    }

    @AfterAll
    static void stop() {
        indices.close();
        elasticsearch.close();
    }

    @Test
    void noPanelOfAnyDashboardIsBlank() {
        List<PanelCheck.Found> found = PanelCheck.run(KibanaObjects.packaged(), indices::ask, NOW);

        System.out.println(PanelCheck.report(found));
        System.out.println(
                "From sample documents alone: "
                        + found.stream()
                                .filter(it -> sampled.stream().anyMatch(it.index()::startsWith))
                                .map(PanelCheck.Found::panel)
                                .collect(Collectors.joining(", ")));
        assertThat(found).filteredOn(PanelCheck.Found::blank).isEmpty();
    }

    @Test
    void theQuestionsAreAnswered() {
        List<String> withoutAnswer = new ArrayList<>();
        for (StoredQuery query : StoredQuery.packaged()) {
            RadarRun run =
                    RadarRun.of(
                            "query",
                            query.name(),
                            "--at=" + NOW,
                            "--elasticsearch=" + elasticsearch.url());
            assertThat(run.exitCode()).as(run.err()).isZero();
            System.out.println("== radar query " + query.name());
            run.out().lines().limit(12).forEach(System.out::println);
            if (run.out().contains("Nothing matches.")) {
                withoutAnswer.add(query.name());
            }
        }
        System.out.println("Without an answer: " + withoutAnswer);
        assertThat(withoutAnswer.size()).isLessThanOrEqualTo(StoredQuery.packaged().size() - 15);
    }
}
