package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded events of all kinds and fields for one account: nonsense as a story, but it reaches every
 * corner of the state. Changes of time zone, churn and return included.
 */
final class RandomHistory {

    static final long START = History.time("2025-01-15 07:30");

    private static final String[] ZONES = {
        "America/Havana", "Africa/Cairo", "Pacific/Auckland", "UTC", "Asia/Kolkata", "No/Such"
    };
    private static final String[] TAGS = {
        "not_worth_it", "missing_requirement", "took_too_long", "data_export", "unheard_of"
    };

    private final Random random;
    private int n;

    private RandomHistory(long seed) {
        this.random = new Random(seed);
    }

    /** So many events over so many days, in event-time order. */
    static List<AccountEvent> of(long seed, int events, int days) {
        RandomHistory history = new RandomHistory(seed);
        List<AccountEvent> list = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            list.add(
                    history.event(START + (long) (history.random.nextDouble() * days * Times.DAY)));
        }
        list.sort(AccountEvent.ORDER);
        return list;
    }

    private AccountEvent event(long at) {
        // Many fall on full minutes, and some on quarter days: instants where timers run as well.
        long when =
                switch (random.nextInt(5)) {
                    case 0 -> at / Times.MINUTE * Times.MINUTE;
                    case 1 -> at / Times.QUARTER_DAY * Times.QUARTER_DAY;
                    default -> at;
                };
        Header header = new Header("e" + n++, History.ACCOUNT, orNull("c" + pick(4)), when, "s");
        int kind = random.nextInt(21);
        if (kind < 7) {
            return usage(header);
        }
        return switch (kind) {
            case 7, 8, 9, 10 -> ticket(header);
            case 11, 12, 13 -> survey(header);
            case 14, 15 -> touch(header);
            case 16 -> referral(header);
            case 17 -> command(header);
            default -> lifecycle(header);
        };
    }

    private int pick(int bound) {
        return random.nextInt(bound);
    }

    private <T> T orNull(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[pick(all.length)];
    }

    private List<String> tags() {
        return pick(3) == 0 ? List.of(TAGS[pick(TAGS.length)]) : List.of();
    }

    private AccountEvent usage(Header header) {
        return new UsageEvent(
                header,
                orNull("c" + pick(6)),
                "f" + pick(5),
                random.nextBoolean(),
                1 + pick(30),
                orNull((long) pick(5000)),
                pick(3),
                pick(8) == 0);
    }

    private AccountEvent ticket(Header header) {
        return new TicketEvent(
                header,
                "t" + pick(12),
                any(TicketEvent.Action.class),
                orNull(any(TicketEvent.Priority.class)),
                orNull("agent" + pick(3)),
                pick(6) == 0 ? (long) pick(400_000) : null,
                pick(6) == 0 ? (long) pick(400_000) : null,
                pick(3) == 0 ? (long) pick(100_000) : null,
                pick(3) == 0 ? (long) pick(400_000) : null,
                orNull(1 + pick(5)),
                tags());
    }

    private AccountEvent survey(Header header) {
        SurveyEvent.Kind kind = any(SurveyEvent.Kind.class);
        int score =
                switch (kind) {
                    case NPS -> pick(11);
                    case CSAT -> 1 + pick(5);
                    default -> 1 + pick(7);
                };
        return new SurveyEvent(
                header,
                "s" + pick(8),
                kind,
                any(SurveyEvent.Action.class),
                pick(5) == 0 ? null : (Integer) score,
                orNull(any(Stage.class)),
                any(RegretType.class),
                orNull(any(ContactRole.class)),
                tags());
    }

    private AccountEvent touch(Header header) {
        return new TouchpointEvent(
                header,
                "p" + pick(10),
                pick(4) == 0 ? "value_review" : null,
                any(TouchpointEvent.Action.class),
                any(TouchpointEvent.Channel.class),
                any(TouchpointEvent.Purpose.class),
                orNull(random.nextBoolean()),
                orNull("o1"),
                orNull(header.occurredAt() + pick(100_000_000) - 50_000_000),
                orNull("p" + pick(10)),
                orNull(1 + pick(5)),
                orNull(any(TouchpointEvent.Emotion.class)));
    }

    private AccountEvent referral(Header header) {
        return new ReferralEvent(
                header,
                "r" + pick(3),
                any(ReferralEvent.Action.class),
                orNull("o1"),
                any(ReferralEvent.Incentive.class),
                orNull("b-1"),
                orNull(1000.0 * pick(10)));
    }

    private AccountEvent command(Header header) {
        return new AlertCommand(
                header,
                orNull("alert" + pick(3)),
                any(AlertCommand.Kind.class),
                "o" + pick(3),
                orNull("o" + pick(3)),
                orNull(header.occurredAt() + pick(400_000_000) - 50_000_000),
                orNull("Called them."));
    }

    private AccountEvent lifecycle(Header header) {
        LifecycleEvent.Type type = any(LifecycleEvent.Type.class);
        if (type == LifecycleEvent.Type.CHURNED && pick(3) > 0) {
            type = LifecycleEvent.Type.CLOSED_WON;
        }
        return new LifecycleEvent(
                header,
                type,
                orNull("Name " + pick(5)),
                pick(3) == 0 ? any(Stage.class) : null,
                orNull("SETUP_DONE"),
                orNull("o" + pick(3)),
                orNull("l" + pick(2)),
                orNull(any(LifecycleEvent.OwnerTeam.class)),
                orNull(any(ContactRole.class)),
                pick(2) == 0 ? List.of(any(LifecycleEvent.HandoffItem.class)) : null,
                orNull("segment"),
                orNull(1000.0 * pick(50)),
                orNull(pick(20)),
                pick(3) == 0 ? List.of("f0", "f1", "f2") : null,
                orNull(LocalDate.of(2025, 3, 1).plusDays(pick(300))),
                orNull((double) pick(200)),
                orNull(pick(5)),
                orNull(pick(9)),
                pick(4) == 0 ? ZONES[pick(ZONES.length)] : null);
    }
}
