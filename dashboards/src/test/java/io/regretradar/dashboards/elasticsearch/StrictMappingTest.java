package io.regretradar.dashboards.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.SampleCluster.Answer;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real Elasticsearch takes and refuses under our templates. */
class StrictMappingTest {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();
    private static final SampleCluster CLUSTER = SampleCluster.shared();

    static List<IndexFamily> indices() {
        return CATALOGUE.indices();
    }

    @ParameterizedTest
    @MethodSource("indices")
    void aDocumentWithEveryFieldIsTakenAndEveryFieldCanBeFound(IndexFamily index) {
        Answer written = write(index, full(index));

        assertThat(written.status()).as(written.body().toString()).isEqualTo(201);
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        var filter = search.withObject("/query/bool").putArray("filter");
        filter.addObject().putObject("ids").putArray("values").add("full");
        CATALOGUE.fieldsOf(index).stream()
                .filter(field -> field.type().isAggregatable())
                .forEach(
                        field -> filter.addObject().putObject("exists").put("field", field.name()));
        assertThat(CLUSTER.search(index.name(), search).at("/hits/total/value").asInt())
                .isEqualTo(1);
        assertThat(remove(index, "full").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("indices")
    void aDocumentWithAnotherFieldIsRefused(IndexFamily index) {
        ObjectNode document = full(index);
        document.withObject("/risk").put("mood", "bad");

        Answer answer = write(index, document);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/error/type").asText())
                .isEqualTo("strict_dynamic_mapping_exception");
    }

    @Test
    void aKeywordTooLongToSearchIsKeptInTheDocument() {
        IndexFamily accounts = CATALOGUE.index("regret-accounts").orElseThrow();
        ObjectNode document = full(accounts);
        document.withObject("/account").put("name", "x".repeat(40_000));

        assertThat(write(accounts, document).status()).isEqualTo(201);
        JsonNode kept = CLUSTER.send("GET", "/regret-accounts/_doc/full", "").body();
        assertThat(kept.at("/_source/account/name").asText()).hasSize(40_000);
        assertThat(remove(accounts, "full").status()).isEqualTo(200);
    }

    private static Answer write(IndexFamily index, ObjectNode document) {
        return CLUSTER.send(
                "PUT",
                "/%s/_doc/full?refresh=true".formatted(concrete(index)),
                document.toString());
    }

    private static Answer remove(IndexFamily index, String id) {
        return CLUSTER.send(
                "DELETE", "/%s/_doc/%s?refresh=true".formatted(concrete(index), id), "");
    }

    private static String concrete(IndexFamily index) {
        return index.monthly() ? index.name() + "-2026.02" : index.name();
    }

    /** A document with a value in every field that the index has. */
    private static ObjectNode full(IndexFamily index) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (Field field : CATALOGUE.fieldsOf(index)) {
            String[] path = field.name().split("\\.", -1);
            ObjectNode at = document;
            for (int i = 0; i < path.length - 1; i++) {
                at = at.withObject("/" + path[i]);
            }
            put(at, path[path.length - 1], field);
        }
        return document;
    }

    private static void put(ObjectNode object, String name, Field field) {
        switch (field.type()) {
            case KEYWORD ->
                    object.put(name, field.values().isEmpty() ? "any" : field.values().get(0));
            case TEXT -> object.put(name, "any words");
            case DOUBLE -> object.put(name, 80.1);
            case LONG -> object.put(name, 1L << 49);
            case INTEGER -> object.put(name, 7);
            case BOOLEAN -> object.put(name, true);
            case DATE -> object.put(name, "2026-02-28T23:59:59.999Z");
            case BINARY -> object.put(name, "AAEC");
            case OBJECT -> object.putArray(name).addObject().put("id", "frt_p75_h");
        }
    }
}
