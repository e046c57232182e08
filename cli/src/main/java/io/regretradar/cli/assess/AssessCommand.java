package io.regretradar.cli.assess;

import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Reason;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores histories without any service: the batch path over the job's own domain code. */
@Command(
        name = "assess",
        description = {
            "Scores histories from NDJSON files, plain or gzip, without any service.",
            "Without --at and --timeline: at the time of the last event or tick."
        },
        footer = {
            "",
            "Examples:",
            "  radar assess --events book/events.ndjson --at 2026-03-01T00:00:00Z",
            "  radar assess --events a.ndjson b.ndjson.gz --account acme --timeline --output json"
        })
public final class AssessCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Events, one JSON object a line. Bad lines are reported and skipped.")
    private List<Path> files;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "An instant to assess at, e.g. 2026-03-01T00:00:00Z. May be repeated.")
    private List<String> instants = List.of();

    @Option(names = "--account", paramLabel = "ID", description = "Only this account.")
    private String account;

    @Option(
            names = "--connected",
            split = ",",
            paramLabel = "STREAM",
            description = "Streams that count as connected. Default: those in the files.")
    private List<String> connected;

    @Option(
            names = "--timeline",
            description = "Every evaluation up to the last --at, else up to the files' end.")
    private boolean timeline;

    @Option(names = "--strict", description = "Exit with 1 if any line is bad.")
    private boolean strict;

    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        TreeSet<Long> at = new TreeSet<>();
        instants.forEach(text -> at.add(instant(text)));
        EventFiles history = EventFiles.read(files, spec.commandLine().getErr());
        if (at.isEmpty() && !history.events().isEmpty()) {
            at.add(history.end());
        }
        EngineSettings settings = EngineSettings.defaults().withConnected(streams(history));
        Replay replay = new Replay(settings, Rules.defaults(), history.events());
        Results results = output.json() ? new JsonResults() : new TextResults();
        results.begin();
        for (String id : accounts(replay)) {
            if (timeline) {
                replay.run(id, at.last(), evaluations(results));
            } else {
                assess(replay.cursor(id), at, results);
            }
        }
        results.end();
        return strict && history.badLines() > 0 ? 1 : 0;
    }

    private static void assess(
            Replay.Cursor cursor, Collection<Long> at, Consumer<Evaluation> results) {
        for (long instant : at) {
            cursor.advance(instant, document -> {});
            // Before its first event, and once forgotten, there is no account to assess.
            if (cursor.state().appliedUpTo() != Long.MIN_VALUE) {
                results.accept(cursor.peek(instant));
            }
        }
    }

    private static AccountOutput evaluations(Consumer<Evaluation> results) {
        return new AccountOutput() {
            @Override
            public void document(Document document) {}

            @Override
            public void evaluated(Evaluation evaluation) {
                results.accept(evaluation);
            }
        };
    }

    private Collection<String> accounts(Replay replay) {
        if (account == null) {
            return replay.accounts();
        }
        if (!replay.accounts().contains(account)) {
            throw new WrongUsage(
                    "--account is "
                            + account
                            + ", but the files hold no event of it in a connected stream."
                            + " Leave it out to see every account.");
        }
        return List.of(account);
    }

    private Set<Stream> streams(EventFiles history) {
        if (connected == null) {
            return history.streams();
        }
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        for (String name : connected) {
            streams.add(
                    Stream.ofCustomers(name.strip())
                            .orElseThrow(
                                    () ->
                                            new WrongUsage(
                                                    "--connected has "
                                                            + name
                                                            + ", but a stream is one of "
                                                            + Stream.names(Stream.OF_CUSTOMERS)
                                                            + ". Separate several by commas.")));
        }
        return streams;
    }

    private static long instant(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new WrongUsage(
                    "--at is "
                            + text
                            + ", but must be an instant in ISO-8601, e.g. 2026-03-01T00:00:00Z.");
        }
    }

    /** Where evaluations go, one after the other: a timeline of years never stands in memory. */
    private interface Results extends Consumer<Evaluation> {
        void begin();

        void end();
    }

    private final class JsonResults implements Results {
        private final PrintWriter out = spec.commandLine().getOut();
        private boolean first = true;

        @Override
        public void begin() {
            out.print("[");
        }

        @Override
        public void accept(Evaluation evaluation) {
            out.print(first ? "\n" : ",\n");
            out.print(JsonText.line(AssessmentJson.of(evaluation)));
            first = false;
        }

        @Override
        public void end() {
            out.println("\n]");
        }
    }

    private final class TextResults implements Results {
        private final PrintWriter out = spec.commandLine().getOut();

        @Override
        public void begin() {
            out.printf(
                    "%-24s  %-20s  %5s  %-8s  %-14s  %s%n",
                    "at", "account", "score", "band", "stage", "why");
        }

        @Override
        public void accept(Evaluation evaluation) {
            List<Reason> reasons = evaluation.score().reasons();
            out.printf(
                    Locale.ROOT,
                    "%-24s  %-20s  %5.1f  %-8s  %-14s  %s%n",
                    DocumentBody.instant(evaluation.at()),
                    evaluation.accountId(),
                    evaluation.score().score(),
                    evaluation.band(),
                    evaluation.stage() == null ? "-" : evaluation.stage(),
                    reasons.isEmpty() ? "-" : reasons.get(0).sentence());
        }

        @Override
        public void end() {
            out.flush();
        }
    }
}
