package io.regretradar.cli.simulate;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.feed.NdjsonFile;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.cli.story.StoryOptions;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a seeded book of accounts into files or topics, and its known outcomes into a file. */
@Command(
        name = "simulate",
        description = {
            "Writes a seeded book of accounts whose outcomes are known.",
            "What became of each account stands in a file of its own, which no job reads."
        },
        footer = {
            "",
            "Examples:",
            "  radar simulate --accounts 50 --days 90 --seed 7 --out book",
            "  radar simulate --to kafka --bootstrap-servers localhost:9092",
            "  radar simulate --stories",
            "  radar simulate --story silent-vendor --out stories"
        })
public final class SimulateCommand implements Callable<Integer> {
    /** The job's default; a history stays within it. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** The simulator has no business with Elasticsearch, but settings are checked as a whole. */
    private static final String UNUSED = "http://localhost:9200";

    private enum Target {
        FILES,
        KAFKA
    }

    @Mixin private SimulationOptions simulation;
    @Mixin private StoryOptions story;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            defaultValue = "files",
            paramLabel = "files|kafka",
            description = "Where the events go. Default: ${DEFAULT-VALUE}.")
    private Target target;

    @Option(
            names = "--out",
            defaultValue = "simulated",
            paramLabel = "DIR",
            description = "Folder for the files. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--gzip", description = "Compress the events: events.ndjson.gz.")
    private boolean gzip;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers, needed with --to kafka.")
    private String servers;

    @Override
    public Integer call() {
        if (story.wanted()) {
            tellStory();
            return 0;
        }
        SimulationSettings settings = simulation.settings();
        if (target == Target.KAFKA) {
            checkKafka(settings);
        }
        Simulation book = new Simulation(settings);
        try {
            Files.createDirectories(folder);
            long events = target == Target.KAFKA ? toKafka(book, settings) : toFile(book, settings);
            report(events, writeTruths(book, settings));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    "Cannot write into %s: %s. Name another folder with --out DIR."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return 0;
    }

    private void tellStory() {
        if (target == Target.KAFKA) {
            throw new WrongUsage(
                    "--story writes a file, not to Kafka. Leave out --to kafka, and live the file through the whole system with 'radar demo --events FILE'.");
        }
        story.tell(folder, simulation.start(), gzip, output.json(), spec.commandLine().getOut());
    }

    private void checkKafka(SimulationSettings settings) {
        if (servers == null) {
            throw new WrongUsage(
                    "--to kafka needs to know the brokers. Add --bootstrap-servers HOST:PORT.");
        }
        if (settings.end().isAfter(Instant.now())) {
            throw new WrongUsage(
                    "The history would end at %s, but must end before now: the job refuses events ahead of the clock. Set an earlier --start DATE or fewer --days N."
                            .formatted(settings.end()));
        }
    }

    private long toFile(Simulation book, SimulationSettings settings) throws IOException {
        try (NdjsonFile file = new NdjsonFile(eventsFile())) {
            live(book, settings, day -> book.until(day, file::event));
            file.tick(settings.end().toEpochMilli());
            return file.events();
        }
    }

    private long toKafka(Simulation book, SimulationSettings settings) {
        try (KafkaFeed kafka = new KafkaFeed(kafka())) {
            SendingOrder order = new SendingOrder(kafka, BOUND, settings.seed());
            live(book, settings, day -> book.until(day, order::event));
            order.end(settings.end().toEpochMilli());
            kafka.flush();
            return kafka.events();
        }
    }

    private KafkaSettings kafka() {
        // The job's own settings hold, topic prefix and credentials from the environment included.
        String[] args = {"--kafka.bootstrap-servers", servers, "--elasticsearch.urls", UNUSED};
        return RegretSettings.from(args, System.getenv()).kafka();
    }

    private static void live(Simulation book, SimulationSettings settings, Consumer<Instant> day) {
        try (Progress progress = Progress.of("Simulating", settings.days(), " days")) {
            for (int left = settings.days() - 1; left >= 0; left--) {
                day.accept(settings.end().minus(Duration.ofDays(left)));
                progress.step();
            }
        }
    }

    private List<Truth> writeTruths(Simulation book, SimulationSettings settings)
            throws IOException {
        List<Truth> truths = book.truths(settings.end());
        try (NdjsonFile file = new NdjsonFile(truthFile())) {
            truths.forEach(truth -> file.line(JsonText.line(truth)));
        }
        return truths;
    }

    private void report(long events, List<Truth> truths) {
        long churned = truths.stream().filter(Truth::churned).count();
        long visible = truths.stream().filter(Truth::churnVisible).count();
        String where = target == Target.KAFKA ? "Kafka at " + servers : eventsFile().toString();
        if (output.json()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("events", events);
            result.put("accounts", truths.size());
            result.put("churned", churned);
            result.put("churnedVisible", visible);
            result.put("healthy", truths.stream().filter(Truth::healthy).count());
            result.put("eventsIn", where);
            result.put("truthIn", truthFile().toString());
            spec.commandLine().getOut().println(JsonText.line(result));
            return;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d events of %,d accounts are in %s.%n"
                                + "%,d accounts left, %,d of them with a regret that shows in events: see %s.%n",
                        events, truths.size(), where, churned, visible, truthFile());
    }

    private Path eventsFile() {
        return folder.resolve(gzip ? "events.ndjson.gz" : "events.ndjson");
    }

    private Path truthFile() {
        return folder.resolve("truth.ndjson");
    }
}
