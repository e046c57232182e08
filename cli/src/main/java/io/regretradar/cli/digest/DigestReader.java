package io.regretradar.cli.digest;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.regretradar.cli.alerts.AlertsCommand;
import io.regretradar.cli.chart.Sparkline.Point;
import io.regretradar.cli.digest.DigestDocuments.StageExits;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.RegretIndices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Elasticsearch for what the digest speaks of, for one owner or for all. */
final class DigestReader {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration PERIOD = Duration.ofDays(90);
    static final Duration HISTORY = Duration.ofDays(30);

    private static final String TIME = "@timestamp";
    private static final List<SortOptions> NEWEST_FIRST =
            List.of(
                    RegretIndices.descending(TIME, FieldType.Date),
                    RegretIndices.descending("alert.seq", FieldType.Long),
                    RegretIndices.descending("revision", FieldType.Long));
    private static final int MOST_CHANGES = 500;
    private static final int MOST_SCORES = 500;
    private static final int STAGES = 20;

    private final RegretIndices indices;
    private final String owner;

    /**
     * @param owner whose accounts, or null for everyone's
     */
    DigestReader(RegretIndices indices, String owner) {
        this.indices = indices;
        this.owner = owner;
    }

    /** The time of the newest assessment; empty where nothing was assessed yet. */
    Optional<Instant> newest() {
        return indices
                .search(
                        RegretIndices.ACCOUNTS,
                        RegretIndices.everything(),
                        List.of(RegretIndices.descending(TIME, FieldType.Date)),
                        1)
                .stream()
                .findFirst()
                .map(account -> Instant.parse(account.text(TIME)));
    }

    /** Everything as it stands now. */
    DigestDocuments latest(Instant newest) {
        return read(
                newest,
                indices.searchAll(RegretIndices.ACCOUNTS, owned(), "account.id"),
                indices.searchAll(
                        RegretIndices.ALERTS,
                        and(ownedOrAssigned(), RegretIndices.all(AlertsCommand.open())),
                        "alert.id"));
    }

    /** Everything as it stood at that instant, found in what was kept of it. */
    DigestDocuments at(Instant instant) {
        List<Document> accounts =
                indices.firstOfEach(
                        RegretIndices.SCORES,
                        and(owned(), RegretIndices.within(TIME, null, instant)),
                        "account.id",
                        NEWEST_FIRST);
        List<Document> alerts =
                indices
                        .firstOfEach(
                                RegretIndices.ALERT_EVENTS,
                                RegretIndices.within(TIME, null, instant),
                                "alert.id",
                                NEWEST_FIRST)
                        .stream()
                        .filter(DigestReader::open)
                        .filter(this::concernsOwner)
                        .toList();
        return read(instant, accounts, alerts);
    }

    private DigestDocuments read(Instant asOf, List<Document> accounts, List<Document> alerts) {
        return new DigestDocuments(
                asOf,
                accounts.stream()
                        .filter(account -> account.number("risk.score").isPresent())
                        .toList(),
                alerts,
                dayBefore(asOf),
                changes(asOf),
                exits(asOf),
                referrals(asOf));
    }

    private Map<String, Document> dayBefore(Instant asOf) {
        // A score is written at least once a day.
        Query query = RegretIndices.within(TIME, asOf.minus(DAY.multipliedBy(3)), asOf.minus(DAY));
        Map<String, Document> byAccount = new HashMap<>();
        indices.firstOfEach(RegretIndices.SCORES, query, "account.id", NEWEST_FIRST)
                .forEach(score -> byAccount.put(score.text("account.id"), score));
        return byAccount;
    }

    private List<Document> changes(Instant asOf) {
        return indices.search(
                RegretIndices.ALERT_EVENTS,
                and(ownedOrAssigned(), RegretIndices.within(TIME, asOf.minus(DAY), asOf)),
                NEWEST_FIRST,
                MOST_CHANGES);
    }

