package io.regretradar.intake.mapping;

import io.regretradar.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of single values. Each gives the value back, or tells which field has which value and what
 * is allowed. Upper limits are far beyond real data and keep sums from overflowing.
 */
final class Values {

    static final int MAX_TEXT = 512;

    /** For what people write in sentences. */
    static final int MAX_PROSE = 4_000;

    /** Leaves room for the rest of a document's id, which may have 512 bytes in Elasticsearch. */
    static final int MAX_ACCOUNT_ID_BYTES = 450;

    static final int MAX_ITEMS = 1000;
    static final long MAX_COUNT = 1_000_000_000L;
    static final long MAX_SECONDS = 100L * 366 * 86_400;
    static final double MAX_DAYS = 100.0 * 366;
    static final double MAX_MONEY = 1e15;

    private static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private Values() {}

    static String accountId(String value) throws InvalidEventException {
        required("accountId", value);
        // A character takes at most three bytes per char, so short ids need not be encoded.
        if (value.length() > MAX_ACCOUNT_ID_BYTES / 3) {
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_ACCOUNT_ID_BYTES) {
                throw invalid(
                        "accountId has %d bytes of UTF-8, but must have at most %d."
                                .formatted(bytes, MAX_ACCOUNT_ID_BYTES));
            }
        }
        return value;
    }

    static LocalDate date(String field, LocalDate value) throws InvalidEventException {
        if (value != null && (value.isBefore(FIRST_DATE) || value.isAfter(LAST_DATE))) {
            throw invalid(field, value, FIRST_DATE + " to " + LAST_DATE);
        }
        return value;
    }

    /** A text that must be there. */
    static String id(String field, String value) throws InvalidEventException {
        required(field, value);
        return text(field, value);
    }

    /** A text that may be absent; an empty one says as little as none. */
    static String text(String field, String value) throws InvalidEventException {
        return text(field, value, MAX_TEXT);
    }

    /** Like {@link #text}, for what people write in sentences. */
    static String prose(String field, String value) throws InvalidEventException {
        return text(field, value, MAX_PROSE);
    }

    private static String text(String field, String value, int max) throws InvalidEventException {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > max) {
            throw invalid(
                    "%s has %d characters, but must have at most %d."
                            .formatted(field, value.length(), max));
        }
        return value;
    }

    /** A value that events of this kind cannot do without. */
    static void present(String field, Object value) throws InvalidEventException {
        required(field, value == null ? null : value.toString());
    }

    private static void required(String field, String value) throws InvalidEventException {
        if (value == null || value.isBlank()) {
            throw new InvalidEventException(
                    RejectionReason.MISSING_VALUE,
                    "%s is empty, but every event of this kind must have one.".formatted(field));
        }
    }

    /** Texts without the empty ones. */
    static List<String> texts(String field, List<String> values) throws InvalidEventException {
        if (values.size() > MAX_ITEMS) {
            throw invalid(
                    "%s has %d entries, but must have at most %d."
                            .formatted(field, values.size(), MAX_ITEMS));
        }
        List<String> checked = new ArrayList<>(values.size());
        for (String value : values) {
            String text = text(field, value);
            if (text != null) {
                checked.add(text);
            }
        }
        return checked;
    }

    static Long whole(String field, Long value, long min, long max) throws InvalidEventException {
        if (value != null && (value < min || value > max)) {
            throw invalid(field, value, min + ".." + max);
        }
        return value;
    }

    /** Like {@link #whole}, for ranges within those of int. */
    static Integer small(String field, Long value, int min, int max) throws InvalidEventException {
        Long checked = whole(field, value, min, max);
        return checked == null ? null : Math.toIntExact(checked);
    }

    static Long seconds(String field, Long value) throws InvalidEventException {
        return whole(field, value, 0, MAX_SECONDS);
    }

    static Double amount(String field, Double value, double max) throws InvalidEventException {
        // Written so that NaN fails.
        if (value != null && !(value >= 0 && value <= max)) {
            throw invalid(field, value, "a number from 0 to " + max);
        }
        return value;
    }

    static InvalidEventException invalid(String field, Object value, String allowed) {
        return invalid("%s is %s, but must be %s.".formatted(field, value, allowed));
    }

    private static InvalidEventException invalid(String message) {
        return new InvalidEventException(RejectionReason.INVALID_VALUE, message);
    }
}
