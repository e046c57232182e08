package io.regretradar.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.intake.lines.LineFormat;
import io.regretradar.intake.lines.LineParser;
import io.regretradar.schema.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {

    private static final Header BARE = new Header("e1", "acme", null, Events.AT, "");

    private final EventDecoder decoder =
            new EventDecoder(IntakeSettings.DEFAULTS, SchemaRegistry.none());
    private final LineParser parser = new LineParser(IntakeSettings.DEFAULTS);

    static Stream<AccountEvent> events() {
        return Stream.of(
                Events.TICKET,
                Events.USAGE,
                Events.SURVEY,
                Events.TOUCHPOINT,
                Events.LIFECYCLE,
                Events.REFERRAL,
                Events.COMMAND,
                new TicketEvent(
                        BARE,
                        "t1",
                        TicketEvent.Action.CREATED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new UsageEvent(BARE, null, "report", false, 1, null, 0, false),
                new SurveyEvent(
                        BARE,
                        "s1",
                        SurveyEvent.Kind.NPS,
                        SurveyEvent.Action.REQUESTED,
                        null,
                        null,
                        null,
                        null,
                        null),
                new TouchpointEvent(
                        BARE,
                        "p1",
                        null,
                        TouchpointEvent.Action.SCHEDULED,
                        TouchpointEvent.Channel.UNKNOWN,
                        TouchpointEvent.Purpose.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new LifecycleEvent(
                        BARE,
                        LifecycleEvent.Type.CHURNED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new ReferralEvent(
                        BARE,
                        "r1",
                        ReferralEvent.Action.ASKED,
                        null,
                        ReferralEvent.Incentive.UNKNOWN,
                        null,
                        null),
                new AlertCommand(BARE, null, AlertCommand.Kind.FORGET, "olga", null, null, null));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackFromItsBytes(AccountEvent event) {
        byte[] bytes = EventEncoder.encode(event);

        assertThat(decoder.decode(event.stream().topic(), bytes, Events.AT))
                .isEqualTo(new Decoded.Accepted(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackFromItsLine(AccountEvent event) {
        byte[] line = LineFormat.line(event).getBytes(StandardCharsets.UTF_8);

        assertThat(parser.parse(line)).isEqualTo(new Decoded.Accepted(event));
    }

    @Test
    void aTickComesBackFromItsBytesOnEveryTopic() {
        byte[] bytes = EventEncoder.tick(Events.AT);

        for (String topic : new String[] {"surveys", "alert-commands", "radar-control"}) {
            assertThat(decoder.decode(topic, bytes, Events.AT))
                    .isEqualTo(new Decoded.Tick(Events.AT));
        }
    }

    @Test
    void aTickComesBackFromItsLine() {
        byte[] line = LineFormat.tick(Events.AT).getBytes(StandardCharsets.UTF_8);

        assertThat(parser.parse(line)).isEqualTo(new Decoded.Tick(Events.AT));
    }
}
