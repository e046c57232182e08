package io.regretradar.cli.control;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether rules in files could be used, and in what they differ from the compiled-in ones. */
@Command(
        name = "validate",
        description =
                "Checks rules in files as the job would, and shows what they change against the"
                        + " compiled-in ones. Needs no service.",
        footer = {"", "Example:", "  radar control validate scorecard.json"})
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON documents of rules.")
    private List<Path> files;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        for (Path path : files) {
            try {
                RuleFile file = RuleFile.read(path);
                out.printf("%s: %s version %d is sound.%n", path, file.kind(), file.version());
                print(out, file);
            } catch (CommandFailure e) {
                failed++;
                out.println(e.getMessage());
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static void print(PrintWriter out, RuleFile file) {
        if (file.kind() == RuleKind.SILENCE) {
            return;
        }
        List<String> differences = file.differences(Rules.defaultJson(file.kind()));
        out.println(
                differences.isEmpty()
                        ? "  The same as compiled in."
                        : "  Against the compiled-in version 1:");
        differences.forEach(line -> out.println("    " + line));
    }
}
