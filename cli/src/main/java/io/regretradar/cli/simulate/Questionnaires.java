package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.SurveyEvent.Action;
import io.regretradar.domain.event.SurveyEvent.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The NPS question, put to every contact of an account once a quarter. */
final class Questionnaires {
    private static final String SOURCE = "surveys";
    private static final int EVERY_DAYS = 90;
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

    private final Customer customer;
    private final WorkCalendar calendar;
    private final Diary diary;
    private final Dice dice;
    private final int[] nextOn;
    private final double[] mood;
    private final double[] willingness;

    Questionnaires(Customer customer, int joinsOn, WorkCalendar calendar, Diary diary, Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.diary = diary;
        this.dice = dice;
        int contacts = customer.contacts().size();
        this.nextOn = new int[contacts];
        this.mood = new double[contacts];
        this.willingness = new double[contacts];
        int firstAfter = joinsOn == 0 ? 1 : joinsOn + 14;
        for (int i = 0; i < contacts; i++) {
            nextOn[i] = firstAfter + dice.whole(0, joinsOn == 0 ? EVERY_DAYS - 1 : 30);
            mood[i] = dice.normal(0, .6);
            willingness[i] = dice.between(.5, .9);
        }
    }

    void live(int day, LocalDate date, double regret, Grievance grievance) {
        for (int i = 0; i < nextOn.length; i++) {
            if (day >= nextOn[i] && calendar.workday(date)) {
                nextOn[i] = day + EVERY_DAYS;
                ask(i, date, regret, grievance);
            }
        }
    }

    private void ask(int contact, LocalDate date, double regret, Grievance grievance) {
        Customer.Contact who = customer.contacts().get(contact);
        String survey = "nps-%s".formatted(date);
        long asked = calendar.at(date, LocalTime.of(10, 0)) + dice.whole(0, 1_800_000);
        diary.write(survey(who, asked, survey, Action.REQUESTED, null, List.of()));
        if (dice.chance(willingness[contact] * (1 - .7 * regret))) {
            long answered = asked + Math.round(dice.exponential(1.6) * 86_400_000);
            double felt = dice.normal(9.2 + mood[contact] - 8 * regret, .7);
            int score = (int) Math.max(0, Math.min(10, Math.round(felt)));
            boolean says = score <= 6 && dice.chance(.45);
            diary.write(
                    survey(
                            who,
                            answered,
                            survey,
                            Action.RESPONDED,
                            score,
                            says ? List.of(grievance.tag(dice)) : List.of()));
        } else {
            long expired = asked + GIVEN_UP_AFTER.toMillis();
            diary.write(survey(who, expired, survey, Action.EXPIRED, null, List.of()));
        }
    }

    private SurveyEvent survey(
            Customer.Contact who,
            long at,
            String surveyId,
            Action action,
            Integer score,
            List<String> tags) {
        ContactRole role = who.role();
        return new SurveyEvent(
                diary.header(who.id(), at, SOURCE),
                surveyId,
                Kind.NPS,
                action,
                score,
                null,
                null,
                role,
                tags);
    }
}
