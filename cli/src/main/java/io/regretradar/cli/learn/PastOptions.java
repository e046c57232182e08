package io.regretradar.cli.learn;

import io.regretradar.cli.assess.EventFiles;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which history is looked at, and how. */
final class PastOptions {

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Events, one JSON object a line, plain or gzip.")
    private List<Path> files;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = {
                "CSV with the columns account, date, outcome: CHURNED, NOT_RENEWED, DOWNGRADED,"
                        + " RENEWED or FALSE_POSITIVE. Accounts that are not in it have stayed."
            })
    private Path outcomes;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = {
                "From when on outcomes are known. Accounts that left before are not in most exports,"
                        + " so set it to the first day whose losses are all there. Default: the"
                        + " first event."
            })
    private String from;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description =
                    "Up to when outcomes are known. Default: the last event, tick or outcome.")
    private String until;

    @Option(
            names = "--every",
            defaultValue = "7d",
            converter = Days.class,
            paramLabel = "DAYS",
            description = "Days between two looks at an account. Default: ${DEFAULT-VALUE}.")
    private int every;

    @Option(
            names = "--connected",
            split = ",",
            paramLabel = "STREAM",
            description = "Streams to use; others are left out. Default: those in the files.")
    private List<String> connected;

    @Option(names = "--soft", description = "Downgrades count as losses, too.")
    private boolean soft;

    @Option(
            names = "--scorecard",
            paramLabel = "FILE",
            description = "A scorecard in JSON. Default: the one that comes with the product.")
    private Path scorecard;

    @Option(
            names = "--simulated",
            description = "Made-up books whose truth is known, instead of --events.")
    private boolean simulated;

    @Option(
            names = "--seeds",
            split = ",",
            defaultValue = "1,2,3,4,5",
            paramLabel = "N",
            description = "Seeds of the made-up books. Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds;

    @Option(
            names = "--accounts",
            defaultValue = "400",
            paramLabel = "N",
            description = "Accounts of a made-up book. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--days",
            defaultValue = "400",
            paramLabel = "N",
            description = "Days of a made-up book. Default: ${DEFAULT-VALUE}.")
    private int days;

    boolean simulated() {
        return simulated;
    }

    boolean fromFiles() {
        return files != null;
    }

    List<Long> seeds() {
        return seeds;
    }

    Duration every() {
        return Duration.ofDays(every);
    }

    /** Seven days' capacity, spread over the days between two looks. */
    double perLook(double perWeek) {
        return perWeek * every / 7;
    }

    PastEvents simulated(long seed) {
        try {
            return PastEvents.simulated(
                    new SimulationSettings(seed, accounts, days, SimulationOptions.DEFAULT_START),
                    streams(null));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e);
        }
    }

    /** The outcomes of the file. */
    Outcomes outcomes() {
        if (outcomes == null) {
            throw new WrongUsage(
                    "Without outcomes nothing can be judged. Name a CSV file with --outcomes FILE, or try --simulated.");
        }
        return new Outcomes(OutcomeFile.read(outcomes), soft);
    }

    PastEvents read(PrintWriter problems) {
        Outcomes known = outcomes();
        EventFiles history = EventFiles.read(files, problems);
        if (history.events().isEmpty()) {
            throw new CommandFailure(
                    "The files hold no event. Name files of events with --events FILE.");
        }
        Set<String> there = new java.util.HashSet<>();
        history.events().forEach(event -> there.add(event.accountId()));
        List<String> unknown =
                known.accounts().stream().filter(one -> !there.contains(one)).toList();
        if (unknown.size() == known.accounts().size()) {
            throw new CommandFailure(
                    "None of the %d accounts with an outcome has an event: %s. Use the same ids in both."
                            .formatted(unknown.size(), unknown.stream().limit(3).toList()));
        }
        if (!unknown.isEmpty()) {
            problems.printf(
                    "%d of %d accounts with an outcome have no event, e.g. %s; they are left out.%n",
                    unknown.size(), known.accounts().size(), unknown.get(0));
        }
        long first =
                history.events().stream().mapToLong(AccountEvent::occurredAt).min().orElseThrow();
        return PastEvents.of(
                history.events(),
                streams(history.streams()),
                from(first),
                end(history.end(), known),
                known);
    }

    /** From when on outcomes are known. */
    long from(long first) {
        return from == null ? first : instant("--from", from);
    }

    /** Up to when outcomes are known. */
    long end(long lastSeen, Outcomes known) {
        if (until == null) {
            long lastOutcome =
                    known.accounts().stream()
                            .flatMap(account -> known.of(account).stream())
                            .mapToLong(outcome -> outcome.at())
                            .max()
                            .orElse(lastSeen);
            return Math.max(lastSeen, lastOutcome);
        }
        return instant("--until", until);
    }

    private static long instant(String option, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new WrongUsage(
                    "%s is %s, but must be an instant in ISO-8601, e.g. 2026-03-01T00:00:00Z."
                            .formatted(option, text));
        }
    }

    /** The rules, with the scorecard that was named. */
    Rules rules() {
        try {
            return Rules.defaults().with(RuleKind.SCORECARD, scorecardJson());
        } catch (RuleException e) {
            throw new CommandFailure(
                    "%s cannot be used: %s. Check it with radar control validate."
                            .formatted(scorecard, e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    String scorecardJson() {
        try {
            return scorecard == null
                    ? Rules.defaultJson(RuleKind.SCORECARD)
                    : Files.readString(scorecard, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be read: %s. Name a scorecard with --scorecard FILE."
                            .formatted(scorecard, e.getMessage()),
                    e);
        }
    }

    private Set<Stream> streams(Set<Stream> byDefault) {
        if (connected == null) {
            return byDefault;
        }
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        for (String name : connected) {
            streams.add(
                    Stream.ofTopic(name.strip())
                            .orElseThrow(
                                    () ->
                                            new WrongUsage(
                                                    "--connected has %s, but a stream is one of %s. Separate several by commas."
                                                            .formatted(name, Stream.names()))));
        }
        return streams;
    }
}
