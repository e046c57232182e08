package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.source.SourceBook;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the batch path says must stand in Elasticsearch, document by document. */
record ExpectedDocuments(Map<String, JsonNode> expected) {

    static ExpectedDocuments of(RegretSettings settings, List<AccountEvent> events, long watermark)
            throws IOException {
        return of(settings, new RuleBook(), events, watermark);
    }

    static ExpectedDocuments of(
            RegretSettings settings, RuleBook book, List<AccountEvent> events, long watermark)
            throws IOException {
        return of(settings, book, new SourceBook(), events, watermark);
    }

    static ExpectedDocuments of(
            RegretSettings settings,
            RuleBook book,
            SourceBook sources,
            List<AccountEvent> events,
            long watermark)
            throws IOException {
        List<Document> documents = new ArrayList<>();
        new Replay(settings.engine(), book, sources, events).run(watermark, documents::add);
        Map<String, Document> latest = new TreeMap<>();
        for (Document document : documents) {
            latest.merge(
                    document.index() + "/" + document.id(),
                    document,
                    (old, now) -> now.version() >= old.version() ? now : old);
        }
        Map<String, JsonNode> expected = new TreeMap<>();
        for (Map.Entry<String, Document> document : latest.entrySet()) {
            expected.put(
                    document.getKey(), new ObjectMapper().readTree(document.getValue().source()));
        }
        return new ExpectedDocuments(expected);
    }

    /** Names what is missing, what is too much and what differs. */
    void areStored() {
        Map<String, JsonNode> stored = StoredDocuments.all("regret-*");
        assertThat(stored.values().stream().map(json -> json.path("dead.message").asText()))
                .as("dead letters")
                .allMatch(String::isEmpty);
        match(stored);
    }

    /** The same where dead letters are meant to be; they are left out. */
    void areStoredBesideDeadLetters() {
        match(StoredDocuments.all("regret-*,-regret-dead-letters-*"));
    }

    /** The same where alerts of sources are meant to be, which no account writes. */
    void areStoredBesideAlertsOfSources() {
        Map<String, JsonNode> stored = StoredDocuments.all("regret-*");
        stored.values().removeIf(document -> document.has("source.stream"));
        match(stored);
    }

    private void match(Map<String, JsonNode> stored) {
        assertThat(expected)
                .as("the history must give something to compare")
                .hasSizeGreaterThan(500);
        assertThat(difference(stored.keySet(), expected.keySet())).as("too much").isEmpty();
        assertThat(difference(expected.keySet(), stored.keySet())).as("missing").isEmpty();
        expected.forEach((id, source) -> assertThat(stored.get(id)).as(id).isEqualTo(source));
    }

    private static Set<String> difference(Set<String> of, Set<String> without) {
        Set<String> difference = new TreeSet<>(of);
        difference.removeAll(without);
        return difference;
    }
}
