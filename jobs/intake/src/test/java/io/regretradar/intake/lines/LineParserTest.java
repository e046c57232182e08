package io.regretradar.intake.lines;

import static io.regretradar.intake.RejectionReason.CLOCK_AHEAD;
import static io.regretradar.intake.RejectionReason.CLOCK_BEHIND;
import static io.regretradar.intake.RejectionReason.INVALID_VALUE;
import static io.regretradar.intake.RejectionReason.MALFORMED;
import static io.regretradar.intake.RejectionReason.MISSING_VALUE;
import static io.regretradar.intake.RejectionReason.UNKNOWN_FIELD;
import static io.regretradar.intake.RejectionReason.UNKNOWN_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

    private static final String TICKET =
            "\"stream\":\"support-tickets\",\"eventId\":\"e1\",\"accountId\":\"acme\","
                    + "\"ticketId\":\"t1\",\"action\":\"CREATED\"";
    private static final String AT = ",\"occurredAt\":\"2026-01-01T12:00:00Z\"";

    private final LineParser parser = new LineParser(IntakeSettings.DEFAULTS);

    @Test
    void absentFieldsAreNullOrTheSchemasDefault() {
        UsageEvent event =
                (UsageEvent)
                        accepted(
                                "{\"stream\":\"product-usage\",\"eventId\":\"e1\","
                                        + "\"accountId\":\"acme\",\"feature\":\"report\","
                                        + "\"core\":true,\"userId\":null"
                                        + AT
                                        + "}");

        assertThat(event.userId()).isNull();
        assertThat(event.count()).isEqualTo(1);
        assertThat(event.errors()).isZero();
        assertThat(event.valueMoment()).isFalse();
        assertThat(event.header().source()).isEmpty();
    }

    @Test
    void anExplicitNullMeansAbsent() {
        SurveyEvent event =
                (SurveyEvent)
                        accepted(
                                "{\"stream\":\"surveys\",\"eventId\":\"e1\",\"accountId\":\"acme\","
                                        + "\"surveyId\":\"s1\",\"kind\":\"NPS\","
                                        + "\"action\":\"REQUESTED\",\"contactRole\":null,"
                                        + "\"tags\":null"
                                        + AT
                                        + "}");

        assertThat(event.contactRole()).hasToString("UNKNOWN");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void anUnknownSymbolReadsAsTheEnumsDefault() {
        TicketEvent event =
                (TicketEvent)
                        accepted(
                                "{"
                                        + TICKET.replace("CREATED", "MERGED")
                                        + AT
                                        + ",\"priority\":\"VIP\"}");

        assertThat(event.action()).isEqualTo(TicketEvent.Action.UNKNOWN);
        assertThat(event.priority()).isEqualTo(TicketEvent.Priority.NORMAL);
    }

    @Test
    void datesAndNumbersAreRead() {
        LifecycleEvent event =
                (LifecycleEvent)
                        accepted(
                                "{\"stream\":\"account-lifecycle\",\"eventId\":\"e1\","
                                        + "\"accountId\":\"acme\",\"type\":\"PROFILE_SET\","
                                        + "\"renewalDate\":\"2027-02-28\",\"annualValue\":12000,"
                                        + "\"salesCycleDays\":14.5,\"seats\":15.0"
                                        + AT
                                        + "}");

        assertThat(event.renewalDate()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(event.annualValue()).isEqualTo(12_000.0);
        assertThat(event.salesCycleDays()).isEqualTo(14.5);
        assertThat(event.seats()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T12:00:00Z",
                "2026-01-01T12:00Z",
                "2026-01-01T12:00:00.000999Z",
                "2026-01-01T14:00:00+02:00",
                "2025-12-31T22:15:00.000-13:45"
            })
    void timesMayHaveAnyOffset(String time) {
        long at = accepted("{" + TICKET + ",\"occurredAt\":\"" + time + "\"}").occurredAt();

        assertThat(Instant.ofEpochMilli(at)).isEqualTo("2026-01-01T12:00:00Z");
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                bad("{", MALFORMED, "The line is no event"),
                bad("[]", MALFORMED, "must be a JSON object"),
                bad("null", MALFORMED, "must be a JSON object"),
                bad("", MALFORMED, "No content"),
                bad("{} {}", MALFORMED, "Trailing token"),
                bad("{\"a\":1,\"a\":2}", MALFORMED, "Duplicate field 'a'"),
                bad("{\"a\":NaN}", MALFORMED, "NaN"),
                bad("[".repeat(5000), MALFORMED, "nesting depth"),
                bad("{}", UNKNOWN_STREAM, "stream is missing", "support-tickets", "tick"),
                bad("{\"stream\":\"wether\"}", UNKNOWN_STREAM, "stream is \"wether\""),
                bad("{\"stream\":7}", UNKNOWN_STREAM, "stream is 7"),
                bad("{" + TICKET + "}", MISSING_VALUE, "occurredAt is missing"),
                bad(
                        "{" + TICKET + AT + ",\"prioritaet\":\"HIGH\"}",
                        UNKNOWN_FIELD,
                        "prioritaet is no field of a SupportTicketEvent",
                        "priority"),
                bad(
                        "{" + TICKET.replace("\"acme\"", "\"\"") + AT + "}",
                        MISSING_VALUE,
                        "accountId is empty"),
                bad(
                        "{" + TICKET.replace("\"acme\"", "12") + AT + "}",
                        INVALID_VALUE,
                        "accountId is 12, but must be a text"),
                bad("{" + TICKET + AT + ",\"csat\":6}", INVALID_VALUE, "csat is 6", "1..5"),
                bad("{" + TICKET + AT + ",\"csat\":4.5}", INVALID_VALUE, "csat is 4.5", "whole"),
                bad("{" + TICKET + AT + ",\"csat\":\"5\"}", INVALID_VALUE, "csat is \"5\""),
                bad("{" + TICKET + AT + ",\"csat\":1e99}", INVALID_VALUE, "csat is 1.0E99"),
                bad(
                        "{" + TICKET + AT + ",\"csat\":99999999999999999999}",
                        INVALID_VALUE,
                        "csat is 99999999999999999999"),
                bad("{" + TICKET + AT + ",\"tags\":\"a\"}", INVALID_VALUE, "tags", "a list"),
                bad("{" + TICKET + AT + ",\"tags\":[1]}", INVALID_VALUE, "an entry of tags is 1"),
                bad(
                        "{" + TICKET + AT + ",\"tags\":[null]}",
                        INVALID_VALUE,
                        "entry of tags is null"),
                bad(
                        "{" + TICKET + ",\"occurredAt\":\"2026-01-01T12:00:00\"}",
                        INVALID_VALUE,
                        "occurredAt is \"2026-01-01T12:00:00\"",
                        "Z or an offset"),
                bad(
                        "{" + TICKET + ",\"occurredAt\":1767268800000}",
                        INVALID_VALUE,
                        "occurredAt is 1767268800000",
                        "ISO-8601"),
                bad(
                        "{" + TICKET + ",\"occurredAt\":\"1999-12-31T23:59:59Z\"}",
                        CLOCK_BEHIND,
                        "1999-12-31T23:59:59Z"),
                bad(
                        "{" + TICKET + ",\"occurredAt\":\"+10000-01-01T00:00:00Z\"}",
                        CLOCK_AHEAD,
                        "occurredAt"),
                bad("{\"stream\":\"tick\"}", MISSING_VALUE, "occurredAt is missing"),
                bad("{\"stream\":\"tick\",\"eventId\":\"e\"" + AT + "}", UNKNOWN_FIELD, "eventId"),
                bad(
                        "{\"stream\":\"tick\",\"occurredAt\":\"1970-01-21T00:00:00Z\"}",
                        CLOCK_BEHIND,
                        "events.earliest"),
                bad(
                        "{\"stream\":\"product-usage\",\"eventId\":\"e1\",\"accountId\":\"acme\","
                                + "\"feature\":\"report\",\"core\":\"yes\""
                                + AT
                                + "}",
                        INVALID_VALUE,
                        "core is \"yes\"",
                        "true or false"),
                bad(
                        "{\"stream\":\"account-lifecycle\",\"eventId\":\"e1\","
                                + "\"accountId\":\"acme\",\"type\":\"RENEWED\","
                                + "\"renewalDate\":\"28.02.2027\""
                                + AT
                                + "}",
                        INVALID_VALUE,
                        "renewalDate is \"28.02.2027\"",
                        "2026-01-31"),
                bad(
                        "{\"stream\":\"account-lifecycle\",\"eventId\":\"e1\","
                                + "\"accountId\":\"acme\",\"type\":\"RENEWED\","
                                + "\"annualValue\":1e999"
                                + AT
                                + "}",
                        INVALID_VALUE,
                        "annualValue is Infinity"));
    }

    private static Arguments bad(String line, RejectionReason reason, String... words) {
        return Arguments.of(line, reason, words);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("badLines")
    void aBadLineIsRejectedWithItsReason(String line, RejectionReason reason, String[] words) {
        Decoded decoded = parse(line);

        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        Decoded.Rejected rejected = (Decoded.Rejected) decoded;
        assertThat(rejected.message()).contains(words);
        assertThat(rejected.reason()).isEqualTo(reason);
    }

    @Test
    void bytesThatAreNoUtf8AreRejected() {
        byte[] line = ("{" + TICKET + AT + "}").getBytes(StandardCharsets.UTF_8);
        line[20] = (byte) 0xFF;

        assertThat(parser.parse(line))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(MALFORMED));
    }

    @Test
    void aHugeValueIsCutInTheMessage() {
        Decoded decoded = parse("{\"stream\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(((Decoded.Rejected) decoded).message()).hasSizeLessThan(400).contains("xxx…");
    }

    private Decoded parse(String line) {
        return parser.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    private io.regretradar.domain.event.AccountEvent accepted(String line) {
        Decoded decoded = parse(line);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).event();
    }
}
