package io.regretradar.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.cli.story.StoryBook;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The digest of a simulated book with the stories in it, from the very documents that the job would
 * have written.
 */
class DigestOfABookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SimulationSettings BOOK =
            new SimulationSettings(42, 60, 120, LocalDate.of(2026, 1, 1));
    private static final Set<String> READ =
            Set.of(
                    "regret-accounts",
                    "regret-scores",
                    "regret-alerts",
                    "regret-alert-events",
                    "regret-stage-transitions",
                    "regret-referrals");

    private static FilledElasticsearch elasticsearch;
    private static List<Document> documents;
    private static String page;

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
        documents =
                Replay.documents(settings, events, BOOK.end().toEpochMilli()).stream()
                        .filter(document -> READ.stream().anyMatch(document.index()::startsWith))
                        .toList();
        elasticsearch = new FilledElasticsearch();
        elasticsearch.write(documents);
        page = digest("digest.html");
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @Test
    void everyAccountWithAnOpenAlertIsCalledAndNoOther() throws IOException {
        Set<String> open = new TreeSet<>();
        for (JsonNode alert : latest("regret-alerts").values()) {
            String type = alert.path("alert.type").asText();
            // Who can be asked for a referral stands elsewhere; a dead feed is no customer.
            boolean risk = !type.equals("REFERRAL_READY") && !type.equals("DATA_STALE");
            if (risk
                    && alert.path("alert.signal_state").asText().equals("ACTIVE")
                    && !alert.path("alert.workflow_state").asText().equals("CLOSED")) {
                open.add(alert.path("account.id").asText());
            }
        }

        assertThat(open).hasSizeGreaterThan(15);
        assertThat(PageText.calls(page))
                .extracting(call -> call.substring(call.lastIndexOf("Account ") + 8))
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void theCallsComeInTheOrderOfTheValueAtRiskAndWithoutOneLast() throws IOException {
        Map<String, JsonNode> accounts = latest("regret-accounts");
        List<Double> values =
                PageText.calls(page).stream()
                        .map(call -> accounts.get(call.substring(call.lastIndexOf(' ') + 1)))
                        .map(account -> account.path("risk.value_at_risk").asDouble(-1))
                        .toList();

        assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aCallSaysWhyInTheSentencesOfTheAssessment() throws IOException {
        JsonNode account = latest("regret-accounts").get("silent-vendor");
        String call =
                PageText.calls(page).stream()
                        .filter(words -> words.endsWith("silent-vendor"))
                        .findFirst()
                        .orElseThrow();

        assertThat(account.path("reasons")).isNotEmpty();
        account.path("reasons")
                .forEach(reason -> assertThat(call).contains(reason.path("sentence").asText()));
        assertThat(call).contains("▲ Critical", "Set-up", "Score within 30 days: from ");
    }

    @Test
    void theJourneyCountsEveryAccountThatIsInAStage() throws IOException {
        long placed =
                latest("regret-accounts").values().stream()
                        .filter(
                                account ->
                                        account.has("journey.stage") && account.has("risk.score"))
                        .count();

        assertThat(placed).isPositive();
        assertThat(PageText.section(page, "journey"))
                .contains("Where %d accounts are now".formatted(placed));
    }

    @Test
    void whatIsNotWrittenYetIsSaidToBeMissing() {
        assertThat(PageText.section(page, "calls"))
                .contains("Do Escalate the queue, and apologise with a date")
                .doesNotContain("No play has been suggested");
        assertThat(PageText.section(page, "advocacy"))
                .contains("of those who were ready within 90 days were asked");
    }

    @Test
    void thePastIsReadFromWhatWasKeptOfIt() throws IOException {
        String now = digest("then-now.html", "--at", BOOK.end().toString());
        String then = digest("then.html", "--at", "2026-03-01T00:00:00Z");

        assertThat(ids(now)).as("kept history tells the same of today").isEqualTo(ids(page));
        assertThat(then).contains("As of Sunday, 1 March 2026, 00:00 UTC");
        assertThat(PageText.calls(then)).hasSizeBetween(1, PageText.calls(page).size() - 1);
    }

    @Test
    void anOwnersDigestHoldsThatOwnersAccountsAlone() throws IOException {
        Map<String, JsonNode> accounts = latest("regret-accounts");
        String owner =
                accounts.get(ids(page).stream().sorted().findFirst().orElseThrow())
                        .path("owner.id")
                        .asText();
        String own = digest("own.html", "--owner", owner);

        Set<String> expected =
                ids(page).stream()
                        .filter(id -> accounts.get(id).path("owner.id").asText().equals(owner))
                        .collect(Collectors.toSet());
        assertThat(ids(own)).isEqualTo(expected);
        assertThat(PageText.of(own)).startsWith("Skip to the call list").contains("for " + owner);
        String nobody = digest("nobody.html", "--owner", "nobody");
        assertThat(PageText.section(nobody, "calls")).contains("Nobody needs a call");
    }

    @Test
    void thePageNeedsNothingButItself() {
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .contains("default-src 'none'", "<meta charset=\"utf-8\">")
                .doesNotContain("http:", "https:", "<script", "@import", "url(", "src=");
        assertThat(page.length()).isLessThan(400_000);
    }

    private static Set<String> ids(String html) {
        return PageText.calls(html).stream()
                .map(call -> call.substring(call.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> latest(String index) throws IOException {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.index().equals(index)) {
                latest.put(document.id(), JSON.readTree(document.source()));
            }
        }
        return latest;
    }

    private static String digest(String name, String... more) throws IOException {
        Path file = Path.of("target", "digest-pages", name);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "digest",
                                "--elasticsearch",
                                elasticsearch.url(),
                                "--out",
                                file.toString()));
        arguments.addAll(List.of(more));
        RadarRun run = RadarRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(" to call, as of ", file.toString());
        return Files.readString(file);
    }
}
