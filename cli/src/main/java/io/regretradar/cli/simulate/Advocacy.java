package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.ReferralEvent.Incentive;
import io.regretradar.domain.event.TouchpointEvent.Purpose;

/**
 * Referrals: few are asked, nearly all of these say yes, and some of what they introduce is won.
 */
final class Advocacy {
    private static final String SOURCE = "referral-program";
    private static final double CONTENT_ACCEPT = .94;
    private static final double DAY = 86_400_000;
    private static final int FIRST_ASKED_AT_AGE = 65;
    private static final int PAUSE = 120;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Crm crm;
    private final People people;
    private final Conversation conversation;
    private final Diary diary;
    private final Dice dice;
    private int thinksOfItOn;
    private int numbered;

    Advocacy(
            Customer customer,
            int joinsOn,
            WorkCalendar calendar,
            Crm crm,
            People people,
            Conversation conversation,
            Diary diary,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.crm = crm;
        this.people = people;
        this.conversation = conversation;
        this.diary = diary;
        this.dice = dice;
        this.thinksOfItOn = Math.max(joinsOn + FIRST_ASKED_AT_AGE, 0) + dice.whole(0, 40);
    }

    void live(Today today, Circumstances circumstances, boolean succeeded) {
        if (!succeeded || !today.workday() || today.day() < thinksOfItOn) {
            return;
        }
        thinksOfItOn = today.day() + PAUSE;
        boolean content = today.regret() < .25;
        // Who asks the unhappy, too, has not looked.
        double asked = content ? crm.owner().asking() : .3 * crm.owner().asking();
        if (dice.chance(1 - (1 - asked) * (1 - circumstances.advocacy()))) {
            refer(today, circumstances, content);
        }
    }

    private void refer(Today today, Circumstances circumstances, boolean content) {
        Referral referral = new Referral();
        long at = calendar.moment(today.date(), dice);
        boolean offers = dice.chance(.35 * circumstances.advocacy());
        if (!offers) {
            conversation.send(at, null, Purpose.REFERRAL_ASK);
            referral.write(at, Action.ASKED);
            at = after(at, 2.5);
            if (!dice.chance(content ? CONTENT_ACCEPT : .25)) {
                referral.write(at, Action.DECLINED);
                return;
            }
            referral.write(at, Action.ACCEPTED);
        }
        if (!dice.chance(.8)) {
            return;
        }
        referral.referred = "%s-friend-%d".formatted(customer.id(), numbered);
        at = after(at, 5);
        referral.write(at, Action.INTRODUCED);
        at = after(at, 7);
        if (!dice.chance(.7)) {
            referral.write(at, Action.LOST);
            return;
        }
        referral.write(at, Action.QUALIFIED);
        at = after(at, 18);
        if (!dice.chance(.55)) {
            referral.write(at, Action.LOST);
            return;
        }
        referral.value = Math.round(dice.logNormal(15_000, .6) / 100) * 100.0;
        referral.write(at, Action.WON);
        if (referral.incentive != Incentive.NONE) {
            referral.write(after(at, 4), Action.REWARDED);
        }
    }

    private long after(long at, double medianDays) {
        return at + Math.round(DAY * dice.logNormal(medianDays, .5));
    }

    /** One referral on its way. */
    private final class Referral {
        private final String id = "%s-R%d".formatted(customer.id(), ++numbered);
        private final String contact = people.partner().id();
        private final String askedBy = crm.owner().id();
        private final Incentive incentive =
                new Incentive[] {Incentive.NONE, Incentive.ALTRUISTIC, Incentive.BENEFIT}
                        [dice.weighted(new double[] {.5, .2, .3})];
        private String referred;
        private Double value;

        void write(long at, Action action) {
            diary.write(
                    new ReferralEvent(
                            diary.header(contact, at, SOURCE),
                            id,
                            action,
                            askedBy,
                            incentive,
                            referred,
                            value));
        }
    }
}
