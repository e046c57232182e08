package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.SampleDocuments;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the panels ask, asked of the sample book of accounts and the sample documents. */
class LensPanelsTest {

    private static final KibanaObjects SHIPPED = KibanaObjects.packaged();

    @BeforeAll
    static void addSamples() throws IOException {
        SampleDocuments.write();
    }

    @AfterAll
    static void removeSamples() {
        SampleDocuments.remove();
    }

    @Test
    void noPanelOfAnyDashboardIsBlank() {
        List<PanelCheck.Found> found =
                PanelCheck.run(SHIPPED, SampleCluster.shared()::search, SampleCluster.NOW);

        System.out.println(PanelCheck.report(found));
        assertThat(found).filteredOn(PanelCheck.Found::blank).isEmpty();
        assertThat(found.stream().map(PanelCheck.Found::panel))
                .containsAll(
                        SHIPPED.all().stream()
                                .filter(it -> it.is("lens") || it.is("search"))
                                .map(SavedObject::id)
                                .toList());
    }

    @Test
    void aPanelThatFindsNothingIsBlank() {
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");

        assertThat(PanelCheck.run(SHIPPED, SampleCluster.shared()::search, longAgo))
                .filteredOn(it -> it.panel().equals("today-bands-by-day"))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.blank()).isTrue();
                            assertThat(found.hits()).isZero();
                        });
    }

    @Test
    void closedAndRecoveredAlertsAreNotCountedAsOpen() {
        // Acorn and cedar; delta's and elm's are closed. The sample alert is open, too.
        assertThat(answer("today-open-critical").elements().next().path("doc_count").asLong())
                .isEqualTo(3);
    }

    @Test
    void valueAtRiskIsThatOfWatchAndAbove() {
        // acorn 17,200 + birch 52,500 + cedar 33,300 + delta 3,300; elm is in no band. The sample
        // account adds 9,326.445845.
        assertThat(answer("today-value-at-risk").elements().next().at("/filtered/value").asDouble())
                .isCloseTo(115_626.445845, within(1e-6));
    }

    @Test
    void newTodayCountsTheAlertsOfTwentyFourHours() {
        // Only birch's, opened on March 1 at 09:00.
        assertThat(answer("today-new-today").elements().next().path("doc_count").asLong())
                .isEqualTo(1);
    }

    @Test
    void theCallListIsRankedByValueAtRisk() {
        JsonNode rows = answer("today-call-list").at("/account/buckets");

        assertThat(rows)
                .extracting(row -> row.path("key").asText())
                .containsExactly("birch", "cedar", "acorn", "silent-vendor", "fir");
        assertThat(rows.path(0).at("/owner/filtered/hits/hits/0/fields/owner.id/0").asText())
                .isEqualTo("olga");
        assertThat(rows.path(0).at("/why/filtered/hits/hits/0/fields/risk.top_reasons"))
                .extracting(JsonNode::asText)
                .containsExactly("usage_ratio", "seat_utilisation");
    }

    @Test
    void theScoreOverTimeHasAPointForEachDayOfTheFiveHighest() {
        JsonNode series = answer("today-score-over-time").at("/account/buckets");

        assertThat(series.path(0).path("key").asText()).isEqualTo("acorn");
        assertThat(series.path(0).at("/day/buckets"))
                .filteredOn(day -> day.path("doc_count").asLong() > 0)
                .extracting(day -> day.at("/score/value").asDouble())
                .containsExactly(60.0, 69.0, 78.0);
    }

    @Test
    void theAskingRateIsAskedAmongReady() {
        // Of six that became possible (five of the book and the sample) four were asked for.
        JsonNode parts = answer("advocacy-asking-rate");

        assertThat(parts.findValuesAsText("doc_count")).containsExactlyInAnyOrder("4", "6");
    }

    private static JsonNode answer(String panel) {
        SavedObject object = SHIPPED.find("lens", panel).orElseThrow();
        PanelSearch search = PanelSearch.of(object, SHIPPED, "now-10d", SampleCluster.NOW).get(0);
        return SampleCluster.shared().search(search.index(), search.body()).path("aggregations");
    }
}
