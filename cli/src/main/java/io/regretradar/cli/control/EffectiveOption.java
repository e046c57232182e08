package io.regretradar.cli.control;

import io.regretradar.cli.console.WrongUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** When published rules are to take effect. */
final class EffectiveOption {

    /** Longer than ticks are apart and a record takes, so that the time has not come yet. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @ArgGroup(exclusive = true)
    private When when;

    private static final class When {
        @Option(
                names = "--at",
                paramLabel = "INSTANT",
                description = "Event time from which they hold, e.g. 2026-03-01T00:00:00Z.")
        private String at;

        @Option(
                names = "--in",
                paramLabel = "TIME",
                description = "How long from now, e.g. 30m, 4h or 2d. Default: 1m.")
        private String in;
    }

    /** The instant, as asked for at that time. */
    Instant from(Instant now) {
        if (when == null) {
            return now.plus(SOON);
        }
        if (when.at != null) {
            try {
                return Instant.parse(when.at);
            } catch (DateTimeParseException e) {
                throw new WrongUsage(
                        "at is '%s', but must be an instant such as 2026-03-01T00:00:00Z. Set it with --at INSTANT."
                                .formatted(when.at));
            }
        }
        return now.plus(span(when.in));
    }

    private static Duration span(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(
                    "in is '%s', but must be a time such as 30m, 4h or 2d. Set it with --in TIME."
                            .formatted(text));
        }
    }
}
