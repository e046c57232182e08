package io.regretradar.domain.portfolio;

import static io.regretradar.domain.portfolio.Rows.standing;
import static io.regretradar.domain.portfolio.Rows.transition;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageFunnelTest {

    private static final double NONE = Double.NaN;
    private static final String SETUP = "STAGE_FUNNEL:2026-01/SETUP:2025-12-29";

    /** Four accounts of January enter SETUP: two go on, one churns there, one is still there. */
    private static List<Fact> january() {
        List<Fact> facts = new ArrayList<>();
        for (String account : List.of("a", "b", "c", "d")) {
            facts.add(transition(account, 1, "2026-01-05T00:00:00Z", "HANDOFF", "SETUP", 3));
        }
        facts.add(transition("a", 2, "2026-01-15T00:00:00Z", "SETUP", "FIRST_ADOPTION", 10));
        facts.add(transition("b", 2, "2026-01-25T12:00:00Z", "SETUP", "FIRST_ADOPTION", 20.5));
        facts.add(transition("c", 2, "2026-02-04T00:00:00Z", "SETUP", null, 30));
        facts.add(standing("b", "2026-01-25T11:00:00Z", "NONE", 20, stalledIn("SETUP")));
        facts.add(standing("d", "2026-01-27T23:00:00Z", "AT_RISK", 55, stalledIn("SETUP")));
        return facts;
    }

    private static String stalledIn(String stage) {
        return ",\"journey.stage\":\"%s\",\"journey.status\":\"STALLED\"".formatted(stage);
    }

    @Test
    void countsWhatBecameOfEachAccountInTheStage() {
        Rows rows = Rows.of(january());

        // Entered a b c d; d is there; a and b went on; c dropped; b and d stalled; 10 20.5 30
        // days.
        assertThat(rows.row(SETUP))
                .isEqualTo("ACCOUNTS=1 ENTERED=4 EXITED=2 DROPPED=1 STALLED=2 median=20.5");
        assertThat(rows.row("STAGE_FUNNEL:2026-01/HANDOFF:2025-12-29"))
                .isEqualTo("ENTERED=4 EXITED=4 median=3.0");
        assertThat(rows.row("STAGE_FUNNEL:2026-01/FIRST_ADOPTION:2025-12-29"))
                .isEqualTo("ACCOUNTS=2 ENTERED=2");
    }

    @Test
    void theDocumentSaysTheSharesToo() {
        String source = Rows.of(january()).sources().get(SETUP);

        assertThat(source)
                .isEqualTo(
                        "{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"portfolio.kind\":\"STAGE_FUNNEL\","
                                + "\"portfolio.key\":\"2026-01/SETUP\",\"portfolio.week\":\"2025-12-29T00:00:00.000Z\","
                                + "\"portfolio.cohort\":\"2026-01\",\"journey.stage\":\"SETUP\",\"journey.macro\":\"Retention\","
                                + "\"portfolio.accounts\":1,\"portfolio.entered\":4,\"portfolio.exited\":2,"
                                + "\"portfolio.dropped\":1,\"portfolio.stalled\":2,\"portfolio.median_days\":20.5,"
                                + "\"portfolio.stall_share\":0.5,\"portfolio.drop_off\":0.25,"
                                + "\"portfolio.updated_at\":\"1970-01-01T00:00:00.000Z\",\"revision\":0}");
    }

    @Test
    void anAccountThatComesBackCountsOnceAndAllItsStaysCountForTheMedian() {
        List<Fact> facts =
                List.of(
                        transition("a", 1, "2026-01-05T00:00:00Z", null, "UTILISATION", NONE),
                        transition("a", 2, "2026-02-04T00:00:00Z", "UTILISATION", "EXPANSION", 30),
                        transition("a", 3, "2026-02-14T00:00:00Z", "EXPANSION", "UTILISATION", 10),
                        transition("a", 4, "2026-04-25T00:00:00Z", "UTILISATION", null, 70));

        Rows rows = Rows.of(facts);

        assertThat(rows.row("STAGE_FUNNEL:2026-01/UTILISATION:2025-12-29"))
                .isEqualTo("ENTERED=1 DROPPED=1 median=50.0");
        assertThat(rows.row("STAGE_FUNNEL:2026-01/EXPANSION:2025-12-29"))
                .isEqualTo("ENTERED=1 EXITED=1 median=10.0");
    }

    @Test
    void stagesBeforeThePurchaseCountOnceTheCohortIsKnown() {
        Rows rows = new Rows();
        rows.tell(transition("a", 1, "2026-01-02T00:00:00Z", null, "SELECTION", NONE, null));
        rows.advance("2026-01-03T00:00:00Z");
        assertThat(rows.sources()).isEmpty();

        rows.tell(
                transition(
                        "a", 2, "2026-02-01T00:00:00Z", "SELECTION", "COMMITMENT", 30, "2026-02"));
        rows.advance("2026-02-02T00:00:00Z");

        assertThat(rows.row("STAGE_FUNNEL:2026-02/SELECTION:2026-01-26"))
                .isEqualTo("ENTERED=1 EXITED=1 median=30.0");
    }

    @Test
    void anAccountBoughtAgainStartsInItsNewCohortAndStaysLostInTheOld() {
        List<Fact> facts =
                List.of(
                        transition("a", 1, "2026-01-05T00:00:00Z", null, "COMMITMENT", NONE),
                        transition("a", 2, "2026-01-06T00:00:00Z", "COMMITMENT", null, 1),
                        transition(
                                "a",
                                3,
                                "2026-03-06T00:00:00Z",
                                null,
                                "COMMITMENT",
                                NONE,
                                "2026-03"));

        Rows rows = Rows.of(facts);

        assertThat(rows.row("STAGE_FUNNEL:2026-01/COMMITMENT:2025-12-29"))
                .isEqualTo("ENTERED=1 DROPPED=1 median=1.0");
        assertThat(rows.row("STAGE_FUNNEL:2026-03/COMMITMENT:2026-02-23"))
                .isEqualTo("ACCOUNTS=1 ENTERED=1");
    }

    @Test
    void aTransitionToldAgainWithAnAnswerChangesNothing() {
        List<Fact> facts = new ArrayList<>(january());
        Rows once = Rows.of(facts);
        facts.add(transition("a", 2, "2026-01-15T00:00:00Z", "SETUP", "FIRST_ADOPTION", 10));
        facts.add(transition("a", 1, "2026-01-05T00:00:00Z", "HANDOFF", "SETUP", 3));

        Rows again = Rows.of(facts);

        assertThat(again.sources()).isEqualTo(once.sources());
        assertThat(again.repeated).hasSize(2);
    }
}
