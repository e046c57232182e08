package io.regretradar.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.domain.event.Stream;
import io.regretradar.schema.ProductUsageEvent;
import io.regretradar.schema.wire.SchemaRegistry;
import io.regretradar.schema.wire.SchemaRegistryUnavailableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records whose bytes, type or time are wrong. */
class EventDecoderTest {

    private static final String USAGE = Stream.PRODUCT_USAGE.topic();
    private static final byte[] GOOD = EventEncoder.encode(Events.USAGE);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final EventDecoder decoder = decoder(SchemaRegistry.none());

    @Test
    void aNullValueIsRejected() {
        assertRejected((byte[]) null, RejectionReason.NULL_VALUE, "tombstone");
    }

    @Test
    void anEmptyValueIsRejected() {
        assertRejected(new byte[0], RejectionReason.EMPTY_VALUE, "no bytes");
    }

    @Test
    void textInsteadOfAvroIsRejected() {
        assertRejected(
                "{\"eventId\":\"e1\"}".getBytes(StandardCharsets.UTF_8),
                RejectionReason.UNKNOWN_FRAME,
                "starts with 7B 22");
    }

    @Test
    void anUnknownSchemaIsRejected() {
        byte[] value = GOOD.clone();
        value[5] ^= 0x55;

        assertRejected(value, RejectionReason.UNKNOWN_SCHEMA, "fingerprint");
    }

    @Test
    void anUnknownSchemaIdIsRejected() {
        assertRejected(
                new byte[] {0, 0, 0, 1, 2, 9, 9}, RejectionReason.UNKNOWN_SCHEMA, "schema id 258");
    }

    @Test
    void everyTruncationIsRejected() {
        for (int length = 1; length < GOOD.length; length++) {
            assertRejected(
                    Arrays.copyOf(GOOD, length),
                    RejectionReason.TRUNCATED,
                    length < 10 ? "header" : "ends too early");
        }
    }

    @Test
    void bytesBehindTheRecordAreRejected() {
        assertRejected(
                Arrays.copyOf(GOOD, GOOD.length + 1),
                RejectionReason.TRAILING_BYTES,
                "1 bytes are left over");
    }

    @Test
    void aHugeLengthPrefixIsRejected() {
        byte[] value = Arrays.copyOf(GOOD, 16);
        byte[] twoGibibytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        System.arraycopy(twoGibibytes, 0, value, 10, twoGibibytes.length);

        assertRejected(value, RejectionReason.TRUNCATED, "2147483647 bytes");
    }

    @Test
    void tenMegabytesOfRandomBytesAreRejected() {
        byte[] value = new byte[10 << 20];
        new Random(7).nextBytes(value);
        System.arraycopy(GOOD, 0, value, 0, 10);

        assertThat(decoder.decode(USAGE, value, Events.AT)).isInstanceOf(Decoded.Rejected.class);
    }

    @Test
    void noDamageTripsTheDecoderItself() {
        Random random = new Random(20261122);
        for (Stream stream : Stream.values()) {
            for (int i = 0; i < 5_000; i++) {
                byte[] value = EventEncoder.encode(event(stream));
                for (int damage = random.nextInt(4); damage >= 0; damage--) {
                    value[random.nextInt(value.length)] = (byte) random.nextInt();
                }
                assertThat(decoder.decode(stream.topic(), value, Events.AT).toString())
                        .doesNotContain("cannot be decoded"); // the answer to a fault of ours
            }
        }
    }

    @Test
    void anEventInAnotherStreamsTopicIsRejected() {
        Decoded decoded = decoder.decode("surveys", GOOD, Events.AT);

        assertRejected(
                decoded,
                RejectionReason.WRONG_RECORD,
                "ProductUsageEvent",
                "must be a SurveyEvent");
    }

    @Test
    void anEventInAnUnknownTopicIsRejected() {
        Decoded decoded = decoder.decode("weather", GOOD, Events.AT);

        assertRejected(decoded, RejectionReason.UNKNOWN_STREAM, "Topic weather", "support-tickets");
    }

