package io.regretradar.cli.learn;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.learning.CalibrationRefused;
import io.regretradar.domain.learning.Calibrator;
import io.regretradar.domain.learning.Horizon;
import io.regretradar.domain.learning.Leak;
import io.regretradar.domain.learning.LeakCheck;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.ScoredHistory;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Evidence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a scorecard to outcomes and writes a new version, if it is better on later time. */
@Command(
        name = "calibrate",
        description = {
            "Fits the scorecard to outcomes: with 30 losses its intercept, with 100 its slope too,"
                    + " with 300 its weights.",
            "Learns from the earlier part of the history, is judged on the later part, and writes a"
                    + " new version with its evidence. What is not better there is refused (exit"
                    + " code 1)."
        },
        footer = {
            "",
            "Examples:",
            "  radar calibrate --events year.ndjson.gz --outcomes who-left.csv --to card-2.json",
            "  radar calibrate --simulated --seeds 1 --to card-2.json",
            "  radar control publish card-2.json"
        })
public final class CalibrateCommand implements Callable<Integer> {

    @Mixin private PastOptions past;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "Where the new scorecard goes. A file that is there is replaced.")
    private Path file;

    @Option(
            names = "--fit",
            paramLabel = "intercept|slope|weights",
            description = "What to fit. Default: as much as the number of losses allows.")
    private Evidence.Fit fit;

    @Option(
            names = "--split",
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description =
                    "Share of the time that is learnt from; the rest is judged on. Default:"
                            + " ${DEFAULT-VALUE}.")
    private double split;

    @Option(
            names = "--new-version",
            paramLabel = "N",
            description = "Version of the new scorecard. Default: the old one's plus 1.")
    private Integer version;

    @Option(
            names = "--despite-leaks",
            description = "Go on though the history seems to know the outcomes beforehand.")
    private boolean despiteLeaks;

    @Override
    public Integer call() {
        if (!(split > 0 && split < 1)) {
            throw new WrongUsage(
                    "--split is %s, but must lie between 0 and 1, e.g. 0.5.".formatted(split));
        }
        PastEvents events = events();
        Rules rules = past.rules();
        ScoredHistory history = events.scored(rules, past.every());
        leaks(events, history, rules);
        long at = history.from() + Math.round(split * (history.end() - history.from()));
        int next = version == null ? rules.scorecard().version() + 1 : version;
        Calibrator.Calibrated calibrated;
        try {
            calibrated =
                    new Calibrator(history, events.outcomes(), past.scorecardJson())
                            .calibrate(fit, at, next);
        } catch (CalibrationRefused e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        write(calibrated.json());
        report(calibrated.card().version(), calibrated.card().evidence());
        return 0;
    }

    private PastEvents events() {
        if (past.simulated()) {
            if (past.seeds().size() != 1) {
                throw new WrongUsage(
                        "--seeds names %d books, but one scorecard comes of one. Use --seeds 1."
                                .formatted(past.seeds().size()));
            }
            return past.simulated(past.seeds().get(0));
        }
        if (!past.fromFiles()) {
            throw new WrongUsage(
                    "No history to learn from. Name files with --events FILE, or try --simulated.");
        }
        return past.read(spec.commandLine().getErr());
    }

    private void leaks(PastEvents events, ScoredHistory history, Rules rules) {
        List<Leak> leaks =
                ScoreQuality.of(
                                history,
                                events.outcomes(),
                                rules.scorecard(),
                                List.of(Horizon.OF_CHANCE),
                                1,
                                LeakCheck.ofEvents(events.events(), events.outcomes()))
                        .leaks();
        leaks.forEach(leak -> spec.commandLine().getErr().println("LEAK: " + leak.message()));
        if (!leaks.isEmpty() && !despiteLeaks) {
            throw new CommandFailure(
                    "Not calibrated: the history seems to know the outcomes beforehand (%s of %s). Put it right, or go on with --despite-leaks."
                            .formatted(leaks.get(0).kind(), leaks.get(0).subject()));
        }
    }

    private void write(String json) {
        try {
            Files.writeString(file, json, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The scorecard cannot be written to %s: %s. Name another file with --to FILE."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private void report(int newVersion, Evidence e) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(e));
            return;
        }
        out.printf(
                "Scorecard %d: %s fitted to %d losses among %d accounts (%s to %s).%n",
                newVersion,
                e.fitted(),
                e.learntLosses(),
                e.learntAccounts(),
                e.learntFrom().substring(0, 10),
                e.learntUntil().substring(0, 10));
        out.printf(
                "Judged on %d losses among %d accounts (%s to %s), 95 %% intervals by account:%n",
                e.judgedLosses(),
                e.judgedAccounts(),
                e.judgedFrom().substring(0, 10),
                e.judgedUntil().substring(0, 10));
        out.printf(
                "  Brier  %s -> %s, change %s%n",
                BookTable.ends(e.before().brier(), 4),
                BookTable.ends(e.after().brier(), 4),
                BookTable.change(e.brierChange()));
        out.printf(
                "  ECE    %s -> %s, change %s%n",
                BookTable.ends(e.before().calibrationError(), 4),
                BookTable.ends(e.after().calibrationError(), 4),
                BookTable.change(e.calibrationErrorChange()));
        out.printf(
                "  AUC    %s -> %s, change %s%n",
                BookTable.ends(e.before().auc(), 4),
                BookTable.ends(e.after().auc(), 4),
                BookTable.change(e.aucChange()));
        out.printf("Written to %s. Publish it with: radar control publish %s%n", file, file);
        out.flush();
    }
}
