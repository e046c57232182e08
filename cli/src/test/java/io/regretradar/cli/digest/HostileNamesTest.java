package io.regretradar.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.assess.EventFiles;
import io.regretradar.cli.elastic.FilledElasticsearch;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.Stream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that mean harm, from the event to the document, the terminal and the page. */
class HostileNamesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("script", "<script>alert('x')</script>");
        NAMES.put("quotes", "\"><img src=x onerror=\"alert('x')\"> & 'Co'");
        NAMES.put("turned", "Acme \u202egnp.exe \u2067kcab");
        NAMES.put("long", "x".repeat(300));
        NAMES.put("lines", "Acme\nScore 0 of 100, band NONE\r\n\tnext");
        NAMES.put("terminal", "Acme\u001b[2J\u009b1;31m\u0007");
    }

    @TempDir private static Path folder;
    private static FilledElasticsearch elasticsearch;
    private static List<Document> documents;

    @BeforeAll
    static void live() throws IOException {
        RadarRun story =
                RadarRun.of("simulate", "--story", "silent-vendor", "--out", folder.toString());
        assertThat(story.exitCode()).as(story.err()).isZero();
        String told = Files.readString(folder.resolve("silent-vendor.ndjson"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            String json = JSON.writeValueAsString(name.getValue());
            files.add(
                    Files.writeString(
                            folder.resolve(name.getKey() + ".ndjson"),
                            told.replace("silent-vendor", name.getKey())
                                    .replace("\"Halden Logistics\"", json)
                                    .replace("\"olga\"", json)));
        }
        StringWriter problems = new StringWriter();
        EventFiles read = EventFiles.read(files, new PrintWriter(problems));
        assertThat(read.badLines()).as(problems.toString()).isZero();
        documents =
                Replay.documents(
                        EngineSettings.defaults().withConnected(EnumSet.allOf(Stream.class)),
                        read.events(),
                        read.end());
        elasticsearch = new FilledElasticsearch();
        // Fails if the strict mappings refuse a single one.
        elasticsearch.write(documents);
    }

    @AfterAll
    static void stop() {
        elasticsearch.close();
    }

    @Test
    void documentsHoldEachNameAsItIs() throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> owners = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.index().equals("regret-accounts")) {
                var source = JSON.readTree(document.source());
                names.put(document.id(), source.path("account.name").asText());
                owners.put(document.id(), source.path("owner.id").asText());
            }
        }

        assertThat(names).isEqualTo(NAMES);
        assertThat(owners).isEqualTo(NAMES);
    }

    @Test
    void theListOfAlertsHasOneLineForEach() {
        RadarRun run = radar("alerts");

        assertThat(run.out().lines().filter(line -> line.contains("CRITICAL")))
                .hasSize(NAMES.size());
        assertHarmless(run.out());
        assertThat(run.out())
                .contains("Acme \uFFFDgnp.exe \uFFFDkcab  ", "Acme\uFFFD[2J\uFFFD1;31m\uFFFD  ")
                .contains("x".repeat(31) + "…")
                .doesNotContain("x".repeat(32));
    }

    @Test
    void thePageOfAnAccountKeepsNameAndOwnerOnTheirLines() {
        for (String account : NAMES.keySet()) {
            String page = radar("explain", account).out();

            assertHarmless(page);
            assertThat(page.lines().filter(line -> line.startsWith("Score "))).hasSize(1);
            assertThat(page.lines().skip(1).findFirst().orElseThrow()).startsWith(account + " · ");
        }
    }

    @Test
    void theDigestShowsThemAsText() {
        String page = radar("digest", "--out", "-").out();

        assertHarmless(page);
        assertThat(page).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(");
        assertThat(PageText.calls(page))
                .hasSize(NAMES.size())
                .anyMatch(call -> call.contains("Acme Score 0 of 100, band NONE next ▲ Critical"));
    }

    private static void assertHarmless(String shown) {
        assertThat(shown.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
        assertThat(shown).doesNotContain("\u202e", "\u2067", "\u202d", "\u2066");
    }

    private static RadarRun radar(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--elasticsearch", elasticsearch.url()));
        arguments.addAll(List.of(more));
        RadarRun run = RadarRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }
}
