package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.importing.mapping.MappingLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The mappings that come with the command, on samples written by hand. */
class ReadyMappingsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SAMPLES = Path.of("src/test/resources/importing");

    /** A folder with the log and its tickets, made in another language. */
    private static final String DATA = "REGRET_RADAR_HELPDESK_DATA";

    @TempDir private Path folder;

    @Test
    void theListSaysWhichThereAreAndForWhat() throws IOException {
        RadarRun run = RadarRun.of("import", "--list-mappings");

        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mappings"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(MappingLibrary.NAMES);
        }
        assertThat(run.out().lines())
                .hasSize(MappingLibrary.NAMES.size() + 1)
                .anyMatch(line -> line.matches("zendesk-tickets +Zendesk Support, CSV export.*"))
                .anyMatch(line -> line.matches("events +Events that were imported before.*"));
    }

    @Test
    void aMappingIsShownToBeCopied() {
        RadarRun run = RadarRun.of("import", "--mapping=segment-track", "--show-mapping");

        assertThat(run.out()).isEqualTo(MappingLibrary.text("segment-track"));
    }

    @Test
    void zendeskTicketsBecomeTheirSteps() throws IOException {
        JsonNode report = imported("zendesk-tickets", "zendesk-tickets.csv", "--zone=Europe/Rome");

        assertEvents(
                """
                {"accountId":"Zeta","contactId":"9002","occurredAt":"2026-03-02T07:15:00Z","ticketId":"102","action":"CREATED"}
                {"accountId":"Acme","contactId":"9001","occurredAt":"2026-03-02T08:00:00Z","ticketId":"101","action":"CREATED","priority":"HIGH","tags":["billing","not_worth_it"]}
                {"accountId":"Acme","contactId":"9001","occurredAt":"2026-03-03T08:00:00Z","ticketId":"101","action":"AGENT_REPLIED","priority":"HIGH","agentId":"Sam Hill"}
                {"accountId":"Acme","contactId":"9001","occurredAt":"2026-03-04T15:30:00Z","ticketId":"101","action":"RATED","priority":"HIGH","csat":1}
                {"accountId":"Acme","contactId":"9001","occurredAt":"2026-03-04T15:30:00Z","ticketId":"101","action":"RESOLVED","priority":"HIGH","agentId":"Sam Hill"}
                """,
                Map.of("stream", "support-tickets", "source", "zendesk"));
        assertThat(report.path("leftOut").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").get(0).path("examples").get(0).asText())
                .endsWith(
                        "zendesk-tickets.csv:5  accountId is missing, but every SupportTicketEvent must have it.");
    }

    @Test
    void zendeskOrganizationsAreLookedUpWhereAFileSaysTheirAccounts() throws IOException {
        Path lookup =
                Files.writeString(
                        folder.resolve("accounts.csv"), "organization,account\nAcme,a-1\n");

        JsonNode report =
                imported("zendesk-tickets", "zendesk-tickets.csv", "--lookup=accounts=" + lookup);

        assertThat(report.path("events").asInt()).isEqualTo(4);
        assertThat(report.path("rejected").toString())
                .contains("accountId is 'Zeta', but must be one of the keys in " + lookup);
    }

    @Test
    void segmentTrackCallsBecomeUse() throws IOException {
        JsonNode report = imported("segment-track", "segment-track.ndjson");

        assertEvents(
                """
                {"accountId":"zeta","occurredAt":"2026-03-02T08:00:00Z","userId":"a-9","feature":"Signed In"}
                {"accountId":"acme","contactId":"u-7","occurredAt":"2026-03-02T10:00:05.621Z","userId":"u-7","feature":"Report Exported"}
                """,
                Map.of(
                        "stream",
                        "product-usage",
                        "source",
                        "segment",
                        "core",
                        true,
                        "count",
                        1,
                        "errors",
                        0,
                        "valueMoment",
                        false));
        assertThat(report.path("leftOut").asInt()).as("page calls").isEqualTo(1);
        assertThat(report.path("repeats").asInt()).as("delivered twice").isEqualTo(1);
        assertThat(report.path("rejectedRows").asInt()).as("no account").isEqualTo(1);
    }

    @Test
    void delightedResponsesBecomeAnswers() throws IOException {
        JsonNode report = imported("delighted-responses", "delighted-responses.json");

        assertEvents(
                """
                {"accountId":"zeta","contactId":"89","occurredAt":"2026-03-02T00:00:00Z","surveyId":"500","kind":"CSAT","score":5}
                {"accountId":"Acme","contactId":"88","occurredAt":"2026-03-02T10:00:00Z","surveyId":"501","kind":"NPS","score":2,"tags":["never_worked"]}
                """,
                Map.of(
                        "stream", "surveys",
                        "source", "delighted",
                        "action", "RESPONDED",
                        "contactRole", "UNKNOWN"));
        assertThat(report.path("leftOut").asInt()).isEqualTo(1);
    }

    @Test
    void stepsOfTheHelpDeskLogBecomeTickets() throws IOException {
        imported("helpdesk-log", "helpdesk-log.csv");

        assertEvents(
                """
                {"accountId":"customer-7","occurredAt":"2012-10-09T14:50:17Z","ticketId":"ticket-2","action":"CREATED","priority":"HIGH","agentId":"agent-1"}
                {"accountId":"customer-7","occurredAt":"2012-10-09T15:00:00Z","ticketId":"ticket-2","action":"AGENT_REPLIED","agentId":"agent-3"}
                {"accountId":"customer-6","occurredAt":"2012-10-09T16:00:00Z","ticketId":"ticket-5","action":"CREATED","priority":"URGENT","agentId":"agent-9"}
                {"accountId":"customer-7","occurredAt":"2012-10-12T09:00:00Z","ticketId":"ticket-2","action":"RESOLVED","agentId":"agent-4"}
                """,
                Map.of("stream", "support-tickets", "source", "helpdesk"));
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = DATA,
            matches = ".+",
            disabledReason = "The whole log is not part of this project.")
    void theWholeLogGivesTheTicketsThatAnotherProgramMadeOfIt() throws IOException {
        Path data = Path.of(System.getenv(DATA));
        importFile("helpdesk-log", data.resolve("helpdesk-log.csv.gz"));

        Map<String, Integer> expected = new TreeMap<>();
        try (var in =
                new GZIPInputStream(
                        Files.newInputStream(data.resolve("helpdesk-tickets.ndjson.gz")))) {
            for (String line : new String(in.readAllBytes()).strip().split("\n")) {
                expected.merge(withoutId(line.replace(".000Z", "Z")), 1, Integer::sum);
            }
        }
        Map<String, Integer> actual = new TreeMap<>();
        for (String line : lines()) {
            actual.merge(withoutId(line), 1, Integer::sum);
        }
        assertThat(expected).hasSizeGreaterThan(13_000);
        assertThat(actual).isEqualTo(expected);
    }

    private static String withoutId(String line) throws IOException {
        Map<String, Object> fields = new TreeMap<>(JSON.readValue(line, Map.class));
        fields.remove("eventId");
        return fields.toString();
    }

    private void assertEvents(String expected, Map<String, Object> inAll) throws IOException {
        List<JsonNode> events =
                expected.lines()
                        .map(
                                line -> {
                                    try {
                                        ObjectNode event = (ObjectNode) JSON.readTree(line);
                                        event.setAll((ObjectNode) JSON.valueToTree(inAll));
                                        return (JsonNode) event;
                                    } catch (IOException e) {
                                        throw new IllegalArgumentException(line, e);
                                    }
                                })
                        .toList();
        List<JsonNode> actual =
                lines().stream()
                        .map(
                                line -> {
                                    try {
                                        ObjectNode event = (ObjectNode) JSON.readTree(line);
                                        event.remove("eventId");
                                        return (JsonNode) event;
                                    } catch (IOException e) {
                                        throw new IllegalArgumentException(line, e);
                                    }
                                })
                        .toList();
        assertThat(actual).isEqualTo(events);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out.ndjson"));
    }

    private JsonNode imported(String mapping, String sample, String... more) throws IOException {
        return importFile(mapping, SAMPLES.resolve(sample), more);
    }

    private JsonNode importFile(String mapping, Path file, String... more) throws IOException {
        List<String> args =
                new java.util.ArrayList<>(
                        List.of(
                                "import",
                                "--output=json",
                                "--mapping=" + mapping,
                                "--out=" + folder.resolve("out.ndjson"),
                                "--rejected=" + folder.resolve("rejected.ndjson")));
        args.addAll(List.of(more));
        args.add(file.toString());
        RadarRun run = RadarRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }
}
