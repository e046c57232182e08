package io.regretradar.dashboards.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.GeneratedFile;
import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries, asked of the sample book of accounts. */
class StoredQueriesTest {

    static List<StoredQuery> queries() {
        return StoredQuery.packaged();
    }

    @Test
    void thePageListsThemAll() throws IOException {
        GeneratedFile.assertHolds(Path.of("../docs/queries.md"), QueriesPage.of(queries()));
    }

    @Test
    void thereAreAtLeastFifteenAndNoTwoAskTheSame() {
        assertThat(queries()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(queries()).extracting(StoredQuery::question).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryBeginsWithAQuestionAboutAnIndexOfOurs(StoredQuery query) {
        assertThat(query.question()).endsWith("?");
        assertThat(FieldCatalogue.packaged().index(query.index())).isPresent();
    }

    /** A field that no document has finds nothing, and nobody would notice. */
    @ParameterizedTest
    @MethodSource("queries")
    void everyFieldItNamesIsInTheListOfThatIndex(StoredQuery query) {
        IndexFamily index = FieldCatalogue.packaged().index(query.index()).orElseThrow();

        assertThat(fields(query.body()))
                .isNotEmpty()
                .allSatisfy(
                        name ->
                                assertThat(FieldCatalogue.packaged().field(index, name))
                                        .as(name)
                                        .isPresent());
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> found = new TreeSet<>();
        node.properties()
                .forEach(
                        entry -> {
                            String key = entry.getKey();
                            JsonNode value = entry.getValue();
                            if (key.equals("field")) {
                                found.add(value.asText());
                            } else if (key.equals("_source")) {
                                value.forEach(name -> found.add(name.asText()));
                            } else if (key.contains(".") && !key.contains(" ")
                                    || key.equals("@timestamp")) {
                                found.add(key);
                            }
                            found.addAll(fields(value));
                        });
        if (node.isArray()) {
            node.forEach(element -> found.addAll(fields(element)));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryFindsSomethingInTheSampleBook(StoredQuery query) {
        JsonNode answer =
                SampleCluster.shared().search(query.index(), query.at(SampleCluster.NOW).body());

        assertThat(answer.at("/hits/total/value").asLong()).isPositive();
    }

    @Test
    void whomToCallRanksByValueThenByScore() {
        assertThat(accounts(ask("whom-to-call").at("/hits/hits")))
                .containsExactly("birch", "cedar", "acorn", "delta", "fir");
    }

    @Test
    void alertsNobodyTookLeavesOutNewOnesAndThoseSomebodyHas() {
        assertThat(accounts(ask("alerts-nobody-took").at("/hits/hits")))
                .containsExactly("acorn", "fir");
    }

    @Test
    void whatCostsMostAddsUpValueAtRiskPerReason() {
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
    void regretBySegmentCountsEachTypeInEachSegment() {
        JsonNode segments = ask("regret-by-segment").at("/aggregations/segment/buckets");

        assertThat(segments)
                .extracting(it -> it.path("key").asText())
                .containsExactly("enterprise", "mid-market", "smb");
        assertThat(segments.path(2).at("/regret/buckets"))
                .extracting(it -> it.path("key").asText())
                .containsExactly("FOREGONE_ALTERNATIVES", "NONE");
    }

    @Test
    void slowestFirstRepliesAreThoseOfTheLastThreeDays() {
        JsonNode rows = ask("slowest-first-replies").at("/aggregations/account/buckets");

        assertThat(rows)
                .extracting(it -> it.path("key").asText(), it -> it.at("/hours/value").asDouble())
                .containsExactly(tuple("acorn", 90.0), tuple("birch", 5.0));
    }

    @Test
    void whyRecordsWereRefusedShowsAnExampleOfEachReason() {
        JsonNode reasons = ask("why-records-were-refused").at("/aggregations/reason/buckets");

        assertThat(reasons)
                .extracting(it -> it.path("key").asText(), it -> it.path("doc_count").asLong())
                .containsExactly(tuple("VALUE_OUT_OF_RANGE", 2L), tuple("NOT_DECODABLE", 1L));
        assertThat(reasons.path(0).at("/example/hits/hits/0/_source/dead.offset").asLong())
                .isEqualTo(17);
    }

    @Test
    void leadTimeOfWarningsIsThatOfTheCustomersWhoLeft() {
        JsonNode segments = buckets("lead-time-of-warnings", "segment");

        // Hazel Foods was warned of 10 days ahead and Ivy Media 30: both mid-market; Gum Works 40.
        assertThat(segments)
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.at("/days_of_warning/values/50.0").asDouble(),
                        it -> it.at("/shortest/value").asDouble(),
                        it -> it.at("/longest/value").asDouble())
                .containsExactly(
                        tuple("mid-market", 20.0, 10.0, 30.0), tuple("smb", 40.0, 40.0, 40.0));
    }

    @Test
    void dropOffByStageCountsThoseWhoWentNowhere() {
        assertThat(buckets("drop-off-by-stage", "stage"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/fell_away/doc_count").asLong())
                .containsExactly(
                        tuple("RENEWAL", 1L, 1L),
                        tuple("SETUP", 3L, 1L),
                        tuple("COMMITMENT", 1L, 0L),
                        tuple("FIRST_ADOPTION", 1L, 0L),
                        tuple("HANDOFF", 1L, 0L),
                        tuple("UTILISATION", 1L, 0L));
    }

    @Test
    void afterAPriceRiseThoseWithAnEvenExperienceStayed() {
        // Even: birch, elm. Uneven: cedar stayed, gum and ivy left. Hazel left at its old price.
        assertThat(buckets("price-rises-and-consistency", "experience"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.at("/stayed/doc_count").asLong(),
                        it -> it.at("/left/doc_count").asLong())
                .containsExactly(
                        tuple("uneven, below 0.6", 1L, 2L),
                        tuple("0.6 to 0.8", 0L, 0L),
                        tuple("even, 0.8 and more", 2L, 0L));
    }

    @Test
    void askingRateByOwnerSetsAskedAgainstReady() {
        assertThat(buckets("asking-rate-by-owner", "owner"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/asked/doc_count").asLong(),
                        it -> it.at("/accepted/doc_count").asLong(),
                        it -> it.at("/missed/doc_count").asLong())
                .containsExactly(tuple("olga", 2L, 2L, 1L, 0L), tuple("omar", 3L, 1L, 0L, 1L));
    }

    @Test
    void whatMovedMostHasRisesFirstAndFallsLast() {
        // Cedar rose by 2 and elm not at all.
        assertThat(accounts(ask("what-moved-most").at("/hits/hits")))
                .containsExactly("acorn", "fir", "birch", "delta");
    }

    @Test
    void slowRepliesGoWithRegretOverAlternatives() {
        assertThat(buckets("slow-replies-and-regret", "first_reply"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/regret/value").asDouble(),
                        it -> it.at("/score/value").asDouble())
                .containsExactly(
                        tuple("below 4 h", 2L, 2.5, 25.0), // delta 5 and 38, elm 0 and 12
                        tuple("4 to 24 h", 1L, 20.0, 55.0),
                        tuple("1 to 3 days", 1L, 60.0, 72.0),
                        tuple("3 days and more", 1L, 70.0, 78.0));
    }

    @Test
    void timeInStageSetsTheMedianAgainstTheDaysExpected() {
        assertThat(buckets("time-in-stage", "stage"))
                .filteredOn(it -> it.path("key").asText().equals("SETUP"))
                .singleElement()
                .satisfies(
                        setup -> {
                            // 10, 20 and 30 days.
                            assertThat(setup.at("/median_days/values/50.0").asDouble())
                                    .isEqualTo(20);
                            assertThat(setup.at("/slowest/value").asDouble()).isEqualTo(30);
                            assertThat(setup.at("/expected/value").asDouble()).isEqualTo(14);
                        });
    }

    @Test
    void disputedExitsAreCountedByOwner() {
        assertThat(buckets("disputed-exits", "owner"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/disputed/doc_count").asLong(),
                        it -> it.at("/confirmed/doc_count").asLong())
                .containsExactly(tuple("olga", 4L, 1L, 2L), tuple("omar", 4L, 1L, 1L));
    }

    @Test
    void stalledAccountsComeLongestFirst() {
        assertThat(accounts(ask("stalled-accounts").at("/hits/hits")))
                .containsExactly("acorn", "delta");
    }

    @Test
    void missedReferralsLeavesOutThoseAskedAndThoseReadyForDays() {
        assertThat(accounts(ask("missed-referrals").at("/hits/hits"))).containsExactly("delta");
    }

    @Test
    void referralsByIncentiveAddsUpWhatWasWon() {
        assertThat(buckets("referrals-by-incentive", "incentive"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/accepted/doc_count").asLong(),
                        it -> it.at("/won/doc_count").asLong(),
                        it -> it.at("/value/value").asDouble())
                .containsExactly(
                        tuple("ALTRUISTIC", 1L, 0L, 0L, 0.0),
                        tuple("BENEFIT", 1L, 1L, 1L, 20_000.0),
                        tuple("NONE", 1L, 0L, 0L, 0.0));
    }

    @Test
    void renewalsAtRiskAreThoseOfNinetyDaysTheNearestFirst() {
        // Acorn renews in September; elm is in no band.
        assertThat(accounts(ask("renewals-at-risk").at("/hits/hits")))
                .containsExactly("cedar", "birch");
    }

    @Test
    void escalatedAndStillNewLeavesOutThoseNotEscalated() {
        assertThat(accounts(ask("escalated-and-still-new").at("/hits/hits")))
                .containsExactly("acorn");
    }

    @Test
    void falseAlarmsAreSetAgainstTheOtherEndings() {
        JsonNode types = buckets("false-alarms", "type");

        assertThat(types)
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/false_alarms/doc_count").asLong())
                .containsExactly(
                        tuple("REGRET_RISK", 5L, 1L),
                        tuple("OWNER_SILENT", 2L, 0L),
                        tuple("SESSION_MISSED_BY_VENDOR", 1L, 0L));
        assertThat(types.path(0).at("/endings/buckets"))
                .extracting(it -> it.path("key").asText(), it -> it.path("doc_count").asLong())
                .containsExactly(
                        tuple("CHURNED", 3L), tuple("FALSE_POSITIVE", 1L), tuple("RECOVERED", 1L));
    }

    @Test
    void touchpointsAreTooManyOrTooFew() {
        JsonNode contact =
                ask("too-many-or-too-few-touchpoints").at("/aggregations/contact/buckets");

        // Too seldom: acorn 78, delta 38. Too often: cedar. Neither: birch 55, elm 12, fir 41.
        assertThat(contact.at("/too seldom/doc_count").asLong()).isEqualTo(2);
        assertThat(contact.at("/too seldom/score/value").asDouble()).isEqualTo(58);
        assertThat(contact.at("/too often/score/value").asDouble()).isEqualTo(72);
        assertThat(contact.at("/neither/doc_count").asLong()).isEqualTo(3);
        assertThat(contact.at("/neither/score/value").asDouble()).isEqualTo(36);
    }

    @Test
    void playsThatWorkedGoByTheirOwnMeasure() {
        assertThat(buckets("plays-that-worked", "play"))
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.path("doc_count").asLong(),
                        it -> it.at("/done/doc_count").asLong(),
                        it -> it.at("/median_days/values/50.0").asDouble())
                .containsExactly(
                        tuple("new-session", 1L, 1L, 4.0), tuple("reply-today", 2L, 1L, 4.0));
    }

    @Test
    void promisesNotKeptBeginWithTheLongestWait() {
        assertThat(accounts(ask("promises-not-kept").at("/hits/hits")))
                .containsExactly("acorn", "birch");
    }

    @Test
    void npsBySegmentAddsUpTheAnswers() {
        assertThat(buckets("nps-by-segment", "segment"))
                .filteredOn(it -> it.at("/answered/value").asLong() > 0)
                .extracting(
                        it -> it.path("key").asText(),
                        it -> it.at("/asked/value").asLong(),
                        it -> it.at("/promoters/value").asLong(),
                        it -> it.at("/detractors/value").asLong())
                .containsExactly(tuple("mid-market", 6L, 2L, 1L), tuple("smb", 3L, 3L, 0L));
    }

    @Test
    void howWellTheScoresWarnedBeginsWithTheNewestEvaluation() {
        assertThat(ask("how-well-the-scores-warned").at("/hits/hits"))
                .extracting(it -> it.path("_source").path("quality.auc").asDouble())
                .containsExactly(.81, .78);
    }

    @Test
    void shadowAgainstInForceCountsWhoWouldBeInWhichBand() {
        assertThat(buckets("shadow-against-in-force", "in_force"))
                .flatExtracting(
                        it ->
                                StreamSupport.stream(
                                                it.at("/on_trial/buckets").spliterator(), false)
                                        .map(
                                                trial ->
                                                        it.path("key").asText()
                                                                + " -> "
                                                                + trial.path("key").asText()
                                                                + " "
                                                                + trial.path("doc_count").asLong())
                                        .toList())
                .containsExactlyInAnyOrder(
                        "CRITICAL -> AT_RISK 1", "AT_RISK -> AT_RISK 1", "NONE -> NONE 1");
    }

    @Test
    void cohortsInTheJourneyBeginWithTheNewest() {
        assertThat(ask("cohorts-in-the-journey").at("/hits/hits"))
                .extracting(
                        it -> it.at("/_source/portfolio.cohort").asText(),
                        it -> it.at("/_source/journey.stage").asText(),
                        it -> it.at("/_source/portfolio.entered").asLong(),
                        it -> it.at("/_source/portfolio.drop_off").asDouble())
                .containsExactly(
                        tuple("2026-02", "HANDOFF", 10L, 0.0),
                        tuple("2026-02", "SETUP", 8L, 0.0),
                        tuple("2026-01", "SETUP", 12L, .083333));
    }

    @Test
    void bandsByDayAddUpSegmentsAndOwners() {
        // On the 27th one critical account, on the 28th two of one segment and one of another.
        assertThat(buckets("bands-by-day", "day"))
                .extracting(
                        it -> it.path("key_as_string").asText().substring(0, 10),
                        it -> it.at("/accounts/value").asLong(),
                        it -> it.at("/value_at_risk/value").asDouble())
                .containsExactly(
                        tuple("2026-02-27", 1L, 17_200.0), tuple("2026-02-28", 3L, 26_200.0));
    }

    private static JsonNode buckets(String name, String aggregation) {
        return ask(name).at("/aggregations/%s/buckets".formatted(aggregation));
    }

    private static JsonNode ask(String name) {
        StoredQuery query =
                queries().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .at(SampleCluster.NOW);
        return SampleCluster.shared().search(query.index(), query.body());
    }

    private static List<String> accounts(JsonNode hits) {
        return StreamSupport.stream(hits.spliterator(), false)
                .map(hit -> hit.at("/_source/account.id").asText())
                .toList();
    }
}
