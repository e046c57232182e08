package io.regretradar.cli;

import io.regretradar.cli.alerts.Acts;
import io.regretradar.cli.alerts.AlertsCommand;
import io.regretradar.cli.alerts.ExplainCommand;
import io.regretradar.cli.alerts.ForgetCommand;
import io.regretradar.cli.assess.AssessCommand;
import io.regretradar.cli.console.ErrorLine;
import io.regretradar.cli.control.ControlCommand;
import io.regretradar.cli.demo.DemoCommand;
import io.regretradar.cli.digest.DigestCommand;
import io.regretradar.cli.importing.ImportCommand;
import io.regretradar.cli.learn.CalibrateCommand;
import io.regretradar.cli.learn.EvaluateCommand;
import io.regretradar.cli.notify.NotifyCommand;
import io.regretradar.cli.panels.PanelsCommand;
import io.regretradar.cli.query.QueryCommand;
import io.regretradar.cli.score.ScoreCommand;
import io.regretradar.cli.setup.SetupCommand;
import io.regretradar.cli.simulate.SimulateCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code radar} command. Exit codes: 0 ok, 1 the work failed, 2 wrong usage or settings. */
@Command(
        name = "radar",
        description = "Sees accounts come to regret their purchase, while there is time to act.",
        versionProvider = RadarVersion.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work failed", "2:wrong usage or settings"},
        subcommands = {
            DemoCommand.class,
            SetupCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            AlertsCommand.class,
            DigestCommand.class,
            ExplainCommand.class,
            NotifyCommand.class,
            Acts.Ack.class,
            Acts.Assign.class,
            Acts.Start.class,
            Acts.Snooze.class,
            Acts.Unsnooze.class,
            Acts.Resolve.class,
            Acts.Reopen.class,
            Acts.Comment.class,
            ForgetCommand.class,
            Acts.FalsePositive.class,
            QueryCommand.class,
            PanelsCommand.class,
            AssessCommand.class,
            ControlCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class
        })
public final class Radar implements Runnable {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces of errors.")
    private boolean debug;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Append log lines to this file. Default: none are kept.")
    private Path logFile;

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with all its subcommands, ready to execute. */
    public static CommandLine commandLine() {
        Radar radar = new Radar();
        ErrorLine errors = new ErrorLine(() -> radar.debug);
        return new CommandLine(radar)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setExecutionStrategy(
                        parsed -> {
                            Logging.to(radar.logFile);
                            return new CommandLine.RunLast().execute(parsed);
                        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See 'radar --help'.");
    }
}
