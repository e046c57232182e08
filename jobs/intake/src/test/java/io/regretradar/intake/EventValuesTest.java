package io.regretradar.intake;

import static io.regretradar.intake.RejectionReason.INVALID_VALUE;
import static io.regretradar.intake.RejectionReason.MISSING_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.mapping.RecordMappings;
import io.regretradar.schema.SurveyAction;
import io.regretradar.schema.SurveyEvent;
import io.regretradar.schema.SurveyKind;
import io.regretradar.schema.wire.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Well-formed records with values that are not allowed, one kind at a time. */
class EventValuesTest {

    private static final String LONG_TEXT = "x".repeat(513);
    private static final long TOO_LONG_SECONDS = 100L * 366 * 86_400 + 1;

    private final EventDecoder decoder =
            new EventDecoder(IntakeSettings.DEFAULTS, SchemaRegistry.none());

    static java.util.stream.Stream<Arguments> wrongValues() {
        return java.util.stream.Stream.of(
                wrong(Events.USAGE, "eventId", "", MISSING_VALUE, "eventId is empty"),
                wrong(Events.USAGE, "eventId", LONG_TEXT, INVALID_VALUE, "513 characters"),
                wrong(Events.USAGE, "accountId", "", MISSING_VALUE, "accountId is empty"),
                wrong(Events.USAGE, "accountId", "  ", MISSING_VALUE, "accountId is empty"),
                wrong(Events.USAGE, "accountId", "x".repeat(451), INVALID_VALUE, "451 bytes"),
                wrong(Events.USAGE, "accountId", "ñ".repeat(226), INVALID_VALUE, "452 bytes"),
                wrong(Events.USAGE, "contactId", LONG_TEXT, INVALID_VALUE, "contactId has 513"),
                wrong(Events.USAGE, "source", LONG_TEXT, INVALID_VALUE, "source has 513"),
                wrong(Events.USAGE, "userId", LONG_TEXT, INVALID_VALUE, "userId has 513"),
                wrong(Events.USAGE, "feature", "", MISSING_VALUE, "feature is empty"),
                wrong(Events.USAGE, "count", 0L, INVALID_VALUE, "count is 0", "1..1000000000"),
                wrong(Events.USAGE, "count", -3L, INVALID_VALUE, "count is -3"),
                wrong(Events.USAGE, "count", Long.MAX_VALUE, INVALID_VALUE, "count is 9223"),
                wrong(Events.USAGE, "errors", -1L, INVALID_VALUE, "errors is -1"),
                wrong(Events.USAGE, "durationSec", -1L, INVALID_VALUE, "durationSec is -1"),
                wrong(
                        Events.USAGE,
                        "durationSec",
                        Long.MAX_VALUE,
                        INVALID_VALUE,
                        "durationSec is 9223372036854775807"),
                wrong(Events.TICKET, "ticketId", "", MISSING_VALUE, "ticketId is empty"),
                wrong(Events.TICKET, "csat", 0L, INVALID_VALUE, "csat is 0", "1..5"),
                wrong(Events.TICKET, "csat", 6L, INVALID_VALUE, "csat is 6", "1..5"),
                wrong(Events.TICKET, "firstResponseSec", -1L, INVALID_VALUE, "firstResponseSec"),
                wrong(Events.TICKET, "resolutionSec", -1L, INVALID_VALUE, "resolutionSec"),
                wrong(Events.TICKET, "slaFirstResponseSec", -1L, INVALID_VALUE, "slaFirst"),
                wrong(
                        Events.TICKET,
                        "slaResolutionSec",
                        TOO_LONG_SECONDS,
                        INVALID_VALUE,
                        "slaResolutionSec"),
                wrong(
                        Events.TICKET,
                        "tags",
                        Collections.nCopies(1001, "a"),
                        INVALID_VALUE,
                        "tags has 1001 entries"),
                wrong(Events.TICKET, "tags", List.of(LONG_TEXT), INVALID_VALUE, "tags has 513"),
                wrong(Events.SURVEY, "surveyId", "", MISSING_VALUE, "surveyId is empty"),
                wrong(Events.SURVEY, "score", null, MISSING_VALUE, "score is missing"),
                wrong(Events.TOUCHPOINT, "touchpointId", "", MISSING_VALUE, "touchpointId"),
                wrong(Events.TOUCHPOINT, "rating", 6L, INVALID_VALUE, "rating is 6", "1..5"),
                wrong(
                        Events.TOUCHPOINT,
                        "dueAt",
                        Instant.ofEpochSecond(1_767_268),
                        INVALID_VALUE,
                        "dueAt is 1970-01-21"),
                wrong(
                        Events.TOUCHPOINT,
                        "dueAt",
                        Instant.ofEpochMilli(Long.MAX_VALUE),
                        INVALID_VALUE,
                        "dueAt is 9223372036854775807 ms"),
                wrong(Events.LIFECYCLE, "annualValue", -1.0, INVALID_VALUE, "annualValue is -1.0"),
                wrong(Events.LIFECYCLE, "annualValue", Double.NaN, INVALID_VALUE, "is NaN"),
                wrong(
                        Events.LIFECYCLE,
                        "annualValue",
                        Double.POSITIVE_INFINITY,
                        INVALID_VALUE,
                        "annualValue is Infinity"),
                wrong(Events.LIFECYCLE, "salesCycleDays", -1.0, INVALID_VALUE, "salesCycleDays"),
                wrong(Events.LIFECYCLE, "seats", -1L, INVALID_VALUE, "seats is -1"),
                wrong(Events.LIFECYCLE, "seats", 3_000_000_000L, INVALID_VALUE, "seats is 3000"),
                wrong(Events.LIFECYCLE, "evaluationSteps", 5L, INVALID_VALUE, "0..4"),
                wrong(Events.LIFECYCLE, "alternatives", -1L, INVALID_VALUE, "alternatives is -1"),
                wrong(
                        Events.LIFECYCLE,
                        "renewalDate",
                        LocalDate.of(12_000, 1, 1),
                        INVALID_VALUE,
                        "renewalDate is +12000-01-01"),
                wrong(
                        Events.LIFECYCLE,
                        "coreFeatures",
                        Collections.nCopies(1001, "a"),
                        INVALID_VALUE,
                        "coreFeatures has 1001"),
                wrong(Events.REFERRAL, "referralId", "", MISSING_VALUE, "referralId is empty"),
                wrong(Events.REFERRAL, "value", -1.0, INVALID_VALUE, "value is -1.0"),
                wrong(Events.COMMAND, "alertId", null, MISSING_VALUE, "alertId is empty"),
                wrong(Events.COMMAND, "actor", " ", MISSING_VALUE, "actor is empty"),
                wrong(Events.COMMAND, "until", null, MISSING_VALUE, "until is empty"),
                wrong(
                        Events.COMMAND,
                        "until",
                        Instant.ofEpochSecond(1_800_000),
                        INVALID_VALUE,
                        "until is 1970-01-21"),
                wrong(
                        Events.COMMAND,
                        "comment",
                        "a".repeat(4_001),
                        INVALID_VALUE,
                        "comment has 4001 characters, but must have at most 4000"));
    }

