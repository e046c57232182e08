package io.regretradar.cli.assess;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLine;
import io.regretradar.intake.lines.EventLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whole histories read from files.
 *
 * @param events in the order of the files
 * @param streams those of customers that occur in any line
 * @param end time of the last event or tick, ms since 1970 UTC; MIN_VALUE without any
 * @param badLines how many lines were no events
 */
public record EventFiles(List<AccountEvent> events, Set<Stream> streams, long end, long badLines) {

    /** Reads the files; each bad line is reported to {@code problems} and passed over. */
    public static EventFiles read(List<Path> files, PrintWriter problems) {
        List<AccountEvent> events = new ArrayList<>();
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        long end = Long.MIN_VALUE;
        long bad = 0;
        try (EventLines lines = EventLines.open(files, IntakeSettings.DEFAULTS)) {
            while (lines.hasNext()) {
                EventLine line = lines.next();
                if (line.content() instanceof Decoded.Accepted accepted) {
                    events.add(accepted.event());
                    if (accepted.event().stream().ofCustomers()) {
                        streams.add(accepted.event().stream());
                    }
                    end = Math.max(end, accepted.event().occurredAt());
                } else if (line.content() instanceof Decoded.Tick tick) {
                    end = Math.max(end, tick.at());
                } else if (line.content() instanceof Decoded.Rejected rejected) {
                    bad++;
                    problems.println(line.place() + ": " + rejected.message());
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new CommandFailure(e.getCause().getMessage(), e);
        }
        return new EventFiles(events, streams, end, bad);
    }
}
