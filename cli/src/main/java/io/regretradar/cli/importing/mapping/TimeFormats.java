package io.regretradar.cli.importing.mapping;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads times as exports write them. A time with an offset or zone is that instant; one without
 * holds in the mapping's zone, where a time that a clock change skips is moved on by the change and
 * one that happens twice means the first; a date alone is its first instant there.
 */
final class TimeFormats {
    private static final String ISO = "iso";
    private static final String SECONDS = "epoch-seconds";
    private static final String MILLIS = "epoch-millis";

    /** ISO-8601 with its usual liberties: a blank for the T, no seconds, an offset or a zone. */
    private static final DateTimeFormatter ISO_FORMATTER =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']")
                    .appendValue(HOUR_OF_DAY, 2)
                    .appendLiteral(':')
                    .appendValue(MINUTE_OF_HOUR, 2)
                    .optionalStart()
                    .appendLiteral(':')
                    .appendValue(SECOND_OF_MINUTE, 2)
                    .optionalStart()
                    .appendFraction(NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .optionalEnd()
                    .appendPattern("[' '][XXX][XX][X][VV]")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final List<String> names;
    private final List<Format> formats;
    private final ZoneId zone;

    private interface Format {
        /** What the text says, or a DateTimeException. */
        TemporalAccessor parse(String text);
    }

    private TimeFormats(List<String> names, List<Format> formats, ZoneId zone) {
        this.names = names;
        this.formats = formats;
        this.zone = zone;
    }

    /**
     * @param names patterns of {@link DateTimeFormatter}, or iso, epoch-seconds, epoch-millis;
     *     tried in this order
     * @param zone of times that state none
     * @param locale whose names of months and days are used
     * @throws IllegalArgumentException if one is no pattern
     */
    static TimeFormats of(List<String> names, ZoneId zone, Locale locale) {
        List<Format> formats = new ArrayList<>();
        names.forEach(name -> formats.add(format(name, locale)));
        return new TimeFormats(List.copyOf(names), formats, zone);
    }

    private static Format format(String name, Locale locale) {
        return switch (name) {
            case SECONDS -> text -> epoch(text, 3);
            case MILLIS -> text -> epoch(text, 0);
            case ISO -> text -> parse(ISO_FORMATTER, text);
            default -> {
                // In strict mode a year is the proleptic u; people write y.
                DateTimeFormatter formatter =
                        new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .appendPattern(proleptic(name))
                                .toFormatter(locale)
                                .withResolverStyle(ResolverStyle.STRICT);
                yield text -> parse(formatter, text);
            }
        };
    }

    private static TemporalAccessor parse(DateTimeFormatter formatter, String text) {
        return formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    private static TemporalAccessor epoch(String text, int decimals) {
        try {
            BigDecimal millis = new BigDecimal(text).scaleByPowerOfTen(decimals);
            return Instant.ofEpochMilli(millis.toBigInteger().longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new DateTimeException("no number", e);
        }
    }

    private static String proleptic(String pattern) {
        StringBuilder text = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '\'';
            if (!quoted && text.charAt(i) == 'y') {
                text.setCharAt(i, 'u');
            }
        }
        return text.toString();
    }

    /** The instant that the text means; empty if it is in none of the formats. */
    Optional<Instant> instant(String text) {
        return said(text)
                .map(
                        time -> {
                            if (time instanceof Instant instant) {
                                return instant;
                            }
                            if (time instanceof ZonedDateTime zoned) {
                                return zoned.toInstant();
                            }
                            LocalDateTime local =
                                    time instanceof LocalDate date
                                            ? date.atStartOfDay()
                                            : (LocalDateTime) time;
                            return local.atZone(zone).toInstant();
                        });
    }

    /** The date that stands there, or that of the instant in the mapping's zone. */
    Optional<LocalDate> date(String text) {
        return said(text)
                .map(
                        time ->
                                time instanceof Instant instant
                                        ? LocalDate.ofInstant(instant, zone)
                                        : LocalDate.from(time));
    }

    private Optional<TemporalAccessor> said(String text) {
        for (Format format : formats) {
            try {
                return Optional.of(format.parse(text));
            } catch (DateTimeException e) {
                // The next format may fit.
            }
        }
        return Optional.empty();
    }

    /** The formats, for messages. */
    @Override
    public String toString() {
        return String.join(" or ", names);
    }
}
