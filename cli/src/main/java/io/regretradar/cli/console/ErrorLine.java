package io.regretradar.cli.console;

import io.regretradar.dashboards.install.InstallException;
import io.regretradar.embedded.EmbeddedServerException;
import io.regretradar.pipeline.elastic.ElasticRefusedException;
import io.regretradar.pipeline.kafka.KafkaRefusedException;
import io.regretradar.pipeline.settings.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line and an exit code; the stack trace is shown on request. */
public final class ErrorLine implements IExecutionExceptionHandler, IParameterExceptionHandler {
    /** Failures whose message says what is wrong and what to do about it. */
    private static final List<Class<? extends Exception>> SAY_IT_ALL =
            List.of(
                    WrongUsage.class,
                    CommandFailure.class,
                    InstallException.class,
                    SettingsException.class,
                    ElasticRefusedException.class,
                    KafkaRefusedException.class,
                    EmbeddedServerException.class);

    private final BooleanSupplier debug;

    /**
     * @param debug whether the stack trace is wanted as well
     */
    public ErrorLine(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("radar: " + firstLine(problem.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(
            Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("radar: " + message(problem));
        if (debug.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        err.flush();
        return problem instanceof WrongUsage || problem instanceof SettingsException
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception problem) {
        if (SAY_IT_ALL.stream().anyMatch(type -> type.isInstance(problem))) {
            return firstLine(problem.getMessage());
        }
        String said = Objects.requireNonNullElse(problem.getMessage(), "no message");
        return "%s: %s. Run it again with --debug to see where."
                .formatted(problem.getClass().getSimpleName(), firstLine(said));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
