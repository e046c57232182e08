package io.regretradar.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty accounts, eight of them lost, with slow and fast answers on both sides. */
class LeakCheckTest {
    private static final int START = 20_000;
    private static final int END = START + 200;
    private static final int LOST = 8;
    private static final Scorecard CARD = Rules.defaults().scorecard();

    @Test
    void findsNothingInAnHonestHistory() {
        Book book = book();

        assertThat(leaks(book)).isEmpty();
    }

    @Test
    void catchesAFieldThatWasFilledInAfterwards() {
        Book book = book();
        for (int i = 0; i < 20; i++) {
            // The CRM's export knows today's value and dates it at the purchase.
            book.says(
                    name(i),
                    START * Book.DAY,
                    LifecycleEvent.Type.PROFILE_SET,
                    i < LOST ? 0 : 2 + i % 3);
        }

        assertThat(leaks(book))
                .extracting(Leak::kind, Leak::subject)
                .containsExactly(tuple(Leak.Kind.TOO_PERFECT, Feature.EVAL_SHALLOW.id()));
    }

    @Test
    void catchesAFieldThatOnlyTheLostHave() {
        Book book = book();
        for (int i = 0; i < LOST; i++) {
            book.says(name(i), START * Book.DAY, LifecycleEvent.Type.PROFILE_SET, 1 + i % 4);
        }

        assertThat(leaks(book))
                .extracting(Leak::kind, Leak::subject)
                .contains(tuple(Leak.Kind.TELLTALE_PRESENCE, Feature.EVAL_SHALLOW.id()));
    }

    @Test
    void catchesTheOutcomeAmongTheEvents() {
        Book book = book();
        for (int i = 0; i < LOST; i++) {
            book.says(
                    name(i),
                    (leaves(i) - 40) * Book.DAY,
                    LifecycleEvent.Type.CANCELLATION_REQUESTED);
        }

        assertThat(leaks(book))
                .extracting(Leak::kind, Leak::subject, Leak::accounts)
                .contains(tuple(Leak.Kind.OUTCOME_AS_EVENT, "CANCELLATION_REQUESTED", LOST));
    }

    @Test
    void catchesCustomersWhoGoOnAfterTheyLeft() {
        Book book = book();
        book.uses(name(0), leaves(0), leaves(0) + 9);

        assertThat(leaks(book))
                .extracting(Leak::kind, Leak::accounts)
                .containsExactly(tuple(Leak.Kind.LIFE_AFTER_LOSS, 1));
        assertThat(leaks(book).get(0).message()).startsWith("1 of 8 lost accounts");
    }

    private static List<Leak> leaks(Book book) {
        return ScoreQuality.of(
                        book.scored(END),
                        book.outcomes(),
                        CARD,
                        List.of(new Horizon(30), new Horizon(90)),
                        5,
                        LeakCheck.ofEvents(book.events, book.outcomes()))
                .leaks();
    }

    private static Book book() {
        Book book = new Book();
        for (int i = 0; i < 20; i++) {
            boolean lost = i < LOST;
            int until = lost ? leaves(i) : END;
            book.uses(name(i), START, until);
            for (int day = 3 + i % 5; START + day < until - 5; day += 9) {
                double hours = (lost ? 20 : 8) + 12 * ((i + day) % 4);
                book.asks(name(i), START + day, hours);
            }
            if (lost) {
                book.ends(name(i), leaves(i), Outcome.Kind.CHURNED);
            }
        }
        return book;
    }

    private static String name(int i) {
        return "account" + i;
    }

    private static int leaves(int i) {
        return START + 100 + 5 * i;
    }
}
