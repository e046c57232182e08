package io.regretradar.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.schema.ControlKind;
import io.regretradar.schema.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What comes out of the control topic. */
class ControlDecoderTest {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final long AT = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    private final ControlDecoder decoder =
            new ControlDecoder(
                    new IntakeSettings(EARLIEST, Duration.ofHours(1)), SchemaRegistry.none());

    @Test
    void everyKindSurvivesTheJourney() {
        for (RuleKind kind : RuleKind.values()) {
            ControlEvent event = new ControlEvent("c-1", kind, 7, AT + 60_000, "{\"a\": 1}");

            assertThat(decoder.decode(EventEncoder.encode(event, AT, "cli"), AT))
                    .isEqualTo(new ControlDecoder.Published(event));
        }
    }

    @Test
    void aRuleMayTakeEffectLongAfterItsArrival() {
        ControlEvent event =
                new ControlEvent("c-1", RuleKind.STAGES, 7, AT + 90L * 86_400_000, "{}");

        assertThat(decoder.decode(EventEncoder.encode(event, AT, "cli"), AT))
                .isInstanceOf(ControlDecoder.Published.class);
    }

    @Test
    void ticksAreTicksUnlessTheirClockIsAhead() {
        assertThat(decoder.decode(EventEncoder.tick(AT), AT))
                .isEqualTo(new ControlDecoder.Tick(AT));
        assertThat(decoder.decode(EventEncoder.tick(AT + 7_200_000), AT))
                .isInstanceOfSatisfying(
                        ControlDecoder.Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo(RejectionReason.CLOCK_AHEAD));
    }

    @Test
    void whatIsNoRuleSaysWhy() throws IOException {
        assertThat(decoder.decode(new byte[0], AT))
                .isInstanceOfSatisfying(
                        ControlDecoder.Rejected.class,
                        r -> assertThat(r.reason()).isEqualTo(RejectionReason.EMPTY_VALUE));
        assertThat(decoder.decode(record(ControlKind.UNKNOWN, AT), AT))
                .isInstanceOfSatisfying(
                        ControlDecoder.Rejected.class,
                        r -> {
                            assertThat(r.reason()).isEqualTo(RejectionReason.INVALID_VALUE);
                            assertThat(r.message())
                                    .isEqualTo(
                                            "kind is UNKNOWN, but must be one of "
                                                    + RuleKind.names()
                                                    + ".");
                        });
        assertThat(decoder.decode(record(ControlKind.STAGES, 1_000), AT))
                .isInstanceOfSatisfying(
                        ControlDecoder.Rejected.class,
                        r -> assertThat(r.message()).startsWith("effectiveAt is 1970"));
    }

    private static byte[] record(ControlKind kind, long effectiveAt) throws IOException {
        ByteBuffer bytes =
                io.regretradar.schema.ControlEvent.newBuilder()
                        .setEventId("c-1")
                        .setOccurredAt(Instant.ofEpochMilli(AT))
                        .setKind(kind)
                        .setVersion(2)
                        .setEffectiveAt(Instant.ofEpochMilli(effectiveAt))
                        .setJson("{}")
                        .build()
                        .toByteBuffer();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
