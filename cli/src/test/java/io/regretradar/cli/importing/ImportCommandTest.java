package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.cli.RadarRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAPPING =
            """
            mapping: desk
            key: id
            set:
              accountId: {column: konto}
              ticketId: {column: id}
            events:
              - name: created
                stream: support-tickets
                set: {action: CREATED, occurredAt: {column: opened}, csat: {column: stars}}
              - name: used
                stream: product-usage
                where: {column: user, present: true}
                set:
                  occurredAt: {column: opened, plus: {value: 30, unit: minutes}}
                  userId: {column: user}
                  feature: form
                  core: false
                  count: 1
            """;
    private static final String HEAD = "id,konto,opened,stars,user\n";

    @TempDir private Path folder;

    @BeforeEach
    void writeMapping() throws IOException {
        write("mapping.yaml", MAPPING);
    }

    /** Each system has its own mapping; a job wants one history. */
    @Test
    void filesOfEventsArePutTogetherInTheOrderOfTime() throws IOException {
        String used =
                "{\"stream\":\"product-usage\",\"eventId\":\"u%d\",\"accountId\":\"acme\",\"occurredAt\":\"2026-01-0%dT00:00:00Z\",\"userId\":\"u\",\"feature\":\"form\",\"core\":true,\"count\":1}\n";
        String opened =
                "{\"stream\":\"support-tickets\",\"eventId\":\"t%d\",\"accountId\":\"acme\",\"occurredAt\":\"2026-01-0%dT00:00:00Z\",\"ticketId\":\"t\",\"action\":\"CREATED\"}\n";
        Path usage = write("usage.ndjson", used.formatted(4, 4) + used.formatted(1, 1));
        Path tickets =
                write(
                        "tickets.ndjson",
                        opened.formatted(2, 2) + "{\"stream\":\n" + opened.formatted(5, 5));
        Path out = folder.resolve("whole.ndjson");

        RadarRun run =
                RadarRun.of(
                        "import",
                        "--mapping=events",
                        "--out=" + out,
                        "--rejected=" + folder.resolve("bad.ndjson"),
                        usage.toString(),
                        tickets.toString(),
                        usage.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(
                        Files.readString(out)
                                .lines()
                                .map(line -> line.replaceAll(".*eventId\":\"(..).*", "$1")))
                .containsExactly("u1", "t2", "u4", "t5");
        assertThat(Files.readString(folder.resolve("bad.ndjson")))
                .contains("tickets.ndjson", "\"line\":2", "MALFORMED");
        assertThat(RadarRun.of("import", "--list-mappings").out()).contains("events  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void theEncodingIsFoundWithoutAMark(String charset) throws IOException {
        String rows =
                "id;konto;opened;stars;user\n1;Bäckerei Höß;2026-01-01;;\n2;Société Générale à Paris;2026-01-02;;\n";
        Files.write(folder.resolve("a.csv"), rows.getBytes(Charset.forName(charset)));

        JsonNode report = run("a.csv");

        assertThat(report.path("files").get(0).asText()).contains(charset, "delimiter ';'");
        assertThat(accounts()).containsExactly("Bäckerei Höß", "Société Générale à Paris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoText(String charset) throws IOException {
        String rows = "\uFEFF" + HEAD + "1,Höß,2026-01-01,,\n";
        Files.write(folder.resolve("a.csv"), rows.getBytes(Charset.forName(charset)));

        run("a.csv");

        assertThat(accounts()).containsExactly("Höß");
    }

    @Test
    void aLateLetterDecidesTheEncodingOfAFileThatBeginsInAscii() throws IOException {
        StringBuilder rows = new StringBuilder(HEAD);
        for (int i = 0; i < 5_000; i++) {
            rows.append(i).append(",acme,2026-01-01,,\n");
        }
        rows.append("x,Façade Élégante,2026-01-02,,\n");
        Files.write(
                folder.resolve("a.csv"), rows.toString().getBytes(Charset.forName("windows-1252")));

        run("a.csv");

        assertThat(accounts()).last().isEqualTo("Façade Élégante");
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"", ";\"", "\t\"", "|\"", ",'"})
    void delimiterAndQuoteAreFound(String dialect) throws IOException {
        String d = dialect.substring(0, 1);
        String q = dialect.substring(1);
        String name = q + "a" + d + " b\nc" + q;
        write(
                "a.csv",
                HEAD.replace(",", d) + String.join(d, "1", name, "2026-01-01", "", "") + "\n");

        run("a.csv");

        assertThat(accounts()).containsExactly("a" + d + " b\nc");
    }

    @Test
    void eventsOfAllFilesAndStreamsComeOutInEventTimeOrderAndTheSameWhateverTheRowsOrder()
            throws IOException {
        write("a.csv", HEAD + "1,acme,2026-01-03T10:00,,\n2,acme,2026-01-01T10:00,,ann\n");
        write("b.csv", HEAD + "3,zeta,2026-01-01T10:15,,\n4,zeta,2026-01-01T10:30,,\n");
        run("a.csv", "b.csv");
        List<String> once = events();
        write(
                "c.csv",
                HEAD
                        + "4,zeta,2026-01-01T10:30,,\n3,zeta,2026-01-01T10:15,,\n2,acme,2026-01-01T10:00,,ann\n1,acme,2026-01-03T10:00,,\n");
        run("c.csv");

        assertThat(events()).isEqualTo(once);
        assertThat(once.stream().map(line -> text(line, "occurredAt") + " " + text(line, "stream")))
                .containsExactly(
                        "2026-01-01T10:00:00Z support-tickets",
                        "2026-01-01T10:15:00Z support-tickets",
                        "2026-01-01T10:30:00Z product-usage",
                        "2026-01-01T10:30:00Z support-tickets",
                        "2026-01-03T10:00:00Z support-tickets");
        assertThat(once.stream().map(line -> text(line, "eventId"))).doesNotHaveDuplicates();
    }

    @Test
    void overlappingExportsCountOnceAndIdsOutliveAColumnThatIsFilledLater() throws IOException {
        write("a.csv", HEAD + "1,acme,2026-01-01,,\n2,acme,2026-01-02,,\n");
        write("b.csv", HEAD + "2,acme,2026-01-02,,\n3,acme,2026-01-03,,\n");

        JsonNode report = run("a.csv", "b.csv");

        assertThat(report.path("repeats").asInt()).isEqualTo(1);
        assertThat(report.path("events").asInt()).isEqualTo(3);
        String id = text(events().get(0), "eventId");
        write("c.csv", HEAD + "1,acme,2026-01-01,5,\n");
        run("c.csv");
        assertThat(text(events().get(0), "eventId")).isEqualTo(id);
        assertThat(id)
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void rejectedRowsAreKeptWithTheirReasonsAndPutRightCanBeImported() throws IOException {
        write(
                "a.csv",
                HEAD
                        + "1,acme,2026-01-01,,\n2,,2026-01-02,,\n3,acme,soon,,\n4,acme,2026-01-04,9,\n5,acme\n6,acme,1999-01-01,,\n7,acme,2999-01-01,,\n");

        JsonNode report = run("a.csv");

        assertThat(report.path("rows").asInt()).isEqualTo(7);
        assertThat(report.path("events").asInt()).isEqualTo(1);
        assertThat(report.path("rejectedRows").asInt()).isEqualTo(6);
        List<String> rejected = Files.readAllLines(folder.resolve("rejected.ndjson"));
        assertThat(rejected.subList(0, 5).stream().map(ImportCommandTest::reason))
                .containsExactly(
                        "3 MISSING_VALUE accountId is missing, but every SupportTicketEvent must have it.",
                        "4 INVALID_VALUE occurredAt is 'soon', but must be a time as iso.",
                        "5 INVALID_VALUE csat is 9, but must be 1..5.",
                        "6 MALFORMED The row has 2 cells, but the header has 5. Mend the file, or allow it with csv.ragged: true.",
                        "7 CLOCK_BEHIND occurredAt is 1999-01-01T00:00:00Z, but must not be before 2000-01-01T00:00:00Z (events.earliest). Were seconds sent for milliseconds?");

        assertThat(rejected.subList(5, rejected.size()))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(reason(line))
                                        .startsWith(
                                                "8 CLOCK_AHEAD occurredAt is 2999-01-01T00:00:00Z"));

        write("right.ndjson", rejected.get(0).replace("\"konto\":\"\"", "\"konto\":\"zeta\""));
        run("right.ndjson");
        String mended = events().get(0);
        write("b.csv", HEAD + "2,zeta,2026-01-02,,\n");
        run("b.csv");
        assertThat(events()).containsExactly(mended);
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatThereWouldBe() throws IOException {
        write(
                "a.csv",
                HEAD
                        + "1,acme,2026-01-03,,\n2,zeta,2026-01-01T08:00,,ann\n3,,2026-01-02,,\n4,,2026-01-02,,\n");
        List<String> before = list();

        RadarRun run =
                RadarRun.of(
                        "import", "--dry-run", "--mapping=" + path("mapping.yaml"), path("a.csv"));

        assertThat(run.exitCode()).isZero();
        assertThat(list()).isEqualTo(before);
        assertThat(run.out())
                .contains(
                        "4 rows read, 0 of them left out by the filter, 2 rejected; 0 repeats dropped.")
                .containsPattern("product-usage +1 +1 +2026-01-01T08:30:00Z  2026-01-01T08:30:00Z")
                .containsPattern(
                        "support-tickets +2 +2 +2026-01-01T08:00:00Z  2026-01-03T00:00:00Z")
                .contains("2  events 'created', MISSING_VALUE accountId")
                .contains(path("a.csv") + ":4  accountId is missing")
                .contains("3 events of 2 accounts would be written. Nothing was.");
    }

    @Test
    void damagedFilesGiveWhatCanBeReadAndSayWhatCannot() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Random random = new Random(3);
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 20_000; i++) {
                out.write(
                        (i + ",acme" + random.nextInt() + ",2026-01-01,,\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(
                folder.resolve("cut.csv.gz"),
                Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        write(
                "quote.csv",
                HEAD + "1,acme,2026-01-01,,\n2,\"acme,2026-01-02,,\n3,acme,2026-01-03,,\n");

        JsonNode cut = run("cut.csv.gz");
        JsonNode quote = run("quote.csv");

        assertThat(cut.path("events").asInt()).isBetween(5_000, 15_000);
        assertThat(cut.path("rejected").toString()).contains("The rest of the file cannot be read");
        assertThat(quote.path("events").asInt()).isEqualTo(1);
        assertThat(quote.path("rejected").toString()).contains("Is a quote never closed");
    }

    @Test
    void badLinesOfNdjsonAreRejectedOneByOne() throws IOException {
        write(
                "a.ndjson",
                "{\"id\":1,\"konto\":\"acme\",\"opened\":\"2026-01-01\"}\n\nnonsense\n[1]\n{\"id\":2,\"konto\":\"acme\",\"opened\":\"2026-01-02\"}\n");

        JsonNode report = run("a.ndjson");

        assertThat(report.path("events").asInt()).isEqualTo(2);
        assertThat(report.path("rejectedRows").asInt()).isEqualTo(2);
        assertThat(report.path("rejected").get(0).path("examples").toString())
                .contains("a.ndjson:3  The line is no row", "a.ndjson:4  The line is no row");
    }

    @Test
    void aSpreadsheetIsMetWithTheRemedy() throws IOException {
        Files.write(folder.resolve("a.xlsx"), new byte[] {'P', 'K', 3, 4});
        RadarRun run = RadarRun.of("import", "--mapping=" + path("mapping.yaml"), path("a.xlsx"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Save the sheet as CSV");
    }

    @Test
    void whatIsImportedIsNeverOverwritten() throws IOException {
        write("a.csv", HEAD);
        RadarRun run =
                RadarRun.of(
                        "import",
                        "--mapping=" + path("mapping.yaml"),
                        "--out=" + path("a.csv"),
                        path("a.csv"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out is", "Name another file");
    }

    @Test
    void untilBecomesALastTickAndStrictAFailure() throws IOException {
        write("a.csv", HEAD + "1,acme,2026-01-01,,\n2,,2026-01-02,,\n");
        RadarRun run =
                RadarRun.of(
                        "import",
                        "--strict",
                        "--until=2026-02-01T00:00:00Z",
                        "--mapping=" + path("mapping.yaml"),
                        "--out=" + path("out.ndjson"),
                        "--rejected=" + path("rejected.ndjson"),
                        path("a.csv"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(events())
                .last()
                .isEqualTo("{\"stream\":\"tick\",\"occurredAt\":\"2026-02-01T00:00:00Z\"}");
    }

    /** The short form of a million rows: little memory for the sorting, twice, in another order. */
    @Test
    void manyRowsInLittleMemoryGiveTheSameBytesTwice() throws IOException {
        List<String> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            rows.add(
                    "%d,account-%d,2026-01-%02dT%02d:%02d,,u%d"
                            .formatted(
                                    i,
                                    random.nextInt(300),
                                    1 + random.nextInt(28),
                                    random.nextInt(24),
                                    random.nextInt(60),
                                    random.nextInt(50)));
        }
        write("a.csv", HEAD + String.join("\n", rows));
        java.util.Collections.shuffle(rows, random);
        write("b.csv", HEAD + String.join("\n", rows));

        List<String> once = sorted("a.csv");

        assertThat(once).hasSize(40_000).isEqualTo(sorted("b.csv"));
        assertThat(
                        once.stream()
                                .map(
                                        line ->
                                                java.time.Instant.parse(text(line, "occurredAt"))
                                                        .toEpochMilli()))
                .isSorted();
    }

    private List<String> sorted(String file) throws IOException {
        List<Path> files = List.of(folder.resolve(file));
        ImportReport report = new ImportReport();
        List<String> lines = new ArrayList<>();
        var mapping =
                io.regretradar.cli.importing.mapping.MappingLibrary.mapping(
                        path("mapping.yaml"), java.util.Map.of(), null);
        try (RejectedFile rejected = new RejectedFile(null, files);
                Importer importer =
                        new Importer(
                                mapping, files, rejected, report, 1 << 20, 1_900_000_000_000L)) {
            importer.read(at -> {});
            importer.events(event -> lines.add(event.line()));
        }
        assertThat((int) report.json().get("spills")).isGreaterThan(10);
        return lines;
    }

    private JsonNode run(String... files) throws IOException {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "import",
                                "--output=json",
                                "--mapping=" + path("mapping.yaml"),
                                "--out=" + path("out.ndjson"),
                                "--rejected=" + path("rejected.ndjson")));
        for (String file : files) {
            args.add(path(file));
        }
        RadarRun run = RadarRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private List<String> list() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private List<String> events() throws IOException {
        return Files.readAllLines(folder.resolve("out.ndjson"));
    }

    private List<String> accounts() throws IOException {
        return events().stream().map(line -> text(line, "accountId")).toList();
    }

    private static String text(String line, String field) {
        try {
            return JSON.readTree(line).path(field).asText();
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static String reason(String line) {
        try {
            JsonNode rejected = JSON.readTree(line).path("rejected");
            return "%d %s %s"
                    .formatted(
                            rejected.path("line").asLong(),
                            rejected.path("reason").asText(),
                            rejected.path("message").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
