package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.RadarRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page about importing is right: each of its examples gives the events it shows. */
class ImportPageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PAGE = Path.of("..", "docs", "import.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?s)```(yaml|csv|ndjson|json)( [^\n]+)?\n(.*?)```");

    @TempDir private Path folder;

    @TestFactory
    List<DynamicTest> everyExampleGivesTheEventsItShows() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        Path example = null;
        while (blocks.find()) {
            String content = blocks.group(3);
            switch (blocks.group(1)) {
                case "yaml" -> {
                    example = Files.createDirectory(folder.resolve("example-" + tests.size()));
                    Files.writeString(example.resolve("mapping.yaml"), content);
                }
                case "json" -> {
                    Path here = example;
                    String name = Files.readAllLines(here.resolve("mapping.yaml")).get(0);
                    tests.add(DynamicTest.dynamicTest(name, () -> check(here, content)));
                }
                default -> {
                    String name = blocks.group(2) == null ? "rows" : blocks.group(2).strip();
                    Files.writeString(example.resolve(name), content);
                }
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(12);
        return tests;
    }

    private static void check(Path example, String expected) throws IOException {
        Path out = example.resolve("out.ndjson");
        RadarRun run =
                RadarRun.of(
                        "import",
                        "--strict",
                        "--mapping=" + example.resolve("mapping.yaml"),
                        "--out=" + out,
                        "--rejected=" + example.resolve("rejected.ndjson"),
                        example.resolve("rows").toString());
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(events(Files.readString(out))).isEqualTo(events(expected));
    }

    /** Without ids; what says nothing, such as a default that an enumeration has, is left out. */
    private static List<JsonNode> events(String lines) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines.strip().split("\n")) {
            ObjectNode event = (ObjectNode) JSON.readTree(line);
            event.remove("eventId");
            event.properties().removeIf(field -> field.getValue().asText().equals("UNKNOWN"));
            events.add(event);
        }
        return events;
    }

    /** A key that is allowed in a mapping stands somewhere on the page. */
    @Test
    void everyKeyIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        Path sources = Path.of("src/main/java/io/regretradar/cli/importing/mapping");
        List<String> keys = new ArrayList<>();
        for (String file :
                List.of(
                        "MappingReader.java",
                        "EventReader.java",
                        "ValueReader.java",
                        "Condition.java")) {
            String source = Files.readString(sources.resolve(file));
            Matcher lists =
                    Pattern.compile("(?s)(?:\\.only\\(|KEYS = \\{)([^)}]*)[)}]").matcher(source);
            while (lists.find()) {
                Matcher key = Pattern.compile("\"([a-z]+)\"").matcher(lists.group(1));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(40);
        assertThat(keys).allSatisfy(key -> assertThat(page).containsPattern("\\b" + key + "\\b"));
    }
}
