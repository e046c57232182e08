package io.regretradar.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void theStoriesAreListedWithWhatTheyTell() throws IOException {
        String listed = RadarRun.of("simulate", "--stories").out();
        JsonNode json = JSON.readTree(RadarRun.of("simulate", "--stories", "--output=json").out());

        assertThat(StoryBook.ALL).extracting(NamedStory::name).doesNotHaveDuplicates();
        assertThat(StoryBook.ALL)
                .allSatisfy(story -> assertThat(listed).contains(story.name(), story.summary()));
        assertThat(json.findValuesAsText("name"))
                .containsExactlyElementsOf(names().toList())
                .startsWith("silent-vendor", "well-served");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStoryIsTheSameBytesEachTimeAndEveryLineIsAccepted(String name) throws IOException {
        Path one = tell(name, "one");
        Path other = tell(name, "other");

        assertThat(one).hasSameBinaryContentAs(other);
        List<Decoded> lines = lines(one);
        NamedStory story = StoryBook.named(name);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(
                        new Decoded.Tick(
                                story.end(SimulationOptions.DEFAULT_START).toEpochMilli()));
        assertThat(events(lines)).isEqualTo(story.events(SimulationOptions.DEFAULT_START));
        assertThat(lines).hasSize(events(lines).size() + 1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingHappensOutsideOfItsDays(String name) {
        NamedStory story = StoryBook.named(name);
        long end = story.end(SimulationOptions.DEFAULT_START).toEpochMilli();

        assertThat(story.events(SimulationOptions.DEFAULT_START))
                .isNotEmpty()
                .allMatch(event -> event.accountId().equals(name))
                .allMatch(event -> event.occurredAt() < end)
                .extracting(AccountEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    void assessingTheFileGivesTheTimeline() throws IOException {
        Path file = tell("silent-vendor", "stories");
        String out =
                RadarRun.of("assess", "--events=" + file, "--timeline", "--strict", "--output=json")
                        .out();

        List<String> assessed = new ArrayList<>();
        JSON.readTree(out)
                .forEach(e -> assessed.add(row(e.path("at").asText(), e.path("score").asDouble())));
        List<String> expected = new ArrayList<>();
        for (Evaluation e : Timeline.of("silent-vendor").all()) {
            expected.add(
                    row(
                            Instant.ofEpochMilli(e.at()).toString(),
                            Numbers.output(e.score().score())));
        }
        assertThat(assessed).containsExactlyElementsOf(expected);
    }

    @Test
    void aStoryBeginsWhenItIsToldTo() throws IOException {
        List<Decoded> byDate = lines(tell("won-back", "date", "--start=2027-03-01"));
        List<Decoded> byInstant =
                lines(tell("won-back", "instant", "--start=2027-03-01T00:00:00Z"));

        assertThat(byInstant).isEqualTo(byDate);
        assertThat(events(byDate).get(0).occurredAt())
                .isEqualTo(Instant.parse("2027-03-01T09:00:00Z").toEpochMilli());
    }

    @Test
    void anInstantWithinADayIsRefusedWithTheRemedy() {
        RadarRun run = RadarRun.of("simulate", "--story=won-back", "--start=2027-03-01T08:00:00Z");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("2027-03-01T08:00:00Z is not the start of a day in UTC", "2026-01-05");
    }

    @Test
    void anUnknownStoryIsAnsweredWithThoseThereAre() {
        RadarRun run = RadarRun.of("simulate", "--story", "cinderella", "--out=" + folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cinderella", "silent-vendor, well-served", "--stories");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStoryIsNotWrittenToKafka() {
        RadarRun run = RadarRun.of("simulate", "--story=won-back", "--to=kafka");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--to kafka", "radar demo --events FILE");
    }

    static Stream<String> names() {
        return StoryBook.ALL.stream().map(NamedStory::name);
    }

    private Path tell(String name, String into, String... more) {
        List<String> args = new ArrayList<>(List.of("simulate", "--story", name, "--out"));
        args.add(folder.resolve(into).toString());
        args.addAll(List.of(more));
        RadarRun run = RadarRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("radar assess --events");
        return folder.resolve(into).resolve(name + ".ndjson");
    }

    private static List<AccountEvent> events(List<Decoded> lines) {
        List<AccountEvent> events = new ArrayList<>();
        for (Decoded line : lines) {
            if (line instanceof Decoded.Accepted accepted) {
                events.add(accepted.event());
            }
        }
        return events;
    }

    private static List<Decoded> lines(Path file) throws IOException {
        List<Decoded> contents = new ArrayList<>();
        try (EventLines lines = EventLines.open(List.of(file), IntakeSettings.DEFAULTS)) {
            lines.forEachRemaining(line -> contents.add(line.content()));
        }
        return contents;
    }

    private static String row(String at, double score) {
        return Instant.parse(at) + " " + score;
    }
}
