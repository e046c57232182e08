package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.HandoffItem;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Channel;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The way of one account from the signature to its first success. */
final class Onboarding {
    private static final double ENOUGH_HELD = .8;
    private static final int ADOPTION_DAYS = 14;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Crm crm;
    private final Sessions sessions;
    private final Opinions opinions;
    private final Diary diary;
    private final LatentRegret regret;
    private final Dice dice;
    private Phase phase = Phase.SIGNED;
    private int since;
    private int takenOverOn;

    private enum Phase {
        SIGNED,
        SETUP,
        ADOPTION,
        SUCCESS,
        DONE
    }

    Onboarding(
            Customer customer,
            WorkCalendar calendar,
            Crm crm,
            Sessions sessions,
            Opinions opinions,
            Diary diary,
            LatentRegret regret,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.crm = crm;
        this.sessions = sessions;
        this.opinions = opinions;
        this.diary = diary;
        this.regret = regret;
        this.dice = dice;
    }

    /** Whether the customer has had its first success. */
    boolean succeeded() {
        return phase == Phase.DONE;
    }

    /** The day of the signature. */
    void signed(Today today, Care care) {
        long at = calendar.at(today.date(), LocalTime.of(dice.whole(9, 12), dice.whole(0, 59)));
        crm.everything(Type.CLOSED_WON, at);
        for (Customer.Contact who : customer.contacts()) {
            if (who.role() != ContactRole.USER) {
                crm.contact(at + 60_000, Type.CONTACT_ROLE_SET, who.id(), who.role());
            }
        }
        if (!dice.chance(care.misses().at(today.day()))) {
            new Touch(diary, "mail", customer.id() + "-welcome", Channel.EMAIL, Purpose.OTHER)
                    .planItem("welcome")
                    .by(crm.owner())
                    .valueAdded(true)
                    .write(at + dice.whole(30, 240) * 60_000L, Action.VENDOR_MESSAGE);
        }
    }

    void live(Today today, Care care) {
        if (!today.workday() || today.age() < 1) {
            return;
        }
        switch (phase) {
            case SIGNED -> handOff(today, care);
            case SETUP -> setUp(today, care);
            case ADOPTION -> adopt(today);
            case SUCCESS -> succeed(today);
            case DONE -> takeOver(today);
        }
    }

    private void handOff(Today today, Care care) {
        long released =
                calendar.at(today.date(), LocalTime.of(dice.whole(9, 11), dice.whole(0, 59)));
        double hours = care.handoffHours() * Math.sqrt(customer.onboarder().pace());
        long accepted = crm.passedOn(released, customer.onboarder(), hours);
        regret.waited(hours);
        crm.handedOver(accepted + dice.whole(60, 180) * 60_000L, items(care.handoffItems()));
        int gap = (int) (hours / 24);
        sessions.plan(today, gap + 1, "handoff_call", Purpose.ONBOARDING);
        sessions.plan(today, gap + 2, "kickoff", Purpose.ONBOARDING);
        sessions.plan(today, gap + 5, "training", Purpose.TRAINING);
        sessions.plan(today, gap + 8, null, Purpose.TRAINING);
        opinions.stageLeft(today, gap + 2, Stage.HANDOFF, hours > 48 ? .35 : 0);
        enter(Phase.SETUP, today.day() + gap);
    }

    /** Which of the four things are passed on; the solution is the last to be forgotten. */
    private List<HandoffItem> items(int count) {
        List<HandoffItem> all =
                Arrays.asList(
                        HandoffItem.SOLUTION,
                        HandoffItem.GOALS,
                        HandoffItem.SUCCESS_CRITERIA,
                        HandoffItem.COMMITMENTS);
        Collections.shuffle(all.subList(1, 4), new Random(dice.whole(0, 1 << 20)));
        return all.subList(0, count);
    }

    private void setUp(Today today, Care care) {
        int days = today.day() - since;
        boolean heldEnough = sessions.held() >= 3 && sessions.heldShare() >= ENOUGH_HELD;
        double neglect = care.misses().at(today.day());
        if (days == 13 && !dice.chance(neglect)) {
            checkIn(today);
        }
        if (heldEnough && days >= 8 && dice.chance(.4 * Math.min(1, today.appetite() + .3))) {
            crm.milestone(calendar.moment(today.date(), dice), "SETUP_DONE");
            opinions.stageLeft(today, 1, Stage.SETUP, 1.5 * (1 - sessions.heldShare()));
            sessions.plan(today, 2, "quick_start", Purpose.TRAINING);
            sessions.plan(today, 8, "review", Purpose.VALUE_REVIEW);
            enter(Phase.ADOPTION, today.day());
        } else if (days > 40 && dice.chance(.05)) {
            // Somebody tidies up the CRM: this customer has long been at work.
            crm.stage(calendar.moment(today.date(), dice), Stage.FIRST_ADOPTION);
            enter(Phase.ADOPTION, today.day());
        } else if (days > 5
                && !heldEnough
                && !sessions.anyAhead()
                && dice.chance(.5 * (1 - neglect))) {
            sessions.plan(today, dice.whole(2, 4), null, Purpose.TRAINING);
        }
    }

    private void checkIn(Today today) {
        new Touch(diary, "mail", customer.id() + "-check", Channel.EMAIL, Purpose.CHECK_IN)
                .planItem("check")
                .by(crm.owner())
                .valueAdded(true)
                .write(calendar.moment(today.date(), dice), Action.VENDOR_MESSAGE);
    }

    private void adopt(Today today) {
        if (today.day() - since >= ADOPTION_DAYS && today.appetite() > .35) {
            opinions.stageLeft(today, 1, Stage.FIRST_ADOPTION, 0);
            sessions.plan(today, 13, "value_review", Purpose.VALUE_REVIEW);
            enter(Phase.SUCCESS, today.day());
        }
    }

    private void succeed(Today today) {
        if (dice.chance(.16 * Math.max(0, Math.min(1, (today.value() - .3) / .5)))) {
            long at = calendar.moment(today.date(), dice);
            crm.happened(at, Type.FIRST_SUCCESS);
            opinions.stageLeft(today, 1, Stage.FIRST_SUCCESS, 0);
            takenOverOn = today.day() + dice.whole(3, 9);
            enter(Phase.DONE, today.day());
        }
    }

    /** Whoever keeps it takes it; now and then it goes back for a while. */
    private void takeOver(Today today) {
        long nine = calendar.at(today.date(), LocalTime.of(9, dice.whole(0, 59)));
        if (crm.owner() != customer.keeper()) {
            if (today.day() >= takenOverOn) {
                double hours = dice.logNormal(3, .4) * customer.keeper().pace();
                crm.passedOn(nine, customer.keeper(), hours);
            }
        } else if (dice.chance(1 / 600.0)) {
            double hours = dice.between(4, 60);
            crm.passedOn(nine, customer.onboarder(), hours);
            regret.waited(hours);
            takenOverOn = today.day() + dice.whole(15, 35);
        }
    }

    private void enter(Phase next, int day) {
        phase = next;
        since = day;
    }
}
