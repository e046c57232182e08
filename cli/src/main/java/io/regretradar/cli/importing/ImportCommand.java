package io.regretradar.cli.importing;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.importing.mapping.Mapping;
import io.regretradar.cli.importing.mapping.MappingLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes events of exports: rows in, by a mapping, events in event-time order out. */
@Command(
        name = "import",
        description = {
            "Makes events of exports: CSV, NDJSON or a JSON array, plain or gzip.",
            "A mapping says what the columns mean; docs/import.md explains every key. Events come"
                    + " out in event-time order, and the same rows give the same events again."
        },
        footer = {
            "",
            "Examples:",
            "  radar import --list-mappings",
            "  radar import --mapping zendesk-tickets --zone Europe/Rome --dry-run tickets.csv",
            "  radar import --mapping crm.yaml --lookup accounts=subscriptions.csv crm-*.csv.gz",
            "  radar import --mapping events --out year.ndjson.gz tickets.ndjson usage.ndjson",
            "  radar import --mapping segment-track --to kafka --bootstrap-servers localhost:9092"
                    + " 2026-*.gz"
        })
public final class ImportCommand implements Callable<Integer> {
    /** Share of the memory that sorting may take; there are at most two sorters at a time. */
    private static final int MEMORY_SHARE = 8;

    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;
    @Mixin private ImportTarget target;

    @Parameters(paramLabel = "FILE", description = "The exports, all for one mapping.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE|NAME",
            description =
                    "What the columns mean: a file, or one that comes with radar. With 'events'"
                            + " files of events are put together.")
    private String mapping;

    @Option(
            names = "--list-mappings",
            description = "Say which mappings come with radar, and for which exports they are.")
    private boolean list;

    @Option(
            names = "--show-mapping",
            description = "Print the mapping that --mapping names, to be copied and changed.")
    private boolean show;

    @Option(
            names = "--lookup",
            paramLabel = "NAME=FILE",
            description = "The file of a lookup, in place of the one the mapping names.")
    private Map<String, Path> lookups = Map.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Zone of times that state none, e.g. Europe/Rome. Default: the mapping's.")
    private String zone;

    @Option(
            names = "--dry-run",
            description = "Write nothing; say what there is, the first events, and what is wrong.")
    private boolean dryRun;

    @Option(
            names = "--rejected",
            defaultValue = "rejected.ndjson",
            paramLabel = "FILE",
            description =
                    "Where rejected rows go, with reasons. Default: ${DEFAULT-VALUE}. Put right,"
                            + " it can be imported.")
    private Path rejected;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description =
                    "When the export was made, e.g. 2026-03-01T00:00:00Z: silence up to then"
                            + " counts. Default: the last event.")
    private String until;

    @Option(names = "--strict", description = "Exit with 1 if any row is rejected.")
    private boolean strict;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            for (String name : MappingLibrary.NAMES) {
                out.printf("%-20s %s%n", name, MappingLibrary.describes(name));
            }
            out.printf(
                    "%-20s %s%n",
                    MappingLibrary.EVENTS, MappingLibrary.describes(MappingLibrary.EVENTS));
            return 0;
        }
        if (mapping == null) {
            throw new WrongUsage(
                    "Which mapping? Give --mapping FILE, or one of %s."
                            .formatted(String.join(", ", MappingLibrary.NAMES)));
        }
        if (show && MappingLibrary.NAMES.contains(mapping)) {
            out.print(MappingLibrary.text(mapping));
            out.flush();
            return 0;
        }
        Mapping read = MappingLibrary.mapping(mapping, lookups, zone());
        if (files.isEmpty()) {
            throw new WrongUsage("Which files? Name the exports behind the options.");
        }
        return run(read, until());
    }

    private int run(Mapping read, Instant end) {
        target.check(dryRun, files, rejected);
        ImportReport report = new ImportReport();
        long memory = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
        long now = System.currentTimeMillis();
        try (RejectedFile bad = new RejectedFile(dryRun ? null : rejected, files);
                Importer importer = new Importer(read, files, bad, report, memory, now)) {
            long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
            try (Progress progress = Progress.of("Reading", bytes, " bytes")) {
                importer.read(progress::at);
            }
            if (dryRun) {
                importer.events(event -> {});
            } else {
                target.write(importer, end);
            }
        } catch (IOException e) {
            throw new CommandFailure("The import broke off: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new CommandFailure("The import broke off: " + e.getCause().getMessage(), e);
        }
        say(report);
        return strict && report.rejectedRows() > 0 ? 1 : 0;
    }

    private void say(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        String where = dryRun ? null : target.place();
        if (output.json()) {
            Map<String, Object> json = report.json();
            json.put("eventsIn", where);
            json.put(
                    "rejectedIn",
                    dryRun || report.rejectedRows() == 0 ? null : rejected.toString());
            out.println(JsonText.line(json));
            return;
        }
        ReportText.print(report, dryRun, out);
        if (!dryRun && report.rejectedRows() > 0) {
            out.printf("Rejected rows are in %s, with reasons.%n", rejected);
        }
        out.printf(
                "%,d events of %,d accounts %s%n",
                report.events(),
                report.accounts(),
                dryRun ? "would be written. Nothing was." : "are in " + where + ".");
    }

    private ZoneId zone() {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new WrongUsage(
                    "zone is '%s', but must be a time zone, e.g. Europe/Rome. Set it with --zone ZONE."
                            .formatted(zone));
        }
    }

    private Instant until() {
        try {
            return until == null ? null : Instant.parse(until);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(
                    "until is '%s', but must be an instant in ISO-8601, e.g. 2026-03-01T00:00:00Z. Set it with --until INSTANT."
                            .formatted(until));
        }
    }
}
