package io.regretradar.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What one call of the command gave.
 *
 * @param exitCode 0, 1 or 2
 * @param out what stands on standard output
 * @param err what stands on standard error
 */
public record RadarRun(int exitCode, String out, String err) {

    /** Calls {@code radar} with these arguments, in this process. */
    public static RadarRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Radar.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new RadarRun(command.execute(args), out.toString(), err.toString());
    }
}