    private static Arguments wrong(
            AccountEvent event,
            String field,
            Object value,
            RejectionReason reason,
            String... words) {
        return Arguments.of(event.stream(), event, field, value, reason, List.of(words));
    }

    @ParameterizedTest(name = "{0} {2} = {3}")
    @MethodSource("wrongValues")
    void aWrongValueIsRejectedByName(
            Stream stream,
            AccountEvent event,
            String field,
            Object value,
            RejectionReason reason,
            List<String> words) {
        SpecificRecordBase record = RecordMappings.toRecord(event);
        record.put(field, value);

        Decoded decoded = decoder.decode(stream.topic(), bytes(record), Events.AT);

        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        Decoded.Rejected rejected = (Decoded.Rejected) decoded;
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.message()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(value = SurveyKind.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void aScoreMustBeOnItsSurveysScale(SurveyKind kind) {
        long min = kind == SurveyKind.NPS ? 0 : 1;
        long max = kind == SurveyKind.NPS ? 10 : kind == SurveyKind.CSAT ? 5 : 7;

        for (long score = -1; score <= 11; score++) {
            Decoded decoded = decode(survey(kind, SurveyAction.RESPONDED, score));

            if (score >= min && score <= max) {
                assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
            } else {
                assertThat(decoded)
                        .isEqualTo(
                                new Decoded.Rejected(
                                        INVALID_VALUE,
                                        "score (of kind %s) is %d, but must be %d..%d."
                                                .formatted(kind, score, min, max)));
            }
        }
    }

    @Test
    void aSurveyOfANewerKindMayHaveAnyScoreOrNone() {
        assertThat(decode(survey(SurveyKind.UNKNOWN, SurveyAction.RESPONDED, 99L)))
                .isInstanceOf(Decoded.Accepted.class);
        assertThat(decode(survey(SurveyKind.UNKNOWN, SurveyAction.RESPONDED, null)))
                .isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void aSurveyThatWasOnlyAskedNeedsNoScore() {
        assertThat(decode(survey(SurveyKind.NPS, SurveyAction.REQUESTED, null)))
                .isInstanceOf(Decoded.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(AlertCommand.Kind.class)
    void aCommandNeedsWhatItsKindCannotDoWithout(AlertCommand.Kind kind) {
        boolean ofAnAlert = kind != AlertCommand.Kind.FORGET && kind != AlertCommand.Kind.UNKNOWN;
        Decoded withoutAlert = decode(command(kind, null, Events.AT, "so"));
        Decoded withoutTime = decode(command(kind, "a1", null, "so"));
        Decoded withoutComment = decode(command(kind, "a1", Events.AT, null));

        assertThat(withoutAlert instanceof Decoded.Rejected).isEqualTo(ofAnAlert);
        assertThat(withoutTime instanceof Decoded.Rejected)
                .isEqualTo(kind == AlertCommand.Kind.SNOOZE);
        assertThat(withoutComment instanceof Decoded.Rejected)
                .isEqualTo(kind == AlertCommand.Kind.COMMENT);
    }

    @Test
    void emptyOptionalTextsSayNothing() {
        SpecificRecordBase record = RecordMappings.toRecord(Events.TICKET);
        record.put("contactId", "");
        record.put("agentId", "");
        record.put("tags", List.of("", "slow"));

        var accepted =
                (Decoded.Accepted) decoder.decode("support-tickets", bytes(record), Events.AT);

        assertThat(accepted.event())
                .usingRecursiveComparison()
                .ignoringFields("header", "agentId", "tags")
                .isEqualTo(Events.TICKET);
        assertThat(accepted.event().header())
                .isEqualTo(new Header("e1", "acme", null, Events.AT, "test"));
        assertThat(accepted.event()).extracting("agentId").isNull();
        assertThat(accepted.event()).extracting("tags").isEqualTo(List.of("slow"));
    }

    private static SurveyEvent survey(SurveyKind kind, SurveyAction action, Long score) {
        SurveyEvent record = (SurveyEvent) RecordMappings.toRecord(Events.SURVEY);
        record.setKind(kind);
        record.setAction(action);
        record.setScore(score);
        return record;
    }

    private static AlertCommand command(
            AlertCommand.Kind kind, String alertId, Long until, String comment) {
        return new AlertCommand(Events.HEADER, alertId, kind, "olga", null, until, comment);
    }

    private Decoded decode(AlertCommand command) {
        return decoder.decode(
                Stream.ALERT_COMMANDS.topic(), bytes(RecordMappings.toRecord(command)), Events.AT);
    }

    private Decoded decode(SurveyEvent record) {
        return decoder.decode(Stream.SURVEYS.topic(), bytes(record), Events.AT);
    }

    private static byte[] bytes(SpecificRecordBase record) {
        try {
            ByteBuffer buffer =
                    new BinaryMessageEncoder<SpecificRecordBase>(
                                    record.getSpecificData(), record.getSchema())
                            .encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
