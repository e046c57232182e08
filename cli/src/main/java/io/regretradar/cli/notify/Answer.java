package io.regretradar.cli.notify;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What the webhook said.
 *
 * @param status the HTTP status
 * @param text the first words of the answer
 * @param retryAfter how long it asks to be left alone, or null
 */
record Answer(int status, String text, Duration retryAfter) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int WORDS = 200;

    static Answer of(HttpResponse<String> response, Instant now) {
        String body = response.body();
        return new Answer(
                response.statusCode(),
                body.length() > WORDS ? body.substring(0, WORDS) : body,
                retryAfter(response.headers(), now));
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3), at most an hour; null where neither. */
    private static Duration retryAfter(HttpHeaders headers, Instant now) {
        Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
        if (value.isEmpty()) {
            return null;
        }
        Duration asked;
        try {
            asked =
                    value.get().matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(value.get()))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(
                                            value.get(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may be accepted later. */
    boolean passing() {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** Whether no message at all would be accepted: the address or the right to it is wrong. */
    boolean closed() {
        return status == 401
                || status == 403
                || status == 404
                || status == 410
                || status >= 300 && status < 400;
    }
}