    /** The scores of one account in the last 30 days, in order of time. */
    List<Point> history(String account, Instant asOf) {
        Query query =
                and(
                        RegretIndices.is("account.id", account),
                        RegretIndices.within(TIME, asOf.minus(HISTORY), asOf));
        List<Point> points = new ArrayList<>();
        for (Document score :
                indices.search(RegretIndices.SCORES, query, NEWEST_FIRST, MOST_SCORES)) {
            score.number("risk.score")
                    .ifPresent(
                            value ->
                                    points.add(
                                            0,
                                            new Point(
                                                    Instant.parse(score.text(TIME)).toEpochMilli(),
                                                    value)));
        }
        return points;
    }

    private Map<String, StageExits> exits(Instant asOf) {
        Query query = and(owned(), RegretIndices.within(TIME, asOf.minus(PERIOD), asOf));
        Aggregation byStage =
                Aggregation.of(
                        by ->
                                by.terms(terms -> terms.field("transition.from").size(STAGES))
                                        .aggregations(
                                                "days",
                                                days ->
                                                        days.percentiles(
                                                                median ->
                                                                        median.field(
                                                                                        "transition.days")
                                                                                .percents(50.0)))
                                        .aggregations(
                                                "dropped",
                                                dropped ->
                                                        dropped.missing(
                                                                gone ->
                                                                        gone.field(
                                                                                "transition.to")))
                                        .aggregations(
                                                "disputed",
                                                disputed ->
                                                        disputed.filter(
                                                                RegretIndices.is(
                                                                        "transition.exit",
                                                                        "DISPUTED"))));
        Aggregate stages =
                indices.aggregate(RegretIndices.TRANSITIONS, query, Map.of("stages", byStage))
                        .get("stages");
        Map<String, StageExits> exits = new LinkedHashMap<>();
        if (stages != null && stages.isSterms()) {
            stages.sterms()
                    .buckets()
                    .array()
                    .forEach(stage -> exits.put(stage.key().stringValue(), exits(stage)));
        }
        return exits;
    }

    private static StageExits exits(StringTermsBucket stage) {
        String median =
                stage.aggregations().get("days").tdigestPercentiles().values().keyed().get("50.0");
        return new StageExits(
                stage.docCount(),
                median == null ? Double.NaN : Double.parseDouble(median),
                stage.aggregations().get("dropped").missing().docCount(),
                stage.aggregations().get("disputed").filter().docCount());
    }

    private List<Document> referrals(Instant asOf) {
        Instant from = asOf.minus(PERIOD);
        Query recent =
                Query.of(
                        query ->
                                query.bool(
                                        either ->
                                                either.should(
                                                                RegretIndices.within(
                                                                        "referral.ready_at",
                                                                        from,
                                                                        asOf))
                                                        .should(
                                                                RegretIndices.within(
                                                                        "referral.asked_at",
                                                                        from,
                                                                        asOf))));
        return indices.searchAll(RegretIndices.REFERRALS, and(owned(), recent), "referral.id");
    }

    private Query owned() {
        return owner == null ? RegretIndices.everything() : RegretIndices.is("owner.id", owner);
    }

    private Query ownedOrAssigned() {
        return owner == null
                ? RegretIndices.everything()
                : Query.of(
                        query ->
                                query.bool(
                                        either ->
                                                either.should(owned())
                                                        .should(
                                                                RegretIndices.is(
                                                                        "alert.assignee", owner))));
    }

    private boolean concernsOwner(Document alert) {
        return owner == null
                || owner.equals(alert.text("owner.id"))
                || owner.equals(alert.text("alert.assignee"));
    }

    private static boolean open(Document alert) {
        return "ACTIVE".equals(alert.text("alert.signal_state"))
                && !"CLOSED".equals(alert.text("alert.workflow_state"));
    }

    private static Query and(Query... conditions) {
        return RegretIndices.all(List.of(conditions));
    }
}
