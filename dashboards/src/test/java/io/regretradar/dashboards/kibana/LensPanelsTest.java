package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the panels ask, asked of the sample book of accounts. */
class LensPanelsTest {

    private static final KibanaObjects SHIPPED = KibanaObjects.packaged();
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();
    private static final Instant FROM = Instant.parse("2026-02-20T00:00:00Z");

    static List<String> panels() {
        return SHIPPED.all().stream().filter(it -> it.is("lens")).map(SavedObject::id).toList();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyColumnOfEveryPanelShowsSomething(String panel) {
        for (LensSearch search : searches(panel)) {
            JsonNode answer = SampleCluster.shared().search(search.index(), search.body());

            assertThat(answer.at("/hits/total/value").asLong()).as(answer.toString()).isPositive();
            assertThat(emptyColumns("", answer.path("aggregations"))).isEmpty();
        }
    }

    @Test
    void closedAndRecoveredAlertsAreNotCountedAsOpen() {
        assertThat(answer("call-list-open-critical").at("/value/doc_count").asLong()).isEqualTo(2);
    }

    @Test
    void valueAtRiskIsThatOfWatchAndAbove() {
        // acorn 17,200 + birch 52,500 + cedar 33,300 + delta 3,300; elm is in no band.
        assertThat(answer("call-list-value-at-risk").at("/value/filtered/value").asDouble())
                .isEqualTo(106_300);
    }

    @Test
    void fiveOfTheSixSampleAccountsAreToBeCalled() {
        assertThat(answer("call-list-accounts-to-call").at("/value/doc_count").asLong())
                .isEqualTo(5);
    }

    @Test
    void theCallListIsRankedByValueAtRisk() {
        JsonNode rows = answer("call-list-ranked").at("/account/buckets");

        assertThat(rows)
                .extracting(row -> row.path("key").asText())
                .containsExactly("birch", "cedar", "acorn", "delta", "fir");
        assertThat(rows.path(0).at("/owner/filtered/hits/hits/0/fields/owner.id/0").asText())
                .isEqualTo("olga");
        assertThat(rows.path(0).at("/why/filtered/hits/hits/0/fields/risk.top_reasons"))
                .extracting(JsonNode::asText)
                .containsExactly("usage_ratio", "seat_utilisation");
    }

    @Test
    void theScoreOverTimeHasAPointForEachDayOfTheFiveHighest() {
        JsonNode series = answer("call-list-score-over-time").at("/series/buckets");

        assertThat(series)
                .extracting(account -> account.path("key").asText())
                .containsExactly("acorn", "cedar", "birch", "delta", "fir");
        assertThat(series.path(0).at("/day/buckets"))
                .filteredOn(day -> day.path("doc_count").asLong() > 0)
                .extracting(day -> day.at("/score/value").asDouble())
                .containsExactly(60.0, 69.0, 78.0);
    }

    private static JsonNode answer(String panel) {
        LensSearch search = searches(panel).get(0);
        return SampleCluster.shared().search(search.index(), search.body()).path("aggregations");
    }

    private static List<LensSearch> searches(String panel) {
        return LensSearch.of(
                SHIPPED.find("lens", panel).orElseThrow(),
                SHIPPED,
                CATALOGUE,
                FROM,
                SampleCluster.NOW);
    }

    /** Columns that have no value in any bucket. */
    private static List<String> emptyColumns(String path, JsonNode aggregations) {
        List<String> empty = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : aggregations.properties()) {
            String name = path + "/" + column.getKey();
            JsonNode found = column.getValue();
            if (found.has("buckets")) {
                JsonNode first = found.path("buckets").path(0);
                if (first.isMissingNode()) {
                    empty.add(name);
                } else {
                    empty.addAll(emptyColumns(name, onlyObjects(first)));
                }
            } else if (found.has(LensSearch.FILTERED)) {
                empty.addAll(emptyColumns(name, onlyObjects(found)));
            } else if (found.path("value").isNull()
                    || found.has("hits") && found.at("/hits/hits").isEmpty()
                    || found.path("doc_count").asLong(1) == 0) {
                empty.add(name);
            }
        }
        return empty;
    }

    private static JsonNode onlyObjects(JsonNode bucket) {
        var copy = bucket.<ObjectNode>deepCopy();
        copy.retain(
                bucket.properties().stream()
                        .filter(it -> it.getValue().isObject())
                        .map(Map.Entry::getKey)
                        .toList());
        return copy;
    }
}
