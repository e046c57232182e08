package io.regretradar.cli.simulate;

import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.SurveyEvent.Action;
import io.regretradar.domain.event.SurveyEvent.Kind;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an account is asked beside NPS: how satisfied, each stage's statement, what it regrets. */
final class Opinions {
    private static final String SOURCE = "surveys";
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);
    private static final int LEAST_DAYS_BETWEEN_ITEMS = 60;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final People people;
    private final Diary diary;
    private final LatentRegret regret;
    private final Dice dice;
    private final List<Statement> statements = new ArrayList<>();
    private final double willingness;
    private int csatOn;
    private int itemsOn;

    private record Statement(LocalDate date, Stage stage, double failed) {}

    /** What is asked: of whom, about what. */
    private record Question(
            String survey, Kind kind, Stage stage, RegretType type, Customer.Contact who) {}

    Opinions(
            Customer customer,
            int joinsOn,
            WorkCalendar calendar,
            People people,
            Diary diary,
            LatentRegret regret,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.people = people;
        this.diary = diary;
        this.regret = regret;
        this.dice = dice;
        this.willingness = dice.between(.55, .9);
        this.csatOn = joinsOn + dice.whole(15, 60);
        this.itemsOn = joinsOn + dice.whole(35, 35 + LEAST_DAYS_BETWEEN_ITEMS);
    }

    /**
     * A stage has been left; its statement is put to the customer.
     *
     * @param failed how far the vendor failed in this stage, 0..1
     */
    void stageLeft(Today today, int after, Stage stage, double failed) {
        statements.add(new Statement(today.date().plusDays(after), stage, failed));
    }

    void live(Today today) {
        if (!today.workday()) {
            return;
        }
        statements.stream()
                .filter(due -> !due.date().isAfter(today.date()))
                .forEach(due -> put(due, today.date()));
        statements.removeIf(due -> !due.date().isAfter(today.date()));
        if (today.day() >= csatOn) {
            csatOn = today.day() + dice.whole(40, 60);
            Customer.Contact who = people.anybody(dice);
            String id = "csat-%s".formatted(today.date());
            ask(
                    new Question(id, Kind.CSAT, null, null, who),
                    asked(today.date()),
                    answers(today.regret()),
                    Mood.answer(dice, 1, 5, today.regret(), .5));
        }
        if (today.day() >= itemsOn) {
            itemsOn = today.day() + dice.whole(LEAST_DAYS_BETWEEN_ITEMS, 90);
            askWhatItRegrets(today);
        }
    }

    private void put(Statement due, LocalDate date) {
        double felt = Math.min(1, regret.shown() + due.failed());
        List<Customer.Contact> asked = new ArrayList<>(List.of(people.decisionMaker()));
        people.champion().filter(who -> dice.chance(.4)).ifPresent(asked::add);
        for (Customer.Contact who : asked) {
            String id = "statement-%s".formatted(due.stage().name().toLowerCase(Locale.ROOT));
            ask(
                    new Question(id, Kind.STAGE_STATEMENT, due.stage(), null, who),
                    asked(date),
                    answers(regret.shown()),
                    Mood.answer(dice, 1, 7, felt, .7));
        }
    }

    /** One question for each type of regret, to who decides; all are answered or none. */
    private void askWhatItRegrets(Today today) {
        boolean answered = answers(.5 * today.regret());
        long asked = asked(today.date());
        for (Grievance each : Grievance.values()) {
            // What hurts is remembered as far as there is regret at all.
            double felt =
                    each == today.grievance()
                            ? Math.min(1, 1.2 * today.regret())
                            : Math.min(today.regret(), .5 * regret.hurt(each, today.value()));
            ask(
                    new Question(
                            "regret-%s-%s"
                                    .formatted(
                                            today.date(),
                                            each.type().name().toLowerCase(Locale.ROOT)),
                            Kind.REGRET_ITEM,
                            null,
                            each.type(),
                            people.decisionMaker()),
                    asked,
                    answered,
                    8 - Mood.answer(dice, 1, 7, felt, .5));
        }
    }

    private boolean answers(double regretted) {
        return dice.chance(willingness * (1 - .6 * regretted));
    }

    private long asked(LocalDate date) {
        return calendar.at(date, LocalTime.of(11, 0)) + dice.whole(0, 1_800_000);
    }

    private void ask(Question question, long asked, boolean answers, int score) {
        write(question, asked, Action.REQUESTED, null);
        if (answers) {
            long after = Math.round(dice.exponential(1.2) * 86_400_000);
            write(question, asked + after, Action.RESPONDED, score);
        } else {
            write(question, asked + GIVEN_UP_AFTER.toMillis(), Action.EXPIRED, null);
        }
    }

    private void write(Question question, long at, Action action, Integer score) {
        diary.write(
                new SurveyEvent(
                        diary.header(question.who().id(), at, SOURCE),
                        "%s-%s".formatted(customer.id(), question.survey()),
                        question.kind(),
                        action,
                        score,
                        question.stage(),
                        question.type(),
                        question.who().role(),
                        List.of()));
    }
}
