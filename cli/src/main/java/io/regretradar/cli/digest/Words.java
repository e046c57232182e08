package io.regretradar.cli.digest;

import io.regretradar.cli.console.PlainText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Properties;

/** Numbers, times and symbols as people read them. Times are UTC. */
final class Words {
    private static final Locale LOCALE = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = utc("d MMM yyyy");
    private static final DateTimeFormatter WEEKDAY = utc("EEEE, d MMMM yyyy, HH:mm");
    private static final DateTimeFormatter MINUTE = utc("EEE d MMM, HH:mm");
    private static final Properties LABELS = labels();

    private Words() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LOCALE).withZone(ZoneOffset.UTC);
    }

    private static Properties labels() {
        Properties labels = new Properties();
        try (var file = Words.class.getResourceAsStream("words.properties")) {
            labels.load(
                    new InputStreamReader(
                            Objects.requireNonNull(file, "words.properties"),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("words.properties cannot be read", e);
        }
        return labels;
    }

    /**
     * What a symbol of a document is called, e.g. {@code FIRST_ADOPTION}; one without a name of its
     * own is spelled out, harmless to show.
     */
    static String of(String symbol) {
        if (symbol == null) {
            return "";
        }
        String known = LABELS.getProperty(symbol);
        if (known != null) {
            return known;
        }
        String plain = PlainText.line(symbol).replace('_', ' ').toLowerCase(LOCALE);
        return plain.isEmpty()
                ? plain
                : plain.substring(0, 1).toUpperCase(LOCALE) + plain.substring(1);
    }

    static String whole(double number) {
        return String.format(LOCALE, "%,.0f", number);
    }

    static String whole(OptionalDouble number) {
        return number.isPresent() ? whole(number.getAsDouble()) : "–";
    }

    /** With its sign; one that rounds to nothing has none. */
    static String signed(double number) {
        long rounded = Math.round(number);
        return rounded == 0 ? "±0" : (rounded > 0 ? "+" : "−") + Math.abs(rounded);
    }

    static String percent(double share) {
        return String.format(LOCALE, "%.0f %%", 100 * share);
    }

    static String days(double days) {
        return String.format(LOCALE, days < 10 ? "%.1f d" : "%.0f d", days);
    }

    static String date(Instant at) {
        return DAY.format(at);
    }

    static String weekday(Instant at) {
        return WEEKDAY.format(at) + " UTC";
    }

    static String minute(Instant at) {
        return MINUTE.format(at) + " UTC";
    }

    /** E.g. "9 days", "5 hours"; "now" below one hour. */
    static String lasting(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() < 1) {
            return "less than an hour";
        }
        return time.toHours() == 1 ? "1 hour" : time.toHours() + " hours";
    }

    /** "1 account", "2 accounts". */
    static String count(long number, String one, String several) {
        return whole(number) + " " + (number == 1 ? one : several);
    }
}
