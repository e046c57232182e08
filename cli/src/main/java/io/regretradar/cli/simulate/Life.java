package io.regretradar.cli.simulate;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One account lived through day by day: what happens to it, what it feels, what it does. */
final class Life {
    private static final String CRM = "crm";
    private static final double MOOD_PERSISTENCE = .93;

    private final Customer customer;
    private final Story story;
    private final WorkCalendar calendar;
    private final LatentRegret regret;
    private final Diary diary;
    private final ProductUse use;
    private final Helpdesk helpdesk;
    private final Questionnaires questionnaires;
    private final Dice dice;
    private final List<Double> curve = new ArrayList<>();
    private double valueNoise;
    private long churnedAt = Long.MAX_VALUE;
    private double shownAtChurn;

    Life(Customer customer, SimulationSettings settings, List<String> agents) {
        Dice own = Dice.of(settings.seed()).named(customer.id());
        this.customer = customer;
        this.dice = own.named("days");
        this.story = customer.persona().story(own.named("story"), settings.days());
        this.calendar = WorkCalendar.of(customer.zone());
        this.regret = new LatentRegret(own.named("regret"), settings.days());
        this.diary = new Diary(customer.id());
        this.use = new ProductUse(customer, calendar, diary, own.named("use"));
        this.helpdesk = new Helpdesk(customer, calendar, agents, diary, own.named("tickets"));
        this.questionnaires =
                new Questionnaires(
                        customer, story.joinsOn(), calendar, diary, own.named("surveys"));
    }

    void live(int day, LocalDate date) {
        if (day < story.joinsOn() || churnedAt != Long.MAX_VALUE) {
            return;
        }
        if (day == story.joinsOn() || date.getDayOfMonth() == 1) {
            writeProfile(calendar.at(date, LocalTime.MIDNIGHT));
        }
        valueNoise = MOOD_PERSISTENCE * valueNoise + dice.normal(0, .012);
        double value = Math.max(0, Math.min(1, story.value().at(day) + valueNoise));
        int disappointments = dice.poisson(story.disappointments().at(day));
        for (int i = 0; i < disappointments; i++) {
            regret.disappointed();
        }
        helpdesk.answersOf(date, regret);

        double leaves = regret.live(day, value);
        curve.add(regret.whole());
        double appetite = ProductUse.appetite(value, story.need().at(day), regret.shown());
        Grievance grievance = regret.grievance(value);
        use.live(day, date, value, appetite);
        helpdesk.live(day, date, story, appetite, regret, grievance, disappointments);
        questionnaires.live(day, date, regret.shown(), grievance);
        if (!Double.isNaN(leaves)) {
            leave(date, leaves);
        }
    }

    private void leave(LocalDate date, double partOfDay) {
        long dayStarts = calendar.at(date, LocalTime.MIDNIGHT);
        churnedAt = dayStarts + Math.round(partOfDay * 86_400_000);
        shownAtChurn = regret.shown();
        diary.close(churnedAt);
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

    private void writeProfile(long at) {
        diary.write(
                new LifecycleEvent(
                        diary.header(null, at, CRM),
                        LifecycleEvent.Type.PROFILE_SET,
                        customer.name(),
                        null,
                        null,
                        customer.ownerId(),
                        customer.ownerLeadId(),
                        LifecycleEvent.OwnerTeam.CS,
                        null,
                        List.of(),
                        customer.segment(),
                        customer.annualValue(),
                        customer.seats(),
                        customer.coreFeatures(),
                        customer.renewalDate(),
                        customer.salesCycleDays(),
                        customer.evaluationSteps(),
                        customer.alternatives(),
                        customer.zone().getId()));
    }
}
