package io.regretradar.cli.simulate;

import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Channel;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Appointments between vendor and customer: kept, late, missed by either side, called off. */
final class Sessions {
    private static final String SOURCE = "calendar";
    private static final long MINUTE = 60_000;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Crm crm;
    private final People people;
    private final Diary diary;
    private final LatentRegret regret;
    private final Dice dice;
    private final List<Planned> ahead = new ArrayList<>();
    private int numbered;
    private int held;
    private int missed;

    private record Planned(LocalDate date, long due, Touch touch, String item, int attempt) {}

    Sessions(
            Customer customer,
            WorkCalendar calendar,
            Crm crm,
            People people,
            Diary diary,
            LatentRegret regret,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.crm = crm;
        this.people = people;
        this.diary = diary;
        this.regret = regret;
        this.dice = dice;
    }

    /** Appointments of onboarding and training that took place. */
    int held() {
        return held;
    }

    /** Of these, the part that took place of those that did or were missed; 1 without any. */
    double heldShare() {
        return held + missed == 0 ? 1 : (double) held / (held + missed);
    }

    boolean anyAhead() {
        return !ahead.isEmpty();
    }

    /**
     * Puts an appointment into both calendars.
     *
     * @param after days from today; moved to the next workday
     * @param item name of the plan's item, or null
     */
    void plan(Today today, int after, String item, Purpose purpose) {
        plan(today, after, item, purpose, 1);
    }

    private void plan(Today today, int after, String item, Purpose purpose, int attempt) {
        LocalDate date = today.date().plusDays(Math.max(1, after));
        while (!calendar.workday(date)) {
            date = date.plusDays(1);
        }
        long due = calendar.at(date, LocalTime.of(dice.whole(9, 16), 45)) + dice.whole(0, 59_999);
        Touch touch =
                new Touch(
                                diary,
                                SOURCE,
                                "%s-S%d".formatted(customer.id(), ++numbered),
                                channel(purpose),
                                purpose)
                        .planItem(item)
                        .by(crm.owner())
                        .contact(people.partner().id())
                        .due(due);
        long now = calendar.at(today.date(), LocalTime.of(8, dice.whole(0, 59)));
        touch.write(now + dice.whole(0, 59_999), Action.SCHEDULED);
        ahead.add(new Planned(date, due, touch, item, attempt));
    }

    private Channel channel(Purpose purpose) {
        return switch (purpose) {
            case TRAINING -> Channel.TRAINING;
            case VALUE_REVIEW, RENEWAL -> dice.chance(.6) ? Channel.MEETING : Channel.CALL;
            default -> Channel.CALL;
        };
    }

    void live(Today today, Care care) {
        List<Planned> due =
                ahead.stream().filter(planned -> planned.date().equals(today.date())).toList();
        ahead.removeAll(due);
        due.forEach(planned -> meet(planned, today, care));
    }

    private void meet(Planned planned, Today today, Care care) {
        double neglect = care.misses().at(today.day());
        Touch touch = planned.touch();
        if (dice.chance(.02)) {
            touch.write(planned.due() - 180 * MINUTE, Action.CANCELLED);
            again(planned, today, dice.whole(2, 5), .95);
        } else if (dice.chance(neglect + 1 - crm.owner().reliability())) {
            touch.write(planned.due() + dice.whole(1, 20) * MINUTE, Action.MISSED_BY_VENDOR);
            regret.stoodUp();
            count(planned, false);
            again(planned, today, dice.whole(2, 6), 1 - .6 * neglect);
        } else if (dice.chance(.015 + .3 * today.regret())) {
            // Who does not come is nobody that the record could name.
            touch.contact(null)
                    .write(planned.due() + dice.whole(1, 20) * MINUTE, Action.MISSED_BY_CUSTOMER);
            count(planned, false);
            again(planned, today, dice.whole(2, 6), .95 * (1 - today.regret()));
        } else {
            touch.valueAdded(dice.chance(.25 + .75 * Math.min(1, today.value() / .7)))
                    .rated(dice.chance(.5) ? Mood.answer(dice, 1, 5, today.regret(), .5) : null)
                    .emotion(Mood.emotion(dice, today.regret()))
                    .write(planned.due() + ended(neglect) * MINUTE, Action.COMPLETED);
            count(planned, true);
        }
    }

    /** Minutes against what was promised; the slow are late more often. */
    private int ended(double neglect) {
        double late = .03 + .12 * Math.max(0, crm.owner().pace() - .8) + .4 * neglect;
        return dice.chance(late) ? dice.whole(20, 90) : -dice.whole(1, 18);
    }

    private void count(Planned planned, boolean took) {
        Purpose purpose = planned.touch().purpose();
        if (purpose == Purpose.ONBOARDING || purpose == Purpose.TRAINING) {
            held += took ? 1 : 0;
            missed += took ? 0 : 1;
        }
    }

    private void again(Planned planned, Today today, int after, double chance) {
        if (planned.attempt() < 4 && dice.chance(chance)) {
            plan(today, after, planned.item(), planned.touch().purpose(), planned.attempt() + 1);
        }
    }
}
