package io.regretradar.cli.simulate;

import io.regretradar.cli.simulate.Circumstances.Turn;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** The money between vendor and customer: bills, prices, seats, renewals, and what regret does. */
final class Contract {
    private static final double LARGEST_GROWTH = 1.25;

    private final WorkCalendar calendar;
    private final Crm crm;
    private final Conversation conversation;
    private final Opinions opinions;
    private final LatentRegret regret;
    private final Dice dice;
    private final int billedOn;
    private int quietUntil;
    private int growsOn = Integer.MAX_VALUE;
    private int provenOn = Integer.MIN_VALUE;

    Contract(
            WorkCalendar calendar,
            Crm crm,
            Conversation conversation,
            Opinions opinions,
            LatentRegret regret,
            Dice dice) {
        this.calendar = calendar;
        this.crm = crm;
        this.conversation = conversation;
        this.opinions = opinions;
        this.regret = regret;
        this.dice = dice;
        this.billedOn = dice.whole(1, 28);
        this.quietUntil = Integer.MIN_VALUE;
    }

    void live(Today today, Circumstances circumstances, boolean succeeded) {
        if (today.age() < 1) {
            return;
        }
        if (today.date().getDayOfMonth() == billedOn && dice.chance(.012 + .2 * squared(today))) {
            crm.billed(calendar.at(today.date(), LocalTime.of(6, 0)), Type.PAYMENT_FAILED);
        }
        if (circumstances.turns(Turn.PRICE_RISES, today.day())) {
            crm.repriced(calendar.at(today.date(), LocalTime.of(9, 0)), dice.between(1.25, 1.5));
            regret.disappointed();
            regret.disappointed();
        }
        renew(today);
        if (today.workday()) {
            turnAway(today);
            if (succeeded) {
                prosper(today, circumstances);
            }
        }
    }

    /** What people do who are on their way out. */
    private void turnAway(Today today) {
        double beyond = Math.max(0, (today.regret() - .35) / .65);
        if (dice.chance(.0005 + .06 * beyond)) {
            crm.happened(calendar.moment(today.date(), dice), Type.CANCEL_PAGE_VIEWED);
        }
        if (dice.chance(.0005 + .035 * beyond)) {
            crm.happened(calendar.moment(today.date(), dice), Type.DATA_EXPORTED);
        }
        if (today.day() >= quietUntil && dice.chance(.012 * beyond)) {
            quietUntil = today.day() + 40;
            crm.resized(calendar.moment(today.date(), dice), Type.DOWNGRADED, dice.between(.6, .9));
        }
        boolean cheated = today.grievance() == Grievance.BROKEN_PROMISE;
        if (dice.chance((cheated ? .016 : .005) * beyond * beyond)) {
            crm.happened(calendar.moment(today.date(), dice), Type.REFUND_REQUESTED);
        }
    }

    private void prosper(Today today, Circumstances circumstances) {
        boolean content = today.value() > .62 && today.regret() < .2;
        if (content && growsOn == Integer.MAX_VALUE && today.day() >= quietUntil) {
            if (dice.chance(circumstances.growth() / 700)) {
                growsOn = today.day() + dice.whole(8, 20);
                conversation.send(calendar.moment(today.date(), dice), "proposal", Purpose.OTHER);
            }
        } else if (today.day() >= growsOn) {
            growsOn = Integer.MAX_VALUE;
            quietUntil = today.day() + 60;
            crm.resized(
                    calendar.moment(today.date(), dice),
                    Type.EXPANDED,
                    dice.between(1.08, LARGEST_GROWTH));
        }
        if (content && today.day() > provenOn + 150 && dice.chance(.012)) {
            provenOn = today.day();
            crm.happened(calendar.moment(today.date(), dice), Type.ROI_CONFIRMED);
        }
    }

    /** The content sign some weeks before the day; for others it runs on when nobody acts. */
    private void renew(Today today) {
        long left = ChronoUnit.DAYS.between(today.date(), crm.renewal());
        boolean signs =
                left <= 28 && today.workday() && dice.chance(.16 * (1 - 1.6 * today.regret()));
        if (signs || left <= 0) {
            crm.renewed(calendar.at(today.date(), LocalTime.of(14, dice.whole(0, 59))));
            opinions.stageLeft(today, 1, Stage.RENEWAL, 0);
        }
    }

    private static double squared(Today today) {
        return today.regret() * today.regret();
    }
}
