package io.regretradar.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rules as data: looks at them, changes them in the running job, takes a change back. */
@Command(
        name = "control",
        description = {
            "Shows and changes the rules of a running job: scorecard, stages, touchpoint plan,"
                    + " referral rules, plays, silences.",
            "A version takes effect at one instant of event time, for every account, without a"
                    + " restart."
        },
        subcommands = {
            ValidateCommand.class,
            PublishCommand.class,
            ShowCommand.class,
            RollbackCommand.class,
            PromoteCommand.class
        },
        footer = {
            "",
            "Example:",
            "  radar control show SCORECARD --json > scorecard.json   # then change a number",
            "  radar control validate scorecard.json",
            "  radar control publish scorecard.json --bump --in 10m",
            "  radar control rollback SCORECARD",
            "  radar control publish card-2.json --as-shadow     # try it beside the one in force",
            "  radar control promote                             # and switch to it"
        })
public final class ControlCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which command? See 'radar control --help'.");
    }
}
