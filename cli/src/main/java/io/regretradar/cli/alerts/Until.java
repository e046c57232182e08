package io.regretradar.cli.alerts;

import io.regretradar.cli.console.WrongUsage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time to come, as people write it. */
final class Until {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s*([mhdw])");

    private Until() {}

    /**
     * Reads {@code 45m}, {@code 12h}, {@code 3d}, {@code 2w}, a date (its beginning in UTC) or an
     * instant.
     *
     * @throws WrongUsage if it is none of these, or not after now
     */
    static Instant read(String text, Instant now) {
        Instant until = parse(text.strip(), now);
        if (until == null) {
            throw new WrongUsage(
                    "--until is '%s', but must be a time such as 3d, 12h, 2026-12-01 or 2026-12-01T09:00:00Z."
                            .formatted(text));
        }
        if (!until.isAfter(now)) {
            throw new WrongUsage(
                    "--until is %s, but must lie ahead of now, %s.".formatted(until, now));
        }
        return until;
    }

    private static Instant parse(String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return now.plus(
                    switch (span.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(7 * count);
                    });
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
