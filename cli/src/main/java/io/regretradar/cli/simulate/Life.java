package io.regretradar.cli.simulate;

import io.regretradar.cli.simulate.Circumstances.Turn;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One account lived through day by day: what happens to it, what it feels, what it does. */
final class Life {
    private static final double MOOD_PERSISTENCE = .93;
    private static final int SETTLED_AFTER_DAYS = 45;
    private static final double HOPED_FOR = .62;
    private static final double GIVES_NOTICE = .6;

    private final Customer customer;
    private final Story story;
    private final WorkCalendar calendar;
    private final LatentRegret regret;
    private final Diary diary;
    private final People people;
    private final Crm crm;
    private final Sessions sessions;
    private final Opinions opinions;
    private final Onboarding onboarding;
    private final Conversation conversation;
    private final Contract contract;
    private final Advocacy advocacy;
    private final ProductUse use;
    private final Helpdesk helpdesk;
    private final Questionnaires questionnaires;
    private final Dice dice;
    private final int boughtOn;
    private final List<Double> curve = new ArrayList<>();
    private double valueNoise;
    private long churnedAt = Long.MAX_VALUE;
    private double shownAtChurn;

    Life(Customer customer, SimulationSettings settings, List<String> agents) {
        Dice own = Dice.of(settings.seed()).named(customer.id());
        this.customer = customer;
        this.dice = own.named("days");
        this.story =
                customer.persona()
                        .story(
                                own.named("story"),
                                Chapter.of(own.named("chapter"), settings.days()));
        this.calendar = WorkCalendar.of(customer.zone());
        this.boughtOn = workday(settings.start());
        this.regret = new LatentRegret(own.named("regret"), settings.days());
        this.diary = new Diary(customer.id(), settings.streams());
        this.people = new People(customer.contacts());
        this.crm = new Crm(customer, settings.start().plusDays(boughtOn), diary);
        this.sessions =
                new Sessions(customer, calendar, crm, people, diary, regret, own.named("sessions"));
        this.opinions =
                new Opinions(
                        customer, boughtOn, calendar, people, diary, regret, own.named("opinions"));
        this.onboarding =
                new Onboarding(
                        customer,
                        calendar,
                        crm,
                        sessions,
                        opinions,
                        diary,
                        regret,
                        own.named("onboarding"));
        this.conversation =
                new Conversation(
                        customer, calendar, crm, people, sessions, diary, own.named("messages"));
        this.contract =
                new Contract(calendar, crm, conversation, opinions, regret, own.named("contract"));
        this.advocacy =
                new Advocacy(
                        customer,
                        boughtOn,
                        calendar,
                        crm,
                        people,
                        conversation,
                        diary,
                        own.named("referrals"));
        this.use = new ProductUse(customer, calendar, people, diary, own.named("use"));
        this.helpdesk =
                new Helpdesk(customer, calendar, agents, people, diary, own.named("tickets"));
        this.questionnaires =
                new Questionnaires(customer, story, calendar, people, diary, own.named("surveys"));
    }

    /** Nobody signs on a Sunday. */
    private int workday(LocalDate start) {
        int day = story.joinsOn();
        while (!calendar.workday(start.plusDays(day))) {
            day++;
        }
        return day;
    }

    /** The day on which it buys, counted from the simulation's first; may be negative. */
    int boughtOn() {
        return boughtOn;
    }

