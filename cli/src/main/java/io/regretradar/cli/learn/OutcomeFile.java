package io.regretradar.cli.learn;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.PlainText;
import io.regretradar.domain.learning.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads outcomes from CSV with the columns account, date and outcome, in any order; others are
 * passed over. A date without a time stands for its first moment in UTC.
 */
final class OutcomeFile {
    private static final List<String> COLUMNS = List.of("account", "date", "outcome");

    private OutcomeFile() {}

    /**
     * @throws CommandFailure if the file cannot be read, or at the first line that is no outcome: a
     *     wrong label is worse than none
     */
    static List<Outcome> read(Path file) {
        List<Outcome> outcomes = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                outcomes.add(outcome(file, line));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be read: %s. Name a CSV file with --outcomes FILE."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (UncheckedIOException | CsvParseException e) {
            throw new CommandFailure(
                    "%s cannot be read as CSV: %s.".formatted(file, e.getMessage()), e);
        }
        return outcomes;
    }

    private static Outcome outcome(Path file, NamedCsvRecord line) {
        if (!line.getHeader().containsAll(COLUMNS)) {
            throw new CommandFailure(
                    "%s has the columns %s, but must have %s in its first line."
                            .formatted(file, line.getHeader(), COLUMNS));
        }
        String place = file + ":" + line.getStartingLineNumber();
        String account = line.getField("account").strip();
        if (account.isEmpty()) {
            throw new CommandFailure(place + ": account is empty, but must be an account's id.");
        }
        return new Outcome(
                account,
                time(place, line.getField("date").strip()),
                kind(place, line.getField("outcome").strip()));
    }

    private static long time(String place, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text).toEpochMilli()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    "%s: date is '%s', but must be a date such as 2026-03-01 or an instant such as 2026-03-01T08:00:00Z."
                            .formatted(place, PlainText.line(text)),
                    e);
        }
    }

    private static Outcome.Kind kind(String place, String text) {
        try {
            return Outcome.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "%s: outcome is '%s', but must be one of %s."
                            .formatted(
                                    place,
                                    PlainText.line(text),
                                    Arrays.toString(Outcome.Kind.values())),
                    e);
        }
    }
}
