package io.regretradar.cli.importing;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.feed.NdjsonFile;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.LineParser;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Where imported events go. */
final class ImportTarget {
    /** The import has no business with Elasticsearch, but settings are checked as a whole. */
    private static final String UNUSED = "http://localhost:9200";

    private enum To {
        NDJSON,
        KAFKA
    }

    @Option(
            names = "--to",
            defaultValue = "ndjson",
            paramLabel = "ndjson|kafka",
            description = "Where the events go. Default: ${DEFAULT-VALUE}.")
    private To to;

    @Option(
            names = "--out",
            defaultValue = "imported.ndjson",
            paramLabel = "FILE",
            description =
                    "The file of events; gzip if its name ends in .gz. Default: ${DEFAULT-VALUE}."
                            + " A file that is there is replaced.")
    private Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers, needed with --to kafka.")
    private String servers;

    /** Refuses what would go wrong before anything is read. */
    void check(boolean dryRun, List<Path> sources, Path rejected) {
        if (dryRun) {
            return;
        }
        if (to == To.KAFKA && servers == null) {
            throw new WrongUsage(
                    "--to kafka needs to know the brokers. Add --bootstrap-servers HOST:PORT.");
        }
        for (Path source : sources) {
            refuse("--rejected", rejected, source);
            if (to == To.NDJSON) {
                refuse("--out", file, source);
            }
        }
    }

    private static void refuse(String option, Path written, Path source) {
        if (written.toAbsolutePath().normalize().equals(source.toAbsolutePath().normalize())) {
            throw new WrongUsage(
                    "%s is %s, which is to be imported and would be overwritten. Name another file with %s FILE."
                            .formatted(option, written, option));
        }
    }

    /** For people. */
    String place() {
        return to == To.KAFKA ? "Kafka at " + servers : file.toString();
    }

    /**
     * Takes all events of the import.
     *
     * @param end when the history ends; null: at its last event
     */
    void write(Importer importer, Instant end) throws IOException {
        if (to == To.KAFKA) {
            toKafka(importer, end);
        } else {
            toFile(importer, end);
        }
    }

    /** Whoever reads the file meanwhile sees the old one or the new one, never a half. */
    private void toFile(Importer importer, Instant end) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(".part-" + target.getFileName());
        try {
            Files.createDirectories(target.getParent());
            try (NdjsonFile lines = new NdjsonFile(part)) {
                importer.events(event -> lines.line(event.line()));
                if (end != null) {
                    lines.tick(end.toEpochMilli());
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(
                    "Cannot write %s: %s. Name another file with --out FILE."
                            .formatted(file, e.getMessage()),
                    e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void toKafka(Importer importer, Instant end) throws IOException {
        // The job's own settings hold, topic prefix and credentials from the environment included.
        String[] args = {"--kafka.bootstrap-servers", servers, "--elasticsearch.urls", UNUSED};
        RegretSettings settings = RegretSettings.from(args, System.getenv());
        Duration bound = settings.events().largestBound();
        LineParser parser = new LineParser(IntakeSettings.DEFAULTS);
        long[] last = {Long.MIN_VALUE};
        try (KafkaFeed kafka = new KafkaFeed(settings.kafka());
                Progress progress = Progress.of("Sending", -1, " events")) {
            SendingOrder order = SendingOrder.undisturbed(kafka, bound);
            importer.events(
                    event -> {
                        byte[] line = event.line().getBytes(StandardCharsets.UTF_8);
                        order.event(((Decoded.Accepted) parser.parse(line)).event());
                        last[0] = event.at();
                        progress.step();
                    });
            if (last[0] != Long.MIN_VALUE) {
                order.end(end == null ? last[0] : Math.max(last[0], end.toEpochMilli()));
            }
            kafka.flush();
        }
    }
}