    @Test
    void aConfluentFrameIsDecodedThroughTheRegistry() {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {0, 0, 0, 0, 42});
        frame.write(GOOD, 10, GOOD.length - 10);
        EventDecoder withRegistry = decoder(id -> ProductUsageEvent.getClassSchema());

        assertThat(withRegistry.decode(USAGE, frame.toByteArray(), Events.AT))
                .isEqualTo(new Decoded.Accepted(Events.USAGE));
    }

    @Test
    void aRegistryThatIsAwayDoesNotRejectTheRecord() {
        EventDecoder withRegistry =
                decoder(
                        id -> {
                            throw new SchemaRegistryUnavailableException("away", null);
                        });

        assertThatThrownBy(() -> withRegistry.decode(USAGE, new byte[] {0, 0, 0, 0, 42}, 0))
                .isInstanceOf(SchemaRegistryUnavailableException.class);
    }

    @Test
    void anEventUpToAnHourAheadOfItsArrivalIsAccepted() {
        assertThat(decoder.decode(USAGE, GOOD, Events.AT - HOUR))
                .isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void anEventMoreThanAnHourAheadOfItsArrivalIsRejected() {
        assertRejected(
                decoder.decode(USAGE, GOOD, Events.AT - HOUR - 1),
                RejectionReason.CLOCK_AHEAD,
                "occurredAt is 2026-01-01T12:00:00.123Z",
                "at most 60 min",
                "2026-01-01T11:00:00.122Z");
    }

    @Test
    void aTickMoreThanAnHourAheadOfItsArrivalIsRejected() {
        assertRejected(
                decoder.decode(USAGE, EventEncoder.tick(Events.AT), Events.AT - HOUR - 1),
                RejectionReason.CLOCK_AHEAD,
                "occurredAt");
    }

    @Test
    void withoutATimeOfArrivalNothingIsAhead() {
        assertThat(decoder.decode(USAGE, GOOD, -1)).isInstanceOf(Decoded.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_767_268_800L, 946_684_799_999L})
    void aTimeBeforeTheEarliestIsRejected(long at) {
        assertRejected(
                decoder.decode(USAGE, EventEncoder.tick(at), Events.AT),
                RejectionReason.CLOCK_BEHIND,
                "events.earliest",
                "seconds");
    }

    @Test
    void theEarliestItselfIsAccepted() {
        long earliest = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

        assertThat(decoder.decode(USAGE, EventEncoder.tick(earliest), Events.AT))
                .isEqualTo(new Decoded.Tick(earliest));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 253_402_300_800_000L})
    void aTimeBeyondTheCalendarIsRejectedEvenWithoutATimeOfArrival(long at) {
        assertRejected(
                decoder.decode(USAGE, EventEncoder.tick(at), -1),
                RejectionReason.CLOCK_AHEAD,
                at + " ms since 1970");
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void aGoodEventAfterABadOneIsAccepted(Stream stream) {
        byte[] good = EventEncoder.encode(event(stream));
        decoder.decode(stream.topic(), Arrays.copyOf(good, good.length - 1), Events.AT);

        assertThat(decoder.decode(stream.topic(), good, Events.AT))
                .isEqualTo(new Decoded.Accepted(event(stream)));
    }

    private static io.regretradar.domain.event.AccountEvent event(Stream stream) {
        return switch (stream) {
            case ACCOUNT_LIFECYCLE -> Events.LIFECYCLE;
            case ALERT_COMMANDS -> Events.COMMAND;
            case PRODUCT_USAGE -> Events.USAGE;
            case REFERRALS -> Events.REFERRAL;
            case SUPPORT_TICKETS -> Events.TICKET;
            case SURVEYS -> Events.SURVEY;
            case TOUCHPOINTS -> Events.TOUCHPOINT;
        };
    }

    private static EventDecoder decoder(SchemaRegistry registry) {
        return new EventDecoder(IntakeSettings.DEFAULTS, registry);
    }

    private void assertRejected(byte[] value, RejectionReason reason, String... words) {
        assertRejected(decoder.decode(USAGE, value, Events.AT), reason, words);
    }

    private static void assertRejected(Decoded decoded, RejectionReason reason, String... words) {
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        Decoded.Rejected rejected = (Decoded.Rejected) decoded;
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.message()).contains(words);
    }
}
