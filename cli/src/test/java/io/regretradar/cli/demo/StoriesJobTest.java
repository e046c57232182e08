package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.story.StoryBook;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.JobProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All stories at once through the running job: what stands in Elasticsearch afterwards. */
class StoriesJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate START = SimulationOptions.DEFAULT_START;
    private static final Duration BOUND = EngineSettings.defaults().bound();
    private static final List<AccountEvent> EVENTS =
            StoryBook.ALL.stream()
                    .flatMap(story -> story.events(START).stream())
                    .sorted(AccountEvent.ORDER)
                    .toList();
    private static final Instant END =
            StoryBook.ALL.stream()
                    .map(story -> story.end(START))
                    .max(Instant::compareTo)
                    .orElseThrow();

    private static Map<String, JsonNode> stored;

    @TempDir private Path folder;

    @BeforeAll
    static void liveThrough() throws Exception {
        DemoStack.Options options =
                new DemoStack.Options(Stream.OF_CUSTOMERS, 2, 0, false, Instant.EPOCH);
        try (DemoStack stack = DemoStack.start(options)) {
            KafkaFeed feed = stack.feed();
            SendingOrder order = new SendingOrder(feed, BOUND, 11);
            EVENTS.forEach(order::event);
            order.end(END.toEpochMilli());
            feed.flush();
            stack.startJobs();
            JobProgress progress =
                    new Completion(stack.job(), stack.portfolio(), stack.indices())
                            .await(
                                    Instant.ofEpochMilli(EVENTS.get(0).occurredAt()),
                                    END,
                                    EVENTS.size());
            assertThat(progress.applied()).isEqualTo(EVENTS.size());
            assertThat(progress.late() + progress.rejected() + progress.refused()).isZero();
            stored = StoredByJob.everything(stack.indices().url().toString());
        }
    }

    @AfterAll
    static void forget() {
        stored = null;
    }

    @Test
    void everyDocumentIsTheOneOfTheBatchPath() throws IOException {
        Map<String, JsonNode> latest = StoredByJob.expected(EVENTS, END);

        assertThat(latest).hasSizeGreaterThan(1_000);
        assertThat(latest.keySet())
                .extracting(id -> id.replaceFirst("(-\\d{4}\\.\\d{2})?/.*", ""))
                .contains(
                        "regret-accounts",
                        "regret-scores",
                        "regret-alerts",
                        "regret-alert-events",
                        "regret-account-days",
                        "regret-account-hours",
                        "regret-stage-transitions");
        StoredByJob.assertSame(stored, latest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent-vendor", "well-served"})
    void theTimelineIsTheOneThatAssessPrints(String name) throws IOException {
        Map<String, String> assessed = new TreeMap<>();
        for (JsonNode evaluation : assess(name)) {
            assessed.put(
                    Instant.parse(evaluation.path("at").asText()).toString(),
                    row(
                            evaluation.path("score").asDouble(),
                            evaluation.path("band").asText(),
                            evaluation.path("stage").asText(),
                            evaluation.path("dominantRegret").asText(),
                            evaluation.path("reasons").findValuesAsText("id")));
        }
        Map<String, String> written = new TreeMap<>();
        for (JsonNode score : scores(name)) {
            written.put(
                    Instant.parse(score.path("@timestamp").asText()).toString(),
                    row(
                            score.path("risk.score").asDouble(),
                            score.path("risk.band").asText(),
                            score.path("journey.stage").asText(),
                            score.path("regret.dominant").asText(),
                            texts(score.path("risk.top_reasons"))));
        }

        // The job writes what changed, and once a day; assess prints every evaluation.
        assertThat(written).hasSizeGreaterThanOrEqualTo(40);
        assertThat(assessed).containsAllEntriesOf(written);
        assertThat(bands(assessed.values())).isEqualTo(bands(written.values()));
    }

    @Test
    void theSilentVendorIsWatchByDay10AndCriticalByDay35() {
        List<JsonNode> scores = scores("silent-vendor");

        assertThat(dayOfFirst(scores, "WATCH")).isEqualTo(8).isLessThanOrEqualTo(10);
        assertThat(dayOfFirst(scores, "CRITICAL")).isEqualTo(26).isLessThanOrEqualTo(35);
        assertThat(scores)
                .filteredOn(score -> !score.path("risk.band").asText().equals("NONE"))
                .extracting(score -> score.path("regret.dominant").asText())
                .containsOnly("FOREGONE_ALTERNATIVES");
        assertThat(scores)
                .flatExtracting(score -> texts(score.path("risk.top_reasons")))
                .contains("frt_p75_h", "onb_missed_rate", "owner_reply_p75_h")
                .isSubsetOf(
                        "frt_p75_h",
                        "sla_breach_rate",
                        "owner_reply_p75_h",
                        "onb_missed_rate",
                        "stage_overdue_ratio",
                        "touchpoint_coverage");
    }

    @Test
    void theSameAccountTreatedWellStaysQuiet() {
        assertThat(scores("well-served"))
                .hasSizeGreaterThan(70)
                .extracting(score -> score.path("risk.band").asText())
                .containsOnly("NONE");
        assertThat(stored.entrySet())
                .filteredOn(e -> e.getValue().path("account.id").asText().equals("well-served"))
                // Its story ends long before the last one; silence from then on is another story.
                .filteredOn(
                        e -> !at(e.getValue()).isAfter(StoryBook.named("well-served").end(START)))
                // That it may be asked for a referral is no risk.
                .filteredOn(e -> !e.getValue().path("alert.type").asText().equals("REFERRAL_READY"))
                .extracting(Map.Entry::getKey)
                .isNotEmpty()
                .noneMatch(id -> id.startsWith("regret-alert"));
    }

    /** Every evaluation of the story alone, as the command prints it. */
    private JsonNode assess(String name) throws IOException {
        RadarRun.of("simulate", "--story", name, "--out", folder.toString());
        String everyStream = Stream.names(Stream.OF_CUSTOMERS).replace(" ", "");
        RadarRun run =
                RadarRun.of(
                        "assess",
                        "--events=" + folder.resolve(name + ".ndjson"),
                        "--connected=" + everyStream,
                        "--timeline",
                        "--strict",
                        "--output=json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    /** The written evaluations of a story up to its end, in order of time. */
    private static List<JsonNode> scores(String name) {
        Instant end = StoryBook.named(name).end(START);
        return stored.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("regret-scores-"))
                .map(Map.Entry::getValue)
                .filter(score -> score.path("account.id").asText().equals(name))
                .filter(score -> !at(score).isAfter(end))
                .sorted((a, b) -> at(a).compareTo(at(b)))
                .toList();
    }

    private static Instant at(JsonNode score) {
        return Instant.parse(score.path("@timestamp").asText());
    }

    private static long dayOfFirst(List<JsonNode> scores, String band) {
        Instant first =
                scores.stream()
                        .filter(score -> score.path("risk.band").asText().equals(band))
                        .map(StoriesJobTest::at)
                        .findFirst()
                        .orElseThrow();
        return Duration.between(START.atStartOfDay(ZoneOffset.UTC).toInstant(), first).toDays();
    }

    private static String row(
            double score, String band, String stage, String dominant, List<String> reasons) {
        return String.join(" ", band, stage, dominant, reasons.toString(), String.valueOf(score));
    }

    /** The bands of rows, each once for as long as it holds. */
    private static List<String> bands(Collection<String> rows) {
        List<String> bands = new ArrayList<>();
        for (String row : rows) {
            String band = row.substring(0, row.indexOf(' '));
            if (bands.isEmpty() || !bands.get(bands.size() - 1).equals(band)) {
                bands.add(band);
            }
        }
        return bands;
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