    void live(int day, LocalDate date) {
        if (day < boughtOn || calendar.at(date, LocalTime.MIDNIGHT) >= churnedAt) {
            return;
        }
        int age = day - boughtOn;
        valueNoise = MOOD_PERSISTENCE * valueNoise + dice.normal(0, .012);
        double value = clamp(settledIn(age) * story.value().at(day) + valueNoise);
        int disappointments = dice.poisson(story.disappointments().at(day));
        for (int i = 0; i < disappointments; i++) {
            regret.disappointed();
        }
        helpdesk.answersOf(date, regret);
        conversation.repliesOf(date, regret);
        regret.doubts(story.circumstances().doubts().at(day));

        double felt = value + patience(age);
        double leaves = regret.live(day, felt);
        curve.add(regret.whole());
        double appetite = ProductUse.appetite(value, story.need().at(day), regret.shown());
        Today today =
                new Today(
                        day,
                        age,
                        date,
                        calendar.workday(date),
                        value,
                        appetite,
                        regret.shown(),
                        regret.grievance(felt));
        act(today, disappointments);
        if (churnedAt == Long.MAX_VALUE) {
            decide(today, leaves);
        }
    }

    private void act(Today today, int disappointments) {
        boolean succeeded = onboarding.succeeded();
        if (today.age() == 0) {
            onboarding.signed(today, story.care());
            return;
        }
        if (today.date().getDayOfMonth() == 1) {
            crm.everything(Type.PROFILE_SET, calendar.at(today.date(), LocalTime.MIDNIGHT));
        }
        turnOf(today);
        use.live(today);
        helpdesk.live(today, story, disappointments);
        questionnaires.live(today);
        onboarding.live(today, story.care());
        sessions.live(today, story.care());
        opinions.live(today);
        conversation.live(today, story, succeeded);
        contract.live(today, story.circumstances(), succeeded);
        advocacy.live(today, story.circumstances(), succeeded);
    }

    private void turnOf(Today today) {
        long at = calendar.at(today.date(), LocalTime.of(10, 0));
        if (story.circumstances().turns(Turn.CHAMPION_LEAVES, today.day())) {
            people.loseChampion()
                    .ifPresent(who -> crm.contact(at, Type.CHAMPION_LEFT, who.id(), null));
        }
        if (story.circumstances().turns(Turn.CHAMPION_REPLACED, today.day())) {
            people.replaceChampion()
                    .ifPresent(
                            who ->
                                    crm.contact(
                                            at,
                                            Type.CHAMPION_REPLACED,
                                            who.id(),
                                            ContactRole.CHAMPION));
        }
    }

    /** A new customer has little of the product yet. */
    private static double settledIn(int age) {
        return age < 3 ? 0 : Math.min(1, .45 + .55 * (age - 3) / 22.0);
    }

    /** And does not expect more. */
    private static double patience(int age) {
        return HOPED_FOR * Math.max(0, 1 - (double) age / SETTLED_AFTER_DAYS);
    }

    /** Who decides to leave may give notice, and is gone some days later. */
    private void decide(Today today, double partOfDay) {
        long dayStarts = calendar.at(today.date(), LocalTime.MIDNIGHT);
        if (story.circumstances().turns(Turn.TAKEN_OVER, today.day())) {
            leave(dayStarts + dice.whole(9, 16) * 3_600_000L);
        } else if (!Double.isNaN(partOfDay)) {
            long decided = dayStarts + Math.round(partOfDay * 86_400_000);
            boolean says = regret.shown() >= LatentRegret.VISIBLE && dice.chance(GIVES_NOTICE);
            if (says) {
                crm.happened(decided, Type.CANCELLATION_REQUESTED);
            }
            leave(decided + (says ? dice.whole(1, 10) * 86_400_000L : 0));
        }
    }

    private void leave(long at) {
        churnedAt = at;
        shownAtChurn = regret.shown();
        crm.churned(at);
    }

    void handOut(long before, Collection<AccountEvent> out) {
        diary.handOut(before, out);
    }

    /** What was really the case, as of that instant. */
    Truth truth(Instant at) {
        boolean churned = churnedAt < at.toEpochMilli();
        return Truth.of(
                customer,
                churned ? Instant.ofEpochMilli(churnedAt) : null,
                churned && shownAtChurn >= LatentRegret.VISIBLE,
                curve);
    }

    private static double clamp(double x) {
        return Math.max(0, Math.min(1, x));
    }
}
