package io.regretradar.cli.simulate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a first day from a date or from the instant with which it begins in UTC. */
final class FirstDay implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text);
            }
            OffsetDateTime instant =
                    OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (instant.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                return instant.toLocalDate();
            }
        } catch (DateTimeException ignored) {
            // Both ways of being wrong have the same remedy.
        }
        throw new TypeConversionException(
                text
                        + " is not the start of a day in UTC. Give a date such as 2026-01-05 or 2026-01-05T00:00:00Z.");
    }
}
