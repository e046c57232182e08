package io.regretradar.cli.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.console.CommandFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/** The documents that the job writes, asked for in Elasticsearch. */
public final class RegretIndices implements AutoCloseable {
    public static final String ALL = "regret-*";
    public static final String ACCOUNTS = "regret-accounts";
    public static final String SCORES = "regret-scores-*";
    public static final String ALERTS = "regret-alerts";
    public static final String ALERT_EVENTS = "regret-alert-events-*";
    public static final String TRANSITIONS = "regret-stage-transitions-*";
    public static final String REFERRALS = "regret-referrals";
    public static final String PORTFOLIO = "regret-portfolio-*";
    public static final String MODEL_QUALITY = "regret-model-quality";
    public static final String DEAD_LETTERS = "regret-dead-letters-*";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BUCKETS = 60_000;
    private static final int PAGE = 2_000;

    private final String url;
    private final RestClientTransport transport;
    private final ElasticsearchClient client;
    private final Calls calls;

    /** The order in which people work a list: value at risk, then score where no value is known. */
    public static final List<SortOptions> BY_VALUE_AT_RISK =
            List.of(
                    descending("risk.value_at_risk", FieldType.Double),
                    descending("risk.score", FieldType.Double),
                    ascending("account.id", FieldType.Keyword));

    RegretIndices(String url, RestClient connection) {
        this.url = url;
        this.transport = new RestClientTransport(connection, new JacksonJsonpMapper());
        this.client = new ElasticsearchClient(transport);
        this.calls = new Calls(url);
    }

    /** The address that is asked. */
    public String url() {
        return url;
    }

    /** Up to {@code limit} documents that match, in that order. */
    public List<Document> search(String index, Query query, List<SortOptions> order, int limit) {
        return calls.ask(
                () ->
                        client
                                .search(
                                        request(index)
                                                .query(query)
                                                .sort(order)
                                                .size(Math.min(limit, 10_000))
                                                .build(),
                                        JsonNode.class)
                                .hits()
                                .hits()
                                .stream()
                                .map(hit -> new Document(hit.source()))
                                .toList());
    }

    /**
     * Every document that matches, in the order of a keyword field that each has its own value of.
     */
    public List<Document> searchAll(String index, Query query, String uniqueField) {
        List<Document> all = new ArrayList<>();
        SearchRequest.Builder request = page(index, query, uniqueField);
        while (true) {
            SearchRequest next = request.build();
            var hits = calls.ask(() -> client.search(next, JsonNode.class).hits().hits());
            hits.forEach(hit -> all.add(new Document(hit.source())));
            if (hits.size() < PAGE) {
                return all;
            }
            request = page(index, query, uniqueField).searchAfter(hits.get(hits.size() - 1).sort());
        }
    }

    private static SearchRequest.Builder page(String index, Query query, String field) {
        return request(index).query(query).sort(ascending(field, FieldType.Keyword)).size(PAGE);
    }

    /**
     * Of each value of a keyword field the first matching document in that order, for at most
     * 10,000 values.
     */
    public List<Document> firstOfEach(
            String index, Query query, String field, List<SortOptions> order) {
        return calls.ask(
                () ->
                        client
                                .search(
                                        request(index)
                                                .query(query)
                                                .sort(order)
                                                .collapse(collapse -> collapse.field(field))
                                                .size(10_000)
                                                .build(),
                                        JsonNode.class)
                                .hits()
                                .hits()
                                .stream()
                                .map(hit -> new Document(hit.source()))
                                .toList());
    }

    /** What those aggregations say of the matching documents, by the same names. */
    public Map<String, Aggregate> aggregate(
            String index, Query query, Map<String, Aggregation> aggregations) {
        return calls.ask(
                () ->
                        client.search(
                                        request(index)
                                                .query(query)
                                                .size(0)
                                                .aggregations(aggregations)
                                                .build(),
                                        JsonNode.class)
                                .aggregations());
    }

    /** What Elasticsearch answers to a search as it stands. */
    public JsonNode ask(String index, JsonNode search) {
        Request request = new Request("POST", "/" + index + "/_search");
        request.addParameter("ignore_unavailable", "true");
        request.addParameter("allow_no_indices", "true");
        request.addParameter("allow_partial_search_results", "false");
        request.setJsonEntity(search.toString());
        return calls.ask(
                () ->
                        JSON.readTree(
                                transport
                                        .restClient()
                                        .performRequest(request)
                                        .getEntity()
                                        .getContent()));
    }

