package io.regretradar.cli.demo;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.digest.DigestCommand;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.pipeline.JobProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lives a book of accounts through the whole system, on this machine, in minutes. */
@Command(
        name = "demo",
        description = {
            "Starts Kafka, Elasticsearch and Flink on this machine, lives a book of accounts through"
                    + " them, and shows whom the alerts warned of, beside what really came.",
            "Nothing needs to be installed but Java; nothing is left behind but one page, the digest."
        },
        footer = {
            "",
            "Examples:",
            "  radar demo",
            "  radar demo --events history.ndjson.gz --output json",
            "  radar demo --keep --port-elasticsearch 9200"
        })
public final class DemoCommand implements Callable<Integer> {
    /** The job's default, which the demo does not change. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Mixin private SimulationOptions simulation;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Live through these NDJSON files, plain or gzip, instead of a simulation.")
    private List<Path> files = List.of();

    @Option(
            names = "--parallelism",
            defaultValue = "2",
            paramLabel = "N",
            description = "Subtasks per operator, 1 to 16. Default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(
            names = "--keep",
            description = "Stay up afterwards, and live on in real time until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--port-elasticsearch",
            defaultValue = "0",
            paramLabel = "N",
            description = "Port of Elasticsearch. Default: any free one.")
    private int elasticsearchPort;

    @Option(
            names = "--quiet-before",
            paramLabel = "INSTANT",
            description = {
                "Tell nobody of alerts that changed before then, as in a backfill, e.g."
                        + " 2026-03-01T00:00:00Z. Default: tell of all."
            })
    private Instant quietBefore = Instant.EPOCH;

    @Override
    public Integer call() throws InterruptedException {
        check("parallelism", parallelism, 1, 16);
        check("port-elasticsearch", elasticsearchPort, 0, 65_535);
        long startedAt = System.nanoTime();
        History history = history();
        boolean livesOn = keep && history.livesOn();
        say("Starting Kafka and Elasticsearch ...");
        try (DemoStack stack =
                DemoStack.start(
                        new DemoStack.Options(
                                history.streams(),
                                parallelism,
                                elasticsearchPort,
                                livesOn,
                                quietBefore))) {
            KafkaFeed feed = stack.feed();
            int bad = send(history, feed);
            say(
                    "%,d events are in Kafka at %s."
                            .formatted(feed.events(), stack.bootstrapServers()));
            stack.startJobs();
            say("Flink's page: %s".formatted(stack.job().webAddress()));
            say("Elasticsearch: %s".formatted(stack.indices().url()));
            JobProgress progress =
                    new Completion(stack.job(), stack.portfolio(), stack.indices())
                            .await(history.start(), history.end(), feed.events());
            report(
                    stack,
                    history,
                    feed,
                    bad,
                    progress,
                    Duration.ofNanos(System.nanoTime() - startedAt));
            if (keep) {
                stayUp(history, feed);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "There is no room for temporary files: %s. Name another directory with -Djava.io.tmpdir=DIRECTORY."
                            .formatted(e.getMessage()),
                    e);
        }
        return 0;
    }

    private History history() {
        if (!files.isEmpty()) {
            return FileHistory.read(files, spec.commandLine().getErr());
        }
        Instant now = Instant.now();
        if (keep) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            SimulationSettings settings = simulation.settings(today.minusDays(simulation.days()));
            return new SimulatedHistory(settings, now.minus(BOUND.multipliedBy(2)));
        }
        SimulationSettings settings = simulation.settings();
        if (settings.end().isAfter(now)) {
            throw new WrongUsage(
                    "The history would end at %s, but must end before now: the job refuses events ahead of the clock. Set an earlier --start DATE or fewer --days N."
                            .formatted(settings.end()));
        }
        return new SimulatedHistory(settings, settings.end());
    }

    /** Sends the history, and with a simulated one some records that are no good; so many. */
    private int send(History history, KafkaFeed feed) {
        SendingOrder order = new SendingOrder(feed, BOUND, simulation.settings().seed());
        try (Progress progress = Progress.of("Sending", -1, " events")) {
            history.replay(
                    event -> {
                        order.event(event);
                        progress.at(feed.events());
                    });
        }
        order.until(history.end().toEpochMilli());
        int bad =
                history.truths()
                        .map(known -> BadRecords.send(feed, known.get(0).account(), history.end()))
                        .orElse(0);
        order.end(history.end().toEpochMilli());
        feed.flush();
        return bad;
    }

    private void report(
            DemoStack stack,
            History history,
            KafkaFeed feed,
            int bad,
            JobProgress progress,
            Duration took)
            throws IOException {
        Path page = Files.createTempFile("radar-digest-", ".html");
        DemoReport report =
                new DemoReport(
                        feed.events(),
                        bad,
                        progress,
                        Findings.read(stack.indices(), history.truths(), history.end()),
                        history.truths(),
                        stack.bootstrapServers(),
                        stack.indices().url(),
                        stack.job().webAddress(),
                        DigestCommand.write(stack.indices(), null, page),
                        took);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(report.json());
        } else {
            report.print(out);
        }
        out.flush();
    }

    private void stayUp(History history, KafkaFeed feed) throws InterruptedException {
        say(
                history.livesOn()
                        ? "Living on in real time. Ctrl-C ends it."
                        : "Staying up; this history has no more events. Ctrl-C ends it.");
        new RealTime(history, feed).goOn();
    }

    private void say(String line) {
        Progress.say(spec.commandLine().getErr(), line);
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new WrongUsage(
                    "%s is %d, but must be %d to %d. Set it with --%s N."
                            .formatted(option, value, least, most, option));
        }
    }
}
