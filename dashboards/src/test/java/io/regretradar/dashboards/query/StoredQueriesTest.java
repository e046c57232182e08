package io.regretradar.dashboards.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries, asked of the sample book of accounts. */
class StoredQueriesTest {

    private static final Path FOLDER = Path.of("queries");

    static List<Path> queries() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryBeginsWithAQuestionAboutAnIndexOfOurs(Path file) throws IOException {
        StoredQuery query = StoredQuery.read(file, SampleCluster.NOW);

        assertThat(query.question()).endsWith("?");
        assertThat(FieldCatalogue.packaged().index(query.index())).isPresent();
    }

    @Test
    void whomToCallRanksByValueThenByScore() throws IOException {
        assertThat(accounts(ask("whom-to-call").at("/hits/hits")))
                .containsExactly("birch", "cedar", "acorn", "delta", "fir");
    }

    @Test
    void alertsNobodyTookLeavesOutNewOnesAndThoseSomebodyHas() throws IOException {
        assertThat(accounts(ask("alerts-nobody-took").at("/hits/hits")))
                .containsExactly("acorn", "fir");
    }

    @Test
    void whatCostsMostAddsUpValueAtRiskPerReason() throws IOException {
        JsonNode reasons = ask("what-costs-most").at("/aggregations/reason/buckets");

        assertThat(reasons)
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.at("/value_at_risk/value").asDouble())
                .containsExactly(
                        tuple("usage_ratio", 55_800.0),
                        tuple("nps_weighted", 33_300.0),
                        tuple("frt_p75_h", 17_200.0),
                        tuple("nps_silence", 0.0));
    }

    @Test
    void regretBySegmentCountsEachTypeInEachSegment() throws IOException {
        JsonNode segments = ask("regret-by-segment").at("/aggregations/segment/buckets");

        assertThat(segments)
                .extracting(it -> it.path("key").asText())
                .containsExactly("enterprise", "mid-market", "smb");
        assertThat(segments.path(2).at("/regret/buckets"))
                .extracting(it -> it.path("key").asText())
                .containsExactly("FOREGONE_ALTERNATIVES", "NONE");
    }

    @Test
    void slowestFirstRepliesAreThoseOfTheLastThreeDays() throws IOException {
        JsonNode rows = ask("slowest-first-replies").at("/aggregations/account/buckets");

        assertThat(rows)
                .extracting(it -> it.path("key").asText(), it -> it.at("/hours/value").asDouble())
                .containsExactly(tuple("acorn", 90.0), tuple("birch", 5.0));
    }

    @Test
    void whyRecordsWereRefusedShowsAnExampleOfEachReason() throws IOException {
        JsonNode reasons = ask("why-records-were-refused").at("/aggregations/reason/buckets");

        assertThat(reasons)
                .extracting(it -> it.path("key").asText(), it -> it.path("doc_count").asLong())
                .containsExactly(tuple("VALUE_OUT_OF_RANGE", 2L), tuple("NOT_DECODABLE", 1L));
        assertThat(reasons.path(0).at("/example/hits/hits/0/_source/dead.offset").asLong())
                .isEqualTo(17);
    }

    private static JsonNode ask(String name) throws IOException {
        StoredQuery query = StoredQuery.read(FOLDER.resolve(name + ".console"), SampleCluster.NOW);
        return SampleCluster.shared().search(query.index(), query.body());
    }

    private static List<String> accounts(JsonNode hits) {
        return StreamSupport.stream(hits.spliterator(), false)
                .map(hit -> hit.at("/_source/account.id").asText())
                .toList();
    }
}
