package io.regretradar.domain.rules;

import static io.regretradar.domain.rules.RuleFixtures.event;
import static io.regretradar.domain.rules.RuleFixtures.json;
import static io.regretradar.domain.rules.RuleFixtures.scorecard;
import static io.regretradar.domain.rules.RuleFixtures.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules hold when. */
class RuleBookTest {

    private static final Silence.Account ACME = new Silence.Account("acme", "ann", "smb");

    private final RuleBook book = new RuleBook();

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void theCompiledInRulesHoldUntilTheFirstVersionTakesEffect() {
        book.accept(scorecard(2, 25, "2026-03-01T00:00:00Z"));

        assertThat(book.at(at("2026-02-28T23:59:59.999Z"))).isSameAs(Rules.defaults());
        assertThat(book.at(at("2026-03-01T00:00:00Z")).scorecard().base()).isEqualTo(25);
        assertThat(book.at(Long.MIN_VALUE)).isSameAs(Rules.defaults());
    }

    @Test
    void kindsChangeApartFromEachOther() {
        book.accept(scorecard(2, 25, "2026-03-01T00:00:00Z"));
        book.accept(
                event(
                        RuleKind.STAGES,
                        2,
                        "2026-03-02T00:00:00Z",
                        json(RuleKind.STAGES, 2, "/stalledRatio", "2")));

        Rules first = book.at(at("2026-03-01T12:00:00Z"));
        Rules both = book.at(at("2026-03-02T00:00:00Z"));
        assertThat(first.scorecard().version()).isEqualTo(2);
        assertThat(first.stages().version()).isEqualTo(1);
        assertThat(both.scorecard().version()).isEqualTo(2);
        assertThat(both.stages().stalledRatio()).isEqualTo(2);
    }

    @Test
    void theNewestVersionWhoseTimeHasComeHolds() {
        book.accept(scorecard(2, 25, "2026-03-05T00:00:00Z"));
        book.accept(scorecard(3, 30, "2026-03-01T00:00:00Z"));

        assertThat(book.at(at("2026-03-01T00:00:00Z")).scorecard().version()).isEqualTo(3);
        assertThat(book.at(at("2026-03-06T00:00:00Z")).scorecard().version()).isEqualTo(3);
    }

    @Test
    void theOrderInWhichVersionsComeDoesNotMatter() {
        List<ControlEvent> events =
                List.of(
                        scorecard(2, 25, "2026-03-01T00:00:00Z"),
                        scorecard(3, 30, "2026-03-03T00:00:00Z"),
                        silence(1, "move", "acme", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
        RuleBook forth = RuleBook.of(events);
        RuleBook back = RuleBook.of(List.of(events.get(2), events.get(1), events.get(0)));

        for (int hour = 0; hour < 96; hour++) {
            long instant = at("2026-02-28T00:00:00Z") + hour * 3_600_000L;
            assertThat(forth.at(instant)).isEqualTo(back.at(instant));
            assertThat(forth.silenced(ACME, instant)).isEqualTo(back.silenced(ACME, instant));
        }
        assertThat(forth.kept()).containsExactlyElementsOf(back.kept());
    }

    @Test
    void eightVersionsOfAKindAreKept() {
        for (int version = 2; version <= 12; version++) {
            book.accept(
                    scorecard(version, 20 + version, "2026-03-01T00:00:%02dZ".formatted(version)));
        }

        assertThat(book.kept())
                .extracting(ControlEvent::version)
                .containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void whatCannotBeUsedLeavesTheBookAsItWas() {
        book.accept(scorecard(2, 25, "2026-03-01T00:00:00Z"));

        assertThatThrownBy(
                        () ->
                                book.accept(
                                        event(
                                                RuleKind.SCORECARD,
                                                3,
                                                "2026-03-02T00:00:00Z",
                                                json(RuleKind.SCORECARD, 3, "/base", "200"))))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("base is 200.0");
        assertThat(book.at(at("2026-03-03T00:00:00Z")).scorecard().version()).isEqualTo(2);
    }

    @Test
    void aSilenceCoversWhomItNamesAndNoLongerThanItSays() {
        book.accept(silence(1, "move", "acme", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));

        assertThat(book.silenced(ACME, at("2026-02-28T23:59:59Z"))).isFalse();
        assertThat(book.silenced(ACME, at("2026-03-01T00:00:00Z"))).isTrue();
        assertThat(book.silenced(ACME, at("2026-03-02T00:00:00Z"))).isFalse();
        assertThat(
                        book.silenced(
                                new Silence.Account("other", "ann", "smb"),
                                at("2026-03-01T12:00:00Z")))
                .isFalse();
    }

    @Test
    void allThatASilenceNamesMustMatch() {
        book.accept(
                event(
                        RuleKind.SILENCE,
                        1,
                        "2026-03-01T00:00:00Z",
                        """
                        {"kind": "SILENCE", "version": 1, "name": "q1", "owner": "ann", "segment": "smb",
                         "from": "2026-03-01T00:00:00Z", "to": "2026-04-01T00:00:00Z"}"""));
        long during = at("2026-03-10T00:00:00Z");

        assertThat(book.silenced(ACME, during)).isTrue();
        assertThat(book.silenced(new Silence.Account("x", "ann", "enterprise"), during)).isFalse();
        assertThat(book.silenced(new Silence.Account("x", null, "smb"), during)).isFalse();
    }

    @Test
    void aLaterSilenceOfTheSameNameEndsTheEarlier() {
        book.accept(silence(1, "move", "acme", "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"));
        book.accept(silence(2, "move", "acme", "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z"));

        assertThat(book.silenced(ACME, at("2026-03-04T00:00:00Z"))).isTrue();
        assertThat(book.silenced(ACME, at("2026-03-05T12:00:00Z"))).isTrue();
        assertThat(book.silenced(ACME, at("2026-03-07T00:00:00Z"))).isFalse();
    }

    @Test
    void aSilenceIsForgotten48HoursAfterItsEnd() {
        book.accept(silence(1, "a", "acme", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
        book.accept(silence(2, "b", "acme", "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"));
        assertThat(book.kept()).hasSize(2);

        List<ControlEvent> dropped =
                book.accept(
                        silence(3, "c", "acme", "2026-03-04T00:00:01Z", "2026-03-05T00:00:00Z"));

        assertThat(dropped).extracting(ControlEvent::version).containsExactly(1L);
        assertThat(book.kept()).extracting(ControlEvent::version).containsExactly(2L, 3L);
    }
}