    /** How many documents match. */
    public long count(String index, Query query) {
        return calls.ask(
                () ->
                        client.search(
                                        request(index)
                                                .query(query)
                                                .size(0)
                                                .trackTotalHits(every -> every.enabled(true))
                                                .build(),
                                        Void.class)
                                .hits()
                                .total()
                                .value());
    }

    /** How many of the matching documents have each value of a keyword field. */
    public Map<String, Long> countBy(String index, Query query, String field) {
        return calls.ask(
                () ->
                        client
                                .search(
                                        request(index)
                                                .query(query)
                                                .size(0)
                                                .aggregations(
                                                        "by",
                                                        by ->
                                                                by.terms(
                                                                        terms ->
                                                                                terms.field(field)
                                                                                        .size(
                                                                                                MOST_BUCKETS)))
                                                .build(),
                                        JsonNode.class)
                                .aggregations()
                                .get("by")
                                .sterms()
                                .buckets()
                                .array()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                bucket -> bucket.key().stringValue(),
                                                bucket -> bucket.docCount())));
    }

    /** Writes a document; one that has the id is replaced. */
    public void put(String index, String id, JsonNode document) {
        calls.ask(() -> client.index(request -> request.index(index).id(id).document(document)));
    }

    /**
     * Deletes what matches, in portions: a delete by query is a module that not every Elasticsearch
     * has.
     *
     * @param but what is to stay
     * @return how many documents
     */
    public long delete(Query query, Query but) {
        Query wanted = Query.of(all -> all.bool(bool -> bool.must(query).mustNot(but)));
        long deleted = 0;
        while (true) {
            refresh();
            var hits =
                    calls.ask(
                            () ->
                                    client.search(
                                                    request(ALL)
                                                            .query(wanted)
                                                            .size(PAGE)
                                                            .source(none -> none.fetch(false))
                                                            .build(),
                                                    Void.class)
                                            .hits()
                                            .hits());
            if (hits.isEmpty()) {
                return deleted;
            }
            BulkRequest.Builder bulk = new BulkRequest.Builder();
            hits.forEach(
                    hit ->
                            bulk.operations(
                                    one -> one.delete(it -> it.index(hit.index()).id(hit.id()))));
            BulkRequest request = bulk.build();
            boolean refused = calls.ask(() -> client.bulk(request).errors());
            if (refused) {
                throw new CommandFailure(
                        "%s has not deleted all of %d documents. See its log, then run this again."
                                .formatted(url, hits.size()));
            }
            deleted += hits.size();
        }
    }

    /** Makes everything written so far visible to searches. */
    public void refresh() {
        calls.ask(
                () ->
                        client.indices()
                                .refresh(
                                        refresh ->
                                                refresh.index("regret-*")
                                                        .ignoreUnavailable(true)
                                                        .allowNoIndices(true)));
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new CommandFailure("The connection to %s did not close".formatted(url), e);
        }
    }

    /** A whole answer or none: a shard that is only starting would be left out in silence. */
    private static SearchRequest.Builder request(String index) {
        return new SearchRequest.Builder()
                .index(index)
                .allowPartialSearchResults(false)
                .ignoreUnavailable(true)
                .allowNoIndices(true);
    }

    /** Every document. */
    public static Query everything() {
        return all(List.of());
    }

    /** The field has one of those values. */
    public static Query any(String field, List<String> values) {
        List<Query> each = values.stream().map(value -> is(field, value)).toList();
        return Query.of(query -> query.bool(bool -> bool.should(each)));
    }

    /** All of these. */
    public static Query all(List<Query> conditions) {
        return conditions.isEmpty()
                ? Query.of(query -> query.matchAll(any -> any))
                : Query.of(query -> query.bool(bool -> bool.filter(conditions)));
    }

    /** The field has exactly that value. */
    public static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** The time lies after {@code from} and not after {@code to}; null is no limit. */
    public static Query within(String field, Instant from, Instant to) {
        return Query.of(
                query ->
                        query.range(
                                range ->
                                        range.date(
                                                date -> {
                                                    date.field(field);
                                                    if (from != null) {
                                                        date.gt(from.toString());
                                                    }
                                                    return to == null
                                                            ? date
                                                            : date.lte(to.toString());
                                                })));
    }

    public static SortOptions descending(String field, FieldType type) {
        return sort(field, type, SortOrder.Desc);
    }

    public static SortOptions ascending(String field, FieldType type) {
        return sort(field, type, SortOrder.Asc);
    }

    private static SortOptions sort(String field, FieldType type, SortOrder order) {
        FieldSort sort =
                FieldSort.of(
                        by -> by.field(field).order(order).unmappedType(type).missing("_last"));
        return SortOptions.of(options -> options.field(sort));
    }
}
