package io.regretradar.cli.simulate;

import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Channel;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import java.time.LocalDate;
import java.util.List;

/** What the account and its owner write to each other, and the talks that come round regularly. */
final class Conversation {
    private static final String SOURCE = "mail";
    private static final List<Channel> CHANNELS =
            List.of(Channel.EMAIL, Channel.IN_APP, Channel.CALL, Channel.WEB, Channel.SOCIAL);
    private static final double[] CHANNEL_SHARES = {.62, .14, .12, .08, .04};
    private static final double CHAMPION_WRITES = .6;
    private static final long MINUTE = 60_000;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Crm crm;
    private final People people;
    private final Sessions sessions;
    private final Diary diary;
    private final Waits waits;
    private final Dice dice;
    private final double messagesPerDay;
    private LocalDate talkedOfRenewal = LocalDate.MIN;
    private int reviewOn = Integer.MIN_VALUE;
    private int numbered;

    Conversation(
            Customer customer,
            WorkCalendar calendar,
            Crm crm,
            People people,
            Sessions sessions,
            Diary diary,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.crm = crm;
        this.people = people;
        this.sessions = sessions;
        this.diary = diary;
        this.dice = dice;
        this.waits = new Waits(calendar, dice.named("waits"));
        this.messagesPerDay = .1 + .02 * Math.sqrt(customer.seats()) * dice.logNormal(1, .25);
    }

    /** Lets the account feel the replies that reached it on that day. */
    void repliesOf(LocalDate date, LatentRegret regret) {
        waits.feel(date, regret);
    }

    void live(Today today, Story story, boolean succeeded) {
        if (!today.workday() || today.age() < 1) {
            return;
        }
        Care care = story.care();
        double noise = story.circumstances().noise();
        double rate = messagesPerDay * (.3 + .7 * Math.min(1, today.appetite())) * (1 + noise);
        for (int i = dice.poisson(rate); i > 0; i--) {
            write(today, Math.max(today.regret(), .6 * noise), care);
        }
        if (dice.chance(care.checkIns().at(today.day()))) {
            checkIn(today, care);
        }
        if (dice.chance(care.pitches().at(today.day()))) {
            pitch(today);
        }
        if (succeeded) {
            review(today);
        }
        renewal(today);
    }

    private void write(Today today, double mood, Care care) {
        Customer.Contact who =
                dice.chance(CHAMPION_WRITES * (1 - .8 * today.regret()))
                        ? people.partner()
                        : people.anybody(dice);
        Touch message =
                touch(
                                CHANNELS.get(dice.weighted(CHANNEL_SHARES)),
                                dice.chance(.25) ? Purpose.SUPPORT : Purpose.OTHER)
                        .contact(who.id())
                        .emotion(Mood.emotion(dice, mood));
        long at = calendar.moment(today.date(), dice);
        message.write(at, Action.CUSTOMER_MESSAGE);
        reply(message, at, today, care);
    }

    private void reply(Touch message, long asked, Today today, Care care) {
        double median = care.replyHours().at(today.day()) * crm.owner().pace();
        if (dice.chance(care.forgets().at(today.day()))) {
            waits.inVain(asked, 2 * median);
            return;
        }
        touch(message.channel(), message.purpose())
                .by(crm.owner())
                .answers(message)
                .write(waits.answered(asked, median), Action.VENDOR_REPLY);
    }

    /** "How is it going?" Some have something to say, some bring nothing; some get an answer. */
    private void checkIn(Today today, Care care) {
        boolean useful = dice.chance(.45);
        Touch message = touch(Channel.EMAIL, Purpose.CHECK_IN).by(crm.owner()).valueAdded(useful);
        long at = calendar.moment(today.date(), dice);
        message.write(at, Action.VENDOR_MESSAGE);
        if (dice.chance((useful ? .7 : .4) * (1 - today.regret()))) {
            Touch answer =
                    touch(Channel.EMAIL, Purpose.CHECK_IN)
                            .contact(people.partner().id())
                            .answers(message);
            long answered = at + Math.round(dice.logNormal(8, .8) * 60) * MINUTE;
            answer.write(answered, Action.CUSTOMER_MESSAGE);
            reply(answer, answered, today, care);
        }
    }

    private void pitch(Today today) {
        touch(dice.chance(.7) ? Channel.EMAIL : Channel.CALL, Purpose.SALES_PITCH)
                .by(customer.seller())
                .valueAdded(false)
                .write(calendar.moment(today.date(), dice), Action.VENDOR_MESSAGE);
    }

    /** Something the vendor sends without an appointment. */
    void send(long at, String item, Purpose purpose) {
        touch(Channel.EMAIL, purpose)
                .planItem(item)
                .by(crm.owner())
                .write(at, Action.VENDOR_MESSAGE);
    }

    /** Once a quarter both look at what has been achieved. */
    private void review(Today today) {
        if (reviewOn == Integer.MIN_VALUE) {
            reviewOn = today.day() + dice.whole(50, 70);
        } else if (today.day() >= reviewOn) {
            reviewOn = today.day() + dice.whole(75, 88);
            sessions.plan(today, dice.whole(3, 8), "value_review", Purpose.VALUE_REVIEW);
        }
    }

    /** Ten weeks ahead of the renewal the talks about it begin. */
    private void renewal(Today today) {
        LocalDate renewal = crm.renewal();
        if (!renewal.equals(talkedOfRenewal) && !today.date().isBefore(renewal.minusDays(70))) {
            talkedOfRenewal = renewal;
            sessions.plan(today, 5, "review", Purpose.RENEWAL);
            sessions.plan(today, 33, "terms", Purpose.RENEWAL);
        }
    }

    private Touch touch(Channel channel, Purpose purpose) {
        return new Touch(
                diary, SOURCE, "%s-M%d".formatted(customer.id(), ++numbered), channel, purpose);
    }
}
