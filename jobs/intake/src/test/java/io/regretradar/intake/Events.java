package io.regretradar.intake;

import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One event of each stream with every field set. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    public static final long AT = NOON.toEpochMilli();

    public static final Header HEADER = new Header("e1", "acme", "ann", AT, "test");

    public static final TicketEvent TICKET =
            new TicketEvent(
                    HEADER,
                    "t1",
                    TicketEvent.Action.RATED,
                    TicketEvent.Priority.URGENT,
                    "olga",
                    60L,
                    120L,
                    3_600L,
                    86_400L,
                    5,
                    List.of("billing", "not_what_was_sold"));

    public static final UsageEvent USAGE =
            new UsageEvent(HEADER, "u1", "report", true, 3, 45L, 1, true);

    public static final SurveyEvent SURVEY =
            new SurveyEvent(
                    HEADER,
                    "s1",
                    SurveyEvent.Kind.STAGE_STATEMENT,
                    SurveyEvent.Action.RESPONDED,
                    7,
                    Stage.SETUP,
                    RegretType.UNDER_CONSIDERATION,
                    ContactRole.CHAMPION,
                    List.of("slow"));

    public static final TouchpointEvent TOUCHPOINT =
            new TouchpointEvent(
                    HEADER,
                    "p1",
                    "kickoff",
                    TouchpointEvent.Action.COMPLETED,
                    TouchpointEvent.Channel.CALL,
                    TouchpointEvent.Purpose.ONBOARDING,
                    true,
                    "olga",
                    AT + 1,
                    "p0",
                    4,
                    TouchpointEvent.Emotion.FEAR);

    public static final LifecycleEvent LIFECYCLE =
            new LifecycleEvent(
                    HEADER,
                    LifecycleEvent.Type.PROFILE_SET,
                    "Acme Corp",
                    Stage.UTILISATION,
                    "SETUP_DONE",
                    "olga",
                    "lee",
                    LifecycleEvent.OwnerTeam.CS,
                    ContactRole.DECISION_MAKER,
                    List.of(
                            LifecycleEvent.HandoffItem.GOALS,
                            LifecycleEvent.HandoffItem.COMMITMENTS),
                    "SMB",
                    12_000.5,
                    15,
                    List.of("report", "board"),
                    LocalDate.of(2027, 2, 28),
                    36.0,
                    4,
                    2,
                    "Europe/Rome");

    public static final ReferralEvent REFERRAL =
            new ReferralEvent(
                    HEADER,
                    "r1",
                    ReferralEvent.Action.WON,
                    "olga",
                    ReferralEvent.Incentive.ALTRUISTIC,
                    "globex",
                    5_000.0);

    public static final AlertCommand COMMAND =
            new AlertCommand(
                    HEADER,
                    "a1",
                    AlertCommand.Kind.SNOOZE,
                    "olga",
                    "lee",
                    AT + 86_400_000,
                    "Back from holiday on Monday.");

    private Events() {}
}
