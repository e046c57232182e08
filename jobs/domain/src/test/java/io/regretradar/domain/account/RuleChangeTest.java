package io.regretradar.domain.account;

import static io.regretradar.domain.rules.RuleFixtures.event;
import static io.regretradar.domain.rules.RuleFixtures.json;
import static io.regretradar.domain.rules.RuleFixtures.scorecard;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules that change while an account is on its way. */
class RuleChangeTest {

    private static final class Seen implements AccountOutput {
        final TreeMap<Long, Double> raw = new TreeMap<>();
        final List<String> documents = new ArrayList<>();

        @Override
        public void document(Document document) {
            documents.add(
                    document.index() + " " + new String(document.source(), StandardCharsets.UTF_8));
        }

        @Override
        public void evaluated(Evaluation evaluation) {
            raw.put(evaluation.at(), evaluation.score().raw());
        }
    }

    private static Seen run(History history, RuleBook book, String until) {
        Seen seen = new Seen();
        new Replay(History.settings(), book, history.events()).run(History.time(until), seen);
        return seen;
    }

    private static History bought() {
        return new History()
                .life("2026-01-05 09:00", LifecycleEvent.Type.CLOSED_WON, l -> l.annualValue = 1e4)
                .life("2026-01-05 10:00", LifecycleEvent.Type.OWNER_RELEASED);
    }

    @Test
    void everyEvaluationFromItsTimeOnAndNoneBeforeFollowsTheNewScorecard() {
        Seen old = run(bought(), new RuleBook(), "2026-02-01");
        Seen changed =
                run(
                        bought(),
                        RuleBook.of(List.of(scorecard(2, 27, "2026-01-20T06:00:00Z"))),
                        "2026-02-01");

        long effective = Instant.parse("2026-01-20T06:00:00Z").toEpochMilli();
        assertThat(changed.raw.keySet()).isEqualTo(old.raw.keySet());
        assertThat(changed.raw).hasSizeGreaterThan(100);
        changed.raw.forEach(
                (at, raw) ->
                        assertThat(raw - old.raw.get(at))
                                .as(Instant.ofEpochMilli(at).toString())
                                .isCloseTo(
                                        at >= effective ? 7 : 0,
                                        org.assertj.core.data.Offset.offset(1e-9)));
        assertThat(changed.documents)
                .filteredOn(d -> d.startsWith("regret-scores"))
                .allSatisfy(
                        d ->
                                assertThat(d)
                                        .contains(
                                                d.contains("\"@timestamp\":\"2026-01-0")
                                                                || d.contains(
                                                                        "\"@timestamp\":\"2026-01-1")
                                                                || d.contains(
                                                                        "\"@timestamp\":\"2026-01-20T00")
                                                        ? "\"scorecard.version\":1"
                                                        : "\"scorecard.version\":2"));
    }

    @Test
    void whatIsKnownBeforehandAndWhatComesJustInTimeGiveTheSame() {
        RuleBook inTime = new RuleBook();
        AccountEngine engine = new AccountEngine(History.settings(), inTime);
        AccountState state = engine.start(History.ACCOUNT);
        Seen live = new Seen();
        bought().events().forEach(e -> engine.offer(state, e, live));
        long step = 60 * 60_000L;
        boolean published = false;
        for (long at = History.time("2026-01-05"); at <= History.time("2026-02-01"); at += step) {
            if (!published && at > History.time("2026-01-20 04:00")) {
                inTime.accept(scorecard(2, 27, "2026-01-20T06:00:00Z"));
                published = true;
            }
            engine.advance(state, at, live);
        }

        Seen batch =
                run(
                        bought(),
                        RuleBook.of(List.of(scorecard(2, 27, "2026-01-20T06:00:00Z"))),
                        "2026-02-01");
        assertThat(live.documents).isEqualTo(batch.documents);
    }

    @Test
    void theStagesRunByTheRulesOfTheirTime() {
        // HANDOFF passes to SETUP 6 days after 10:00 on the 5th by the compiled-in rules.
        assertThat(stageOn(new RuleBook(), "2026-01-11 09:59")).isEqualTo("HANDOFF");
        assertThat(stageOn(new RuleBook(), "2026-01-11 10:00")).isEqualTo("SETUP");

        RuleBook quicker =
                RuleBook.of(
                        List.of(
                                event(
                                        RuleKind.STAGES,
                                        2,
                                        "2026-01-08T00:00:00Z",
                                        json(RuleKind.STAGES, 2, "/handoffDays", "4"))));
        assertThat(stageOn(quicker, "2026-01-09 09:59")).isEqualTo("HANDOFF");
        assertThat(stageOn(quicker, "2026-01-09 10:00")).isEqualTo("SETUP");
    }

    private static String stageOn(RuleBook book, String at) {
        Replay.Cursor cursor =
                new Replay(History.settings(), book, bought().events()).cursor(History.ACCOUNT);
        cursor.advance(History.time(at), document -> {});
        return cursor.peek(History.time(at)).stage().name();
    }
}
