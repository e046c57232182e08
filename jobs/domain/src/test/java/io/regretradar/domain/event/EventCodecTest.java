package io.regretradar.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final Header BARE = new Header("e", "a", null, Long.MIN_VALUE, null);
    private static final Header FULL =
            new Header("e\u0000\n\"", "a \uD83D\uDE00 \u202Eabc", "c", Long.MAX_VALUE, "s");

    static List<AccountEvent> events() {
        return List.of(
                new TicketEvent(BARE, null, null, null, null, null, null, null, null, null, null),
                new TicketEvent(
                        FULL,
                        "t",
                        TicketEvent.Action.UNKNOWN,
                        TicketEvent.Priority.URGENT,
                        "agent",
                        1L,
                        Long.MAX_VALUE,
                        0L,
                        -1L,
                        5,
                        List.of("a", "", "c")),
                new UsageEvent(BARE, null, null, false, 0, null, 0, false),
                new UsageEvent(FULL, "u", "f", true, Long.MAX_VALUE, Long.MAX_VALUE, 7, true),
                new SurveyEvent(BARE, null, null, null, null, null, null, null, null),
                new SurveyEvent(
                        FULL,
                        "s",
                        SurveyEvent.Kind.REGRET_ITEM,
                        SurveyEvent.Action.EXPIRED,
                        7,
                        Stage.RENEWAL,
                        RegretType.OVER_CONSIDERATION,
                        ContactRole.CHAMPION,
                        List.of("x")),
                touch(BARE, null),
                touch(FULL, true),
                touch(FULL, false),
                new LifecycleEvent(
                        BARE, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null),
                new LifecycleEvent(
                        FULL,
                        LifecycleEvent.Type.CHURNED,
                        "name",
                        Stage.ADVOCACY,
                        "m",
                        "o",
                        "l",
                        LifecycleEvent.OwnerTeam.SUPPORT,
                        ContactRole.USER,
                        List.of(LifecycleEvent.HandoffItem.GOALS),
                        "seg",
                        -1e300,
                        Integer.MAX_VALUE,
                        List.of("f1", "f2"),
                        LocalDate.of(2026, 2, 28),
                        0.1,
                        4,
                        2,
                        "Europe/Rome"),
                new ReferralEvent(BARE, null, null, null, null, null, null),
                new ReferralEvent(
                        FULL,
                        "r",
                        ReferralEvent.Action.REWARDED,
                        "o",
                        ReferralEvent.Incentive.BENEFIT,
                        "b",
                        1.5),
                new AlertCommand(BARE, null, null, null, null, null, null),
                new AlertCommand(
                        FULL,
                        "alert",
                        AlertCommand.Kind.PLAY_DONE,
                        "olga",
                        "lee",
                        Long.MIN_VALUE,
                        "Called them."));
    }

    private static TouchpointEvent touch(Header header, Boolean value) {
        return value == null
                ? new TouchpointEvent(
                        header, null, null, null, null, null, null, null, null, null, null, null)
                : new TouchpointEvent(
                        header,
                        "p",
                        "i",
                        TouchpointEvent.Action.VENDOR_MESSAGE,
                        TouchpointEvent.Channel.SOCIAL,
                        TouchpointEvent.Purpose.RENEWAL,
                        value,
                        "o",
                        Long.MIN_VALUE,
                        "q",
                        5,
                        TouchpointEvent.Emotion.DESIRE);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadBackAsItWasWritten(AccountEvent event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventCodec.write(event, new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(EventCodec.read(in)).isEqualTo(event);
        assertThat(in.read()).isEqualTo(-1);
    }
}
