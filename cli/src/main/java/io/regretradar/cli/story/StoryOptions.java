package io.regretradar.cli.story;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.feed.NdjsonFile;
import io.regretradar.domain.event.AccountEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that ask for a named story in place of a simulated book. */
public final class StoryOptions {

    @Option(
            names = "--story",
            paramLabel = "NAME",
            description = "Write this hand-written story of one account into DIR/NAME.ndjson.")
    private String name;

    @Option(names = "--stories", description = "List the stories.")
    private boolean list;

    /** Whether a story or the list of stories is wanted. */
    public boolean wanted() {
        return list || name != null;
    }

    /**
     * Lists the stories, or writes the one that was named.
     *
     * @param folder where the story's file goes
     * @param start day 0 of the story
     * @param gzip whether to compress the file
     */
    public void tell(Path folder, LocalDate start, boolean gzip, boolean json, PrintWriter out) {
        if (list) {
            list(json, out);
            return;
        }
        NamedStory story = StoryBook.named(name);
        Path file = folder.resolve(name + (gzip ? ".ndjson.gz" : ".ndjson"));
        long events = write(story, file, start);
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("story", name);
            result.put("events", events);
            result.put("days", story.days());
            result.put("eventsIn", file.toString());
            out.println(JsonText.line(result));
        } else {
            out.printf(
                    "%s%n%,d events of %d days are in %s. See how they are judged with:%n  radar assess --events %s --timeline%n",
                    story.summary(), events, story.days(), file, file);
        }
    }

    private static void list(boolean json, PrintWriter out) {
        if (json) {
            List<Map<String, Object>> stories =
                    StoryBook.ALL.stream()
                            .map(
                                    story ->
                                            Map.<String, Object>of(
                                                    "name", story.name(),
                                                    "days", story.days(),
                                                    "summary", story.summary()))
                            .toList();
            out.println(JsonText.line(stories));
            return;
        }
        Table table = new Table("story", ">days", "what happens");
        StoryBook.ALL.forEach(story -> table.row(story.name(), story.days(), story.summary()));
        table.print(out);
        out.flush();
    }

    private static long write(NamedStory story, Path path, LocalDate start) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (NdjsonFile file = new NdjsonFile(path)) {
                for (AccountEvent event : story.events(start)) {
                    file.event(event);
                }
                // Without a tick a history would end with its last event, silence and all.
                file.tick(story.end(start).toEpochMilli());
                return file.events();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    "Cannot write %s: %s. Name another folder with --out DIR."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }
}
