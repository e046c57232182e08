package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.SurveyEvent.Action;
import io.regretradar.domain.event.SurveyEvent.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** The NPS question, put to every contact of an account once a quarter. */
final class Questionnaires {
    private static final String SOURCE = "surveys";
    private static final int EVERY_DAYS = 90;
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

    private final Customer customer;
    private final WorkCalendar calendar;
    private final People people;
    private final Diary diary;
    private final Dice dice;
    private final int[] nextOn;
    private final double[] mood;
    private final double[] willingness;

    Questionnaires(
            Customer customer,
            Story story,
            WorkCalendar calendar,
            People people,
            Diary diary,
            Dice dice) {
        this.customer = customer;
        this.calendar = calendar;
        this.people = people;
        this.diary = diary;
        this.dice = dice;
        int contacts = customer.contacts().size();
        this.nextOn = new int[contacts];
        this.mood = new double[contacts];
        this.willingness = new double[contacts];
        int firstAfter = story.joinsOn() + 14;
        for (int i = 0; i < contacts; i++) {
            nextOn[i] = firstAfter + dice.whole(0, 40);
            // One of a noisy account's people, not its speaker, is never content.
            double grumble = i == contacts - 1 ? 4 * story.circumstances().noise() : 0;
            mood[i] = dice.normal(-grumble, .6);
            willingness[i] = dice.between(.5, .9);
        }
    }

    void live(Today today) {
        for (int i = 0; i < nextOn.length; i++) {
            if (today.day() >= nextOn[i] && today.workday()) {
                nextOn[i] = today.day() + EVERY_DAYS;
                Optional<Customer.Contact> who = people.find(customer.contacts().get(i).id());
                if (who.isPresent()) {
                    ask(i, who.get(), today);
                }
            }
        }
    }

    private void ask(int contact, Customer.Contact who, Today today) {
        LocalDate date = today.date();
        double regret = today.regret();
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
                            says ? List.of(today.grievance().tag(dice)) : List.of()));
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
