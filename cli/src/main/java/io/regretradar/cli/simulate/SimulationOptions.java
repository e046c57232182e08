package io.regretradar.cli.simulate;

import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.event.Stream;
import java.time.LocalDate;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that describe a simulated book of accounts. */
public final class SimulationOptions {
    /** First day of a simulation unless told otherwise: a Monday; fixed, so that runs compare. */
    public static final LocalDate DEFAULT_START = LocalDate.of(2026, 1, 5);

    @Option(
            names = "--accounts",
            defaultValue = "200",
            paramLabel = "N",
            description = "Accounts in the book. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--days",
            defaultValue = "120",
            paramLabel = "N",
            description = "Days that are lived through. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "N",
            description = "Equal seeds give equal histories. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            converter = FirstDay.class,
            description =
                    "First day, e.g. 2026-01-05, which is the default. Most accounts bought earlier.")
    private LocalDate start;

    @Option(
            names = "--streams",
            split = ",",
            paramLabel = "STREAM",
            converter = StreamName.class,
            description =
                    "Only these streams, e.g. tickets,usage,surveys for a platform that has no more. Default: all six.")
    private Set<Stream> streams = Stream.OF_CUSTOMERS;

    public SimulationSettings settings() {
        return settings(DEFAULT_START);
    }

    /**
     * @param startByDefault first day where none was given
     * @throws WrongUsage if a number is out of range
     */
    public SimulationSettings settings(LocalDate startByDefault) {
        try {
            return new SimulationSettings(
                    seed, accounts, days, start == null ? startByDefault : start, streams);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e);
        }
    }

    /** The first day. */
    public LocalDate start() {
        return start == null ? DEFAULT_START : start;
    }

    public int days() {
        return days;
    }
}
