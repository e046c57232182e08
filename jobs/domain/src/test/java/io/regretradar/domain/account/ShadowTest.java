package io.regretradar.domain.account;

import static io.regretradar.domain.rules.RuleFixtures.event;
import static io.regretradar.domain.rules.RuleFixtures.json;
import static io.regretradar.domain.rules.RuleFixtures.noShadow;
import static io.regretradar.domain.rules.RuleFixtures.scorecard;
import static io.regretradar.domain.rules.RuleFixtures.shadow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.scorecard.ShadowScorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scorecard on trial beside the one in force. */
class ShadowTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String UNTIL = "2026-02-01";

    private static List<ObjectNode> documents(RuleBook book) {
        History history =
                new History()
                        .life(
                                "2026-01-05 09:00",
                                LifecycleEvent.Type.CLOSED_WON,
                                l -> l.annualValue = 1e4)
                        .ticket(
                                "2026-01-08 09:00",
                                "T1",
                                TicketEvent.Action.CREATED,
                                t -> t.priority = TicketEvent.Priority.URGENT);
        List<ObjectNode> documents = new ArrayList<>();
        new Replay(History.settings(), book, history.events())
                .run(
                        History.time(UNTIL),
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {
                                documents.add(read(document));
                            }
                        });
        return documents;
    }

    private static ObjectNode read(Document document) {
        try {
            return ((ObjectNode) JSON.readTree(document.source()))
                    .put("index", document.index())
                    .put("id", document.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> scores(List<ObjectNode> documents) {
        return documents.stream()
                .filter(one -> one.get("index").asText().startsWith("regret-scores"))
                .toList();
    }

    private static ObjectNode withoutShadow(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        document.fieldNames()
                .forEachRemaining(name -> copy.remove(name.startsWith("shadow.") ? name : ""));
        return copy;
    }

    @Test
    void isScoredFromItsTimeOnAndChangesNothingElse() {
        List<ObjectNode> plain = documents(new RuleBook());
        List<ObjectNode> tried =
                documents(
                        RuleBook.of(
                                List.of(
                                        shadow(2, 47, "2026-01-12T06:00:00Z"),
                                        noShadow(3, "2026-01-20T06:00:00Z"))));

        assertThat(tried.stream().map(ShadowTest::withoutShadow)).isEqualTo(plain);
        int on = 0;
        for (ObjectNode score : scores(tried)) {
            String at = score.get("@timestamp").asText();
            boolean trial =
                    at.compareTo("2026-01-12T06:00:00.000Z") >= 0
                            && at.compareTo("2026-01-20T06:00:00.000Z") < 0;
            assertThat(score.has("shadow.score")).as(at).isEqualTo(trial);
            if (trial) {
                on++;
                double raw = score.get("risk.raw").asDouble() + 27;
                assertThat(score.get("shadow.version").asInt()).isEqualTo(9);
                assertThat(score.get("shadow.raw").asDouble()).isCloseTo(raw, within());
                assertThat(score.get("shadow.score").asDouble())
                        .isCloseTo(Math.min(100, raw), within());
                assertThat(score.get("shadow.p90d").asDouble())
                        .isGreaterThan(score.get("risk.p90d").asDouble());
                assertThat(score.get("shadow.band").asText())
                        .isEqualTo(
                                raw >= 70
                                        ? "CRITICAL"
                                        : raw >= 50 ? "AT_RISK" : raw >= 35 ? "WATCH" : "NONE");
            }
        }
        assertThat(on).isGreaterThan(5);
    }

    /** What a trial foretold is what comes about once its scorecard is in force. */
    @Test
    void foretellsWhatThePromotedScorecardSays() {
        List<ObjectNode> tried =
                scores(documents(RuleBook.of(List.of(shadow(2, 31, "2026-01-02T00:00:00Z")))));
        List<ObjectNode> promoted =
                scores(documents(RuleBook.of(List.of(scorecard(9, 31, "2026-01-02T00:00:00Z")))));

        int compared = 0;
        for (ObjectNode then : promoted) {
            for (ObjectNode before : tried) {
                if (before.get("@timestamp").equals(then.get("@timestamp"))) {
                    compared++;
                    assertThat(before.get("shadow.raw")).isEqualTo(then.get("risk.raw"));
                    assertThat(before.get("shadow.p90d")).isEqualTo(then.get("risk.p90d"));
                    assertThat(before.get("shadow.version"))
                            .isEqualTo(then.get("scorecard.version"));
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void aBrokenScorecardIsNotTried() {
        String broken =
                json(
                        RuleKind.SHADOW_SCORECARD,
                        2,
                        "/scorecard",
                        json(RuleKind.SCORECARD, 9, "/base", "250"));

        assertThatThrownBy(() -> ShadowScorecard.parse(broken))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("scorecard: base is 250");
        assertThatThrownBy(
                        () ->
                                RuleBook.of(
                                        List.of(
                                                event(
                                                        RuleKind.SHADOW_SCORECARD,
                                                        2,
                                                        "2026-01-12T06:00:00Z",
                                                        broken))))
                .isInstanceOf(RuleException.class);
        assertThatThrownBy(
                        () ->
                                ShadowScorecard.parse(
                                        "{\"kind\": \"SCORECARD\", \"version\": 0, \"scorecard\": null}"))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("kind is SCORECARD, but must be SHADOW_SCORECARD")
                .hasMessageContaining("version is 0, but must be at least 1");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-5);
    }
}
