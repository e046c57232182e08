package io.regretradar.pipeline.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.domain.document.Document;
import io.regretradar.embedded.Fault;
import io.regretradar.embedded.FaultProxy;
import io.regretradar.pipeline.Servers;
import io.regretradar.pipeline.SharedFlink;
import io.regretradar.pipeline.StoredDocuments;
import io.regretradar.pipeline.TestSettings;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import io.regretradar.pipeline.settings.ElasticSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sink against a real Elasticsearch, with a proxy between that misbehaves. */
class ElasticSinkTest {

    private static final String INDEX = "sink-test";
    private static final Predicate<String> BULK = line -> line.contains("_bulk");
    private static final int DOCUMENTS = 250;

    private FaultProxy proxy;

    @BeforeEach
    void startAnew() {
        proxy = FaultProxy.before(Servers.elasticsearch());
        CollectedDeadLetters.reset(0);
        StoredDocuments.clear();
        StoredDocuments.create(
                INDEX,
                """
                {"settings": {"number_of_replicas": 0},
                 "mappings": {"dynamic": "strict", "properties": {"n": {"type": "long"}}}}
                """);
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    static Stream<Named<Fault>> passingFaults() {
        return Stream.of(
                Named.of("back-pressure (429)", new Fault.Status(429)),
                Named.of("a server error (500)", new Fault.Status(500)),
                Named.of("a broken gateway (502)", new Fault.Status(502)),
                Named.of("no service (503)", new Fault.Status(503)),
                Named.of("a gateway's time-out (504)", new Fault.Status(504)),
                Named.of("a reset connection", new Fault.Reset()),
                Named.of("half an answer", new Fault.HalfAnswer()),
                Named.of("an answer that never comes", new Fault.DropAnswer()),
                Named.of("a delay beyond the time-out", new Fault.Delay(Duration.ofSeconds(2))),
                Named.of("an answer that is no JSON", new Fault.Rewrite(body -> "<html>")),
                Named.of(
                        "back-pressure for every second document",
                        new Fault.Rewrite(ElasticSinkTest::everySecondRefusedForNow)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void everyDocumentArrivesInSpiteOf(Fault fault) throws Exception {
        proxy.inject(fault, 3, BULK);

        run(documents(DOCUMENTS));

        assertThat(proxy.pendingFaults()).isZero();
        assertThat(stored()).hasSize(DOCUMENTS);
        assertThat(CollectedDeadLetters.letters()).isEmpty();
    }

    @Test
    void aRequestThatIsTooLargeIsSplit() throws Exception {
        proxy.inject(new Fault.Status(413), 3, BULK);

        run(documents(DOCUMENTS));

        assertThat(stored()).hasSize(DOCUMENTS);
        assertThat(CollectedDeadLetters.letters()).isEmpty();
    }

    @Test
    void aDocumentThatIsTooLargeOnItsOwnIsADeadLetter() throws Exception {
        proxy.inject(new Fault.Status(413), Integer.MAX_VALUE, BULK);

        run(documents(3));

        assertThat(CollectedDeadLetters.letters())
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo("document_too_large"));
    }

    @Test
    void aDocumentAboveTheBatchSizeIsNotEvenSent() throws Exception {
        List<Document> documents = new ArrayList<>(documents(5));
        documents.add(2, document("huge", 1, "{\"n\": 1, \"x\": \"" + "y".repeat(300_000) + "\"}"));

        run(documents);

        assertThat(stored()).hasSize(5);
        assertThat(CollectedDeadLetters.letters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo("document_too_large");
                            assertThat(letter.bytes().length()).isGreaterThan(300_000);
                            assertThat(letter.bytes().head()).hasSize(65_536);
                        });
    }

    @Test
    void aRefusedDocumentIsADeadLetterAndTheOthersArrive() throws Exception {
        List<Document> documents = new ArrayList<>(documents(DOCUMENTS));
        documents.add(7, document("wrong-type", 9, "{\"n\": \"many\"}"));
        documents.add(70, document("unknown-field", 9, "{\"m\": 1}"));

        run(documents);

        assertThat(stored()).hasSize(DOCUMENTS);
        assertThat(CollectedDeadLetters.letters())
                .extracting(letter -> letter.place().id(), letter -> letter.reason())
                .containsExactlyInAnyOrder(
                        tuple(INDEX + ":wrong-type:9", "document_parsing_exception"),
                        tuple(INDEX + ":unknown-field:9", "strict_dynamic_mapping_exception"));
        assertThat(CollectedDeadLetters.letters().get(0).message())
                .contains("[n] of type [long]")
                .contains("many");
    }

    @Test
    void aRefusedDocumentIsDoneOnlyOnceItsDeadLetterIsStored() throws Exception {
        CollectedDeadLetters.reset(4);

        run(List.of(document("wrong-type", 9, "{\"n\": \"many\"}")));

        assertThat(CollectedDeadLetters.letters()).hasSize(1);
    }

    @Test
    void anOlderDocumentDoesNotReplaceANewerOne() throws Exception {
        run(List.of(document("a", 5, "{\"n\": 5}"), document("a", 4, "{\"n\": 4}")));

        assertThat(stored().get(INDEX + "/a").path("n").asInt()).isEqualTo(5);
        assertThat(CollectedDeadLetters.letters()).isEmpty();
    }

    @Test
    void theSameVersionMayBeWrittenAgain() throws Exception {
        run(List.of(document("a", 5, "{\"n\": 5}")));
        run(List.of(document("a", 5, "{\"n\": 5}")));

        assertThat(stored()).hasSize(1);
        assertThat(CollectedDeadLetters.letters()).isEmpty();
    }

    @Test
    void checkpointsGoOnAfterARefusal() throws Exception {
        MiniCluster cluster = SharedFlink.cluster();
        JobID job =
                start(
                        index ->
                                index % 10 == 3
                                        ? document("bad-" + index, 1, "{\"n\": \"x\"}")
                                        : document("good-" + index, 1, "{\"n\": 1}"));

        await().until(() -> CollectedDeadLetters.letters().size() > 3);
        String checkpoint = cluster.triggerCheckpoint(job).get();
        int soFar = stored().size();
        await().until(() -> stored().size() > soFar);

        assertThat(checkpoint).isNotBlank();
        cluster.cancelJob(job).get();
    }

    @Test
    void afterAnOutageNothingIsMissing() throws Exception {
        MiniCluster cluster = SharedFlink.cluster();
        proxy.inject(new Fault.Status(503), Integer.MAX_VALUE, BULK);
        JobID job = start(index -> document("d-" + index, 1, "{\"n\": %d}".formatted(index)));
        await().atMost(Duration.ofSeconds(30)).until(() -> proxy.faults() >= 8);
        assertThat(stored()).isEmpty();

        proxy.heal();
        await().until(() -> stored().size() > 400);
        cluster.stopWithSavepoint(
                        job,
                        Files.createTempDirectory("savepoint").toUri().toString(),
                        true,
                        SavepointFormatType.CANONICAL)
                .get();

        List<Integer> numbers =
                stored().values().stream().map(json -> json.path("n").asInt()).sorted().toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, numbers.size()).boxed().toList());
    }

    @Test
    void withoutAccessTheJobStopsAndSaysWhy() {
        proxy.inject(new Fault.Status(401), Integer.MAX_VALUE, BULK);

        assertThatThrownBy(() -> run(documents(3)))
                .satisfies(
                        failure ->
                                assertThat(
                                                ExceptionUtils.findThrowableWithMessage(
                                                        failure, "refuses access (401)"))
                                        .isPresent());
        assertThat(proxy.faults()).as("not tried again").isEqualTo(1);
    }

    @Test
    void aStartWithoutAccessIsRefusedWithTheRemedy() {
        proxy.inject(new Fault.Status(401), 1);
        assertThatThrownBy(() -> ElasticSink.check(settings()))
                .hasMessageContaining(proxy.url())
                .hasMessageContaining("Set elasticsearch.username and elasticsearch.password");

        proxy.inject(new Fault.Status(403), 1);
        assertThatThrownBy(() -> ElasticSink.check(settings()))
                .hasMessageContaining("needs the cluster privilege 'monitor'");

        assertThatCode(() -> ElasticSink.check(settings())).doesNotThrowAnyException();
    }

    @Test
    void aStartWithoutElasticsearchIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> ElasticSink.check(TestSettings.of().elastic()))
                .hasMessageContaining("Elasticsearch at http://127.0.0.1:1 does not answer")
                .hasMessageContaining("Check that it runs");
    }

    private void run(List<Document> documents) throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromData(documents, DocumentSerializer.TYPE).sinkTo(sink());
        SharedFlink.run(env);
    }

    /** Starts a job that goes on for ever, with 200 documents a second. */
    private JobID start(DocumentOf documents) throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSource(
                        new DataGeneratorSource<>(
                                documents::of,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(200),
                                DocumentSerializer.TYPE),
                        WatermarkStrategy.noWatermarks(),
                        "documents")
                .sinkTo(sink());
        return SharedFlink.start(env);
    }

    /** The document of a number. */
    private interface DocumentOf extends java.io.Serializable {
        Document of(long index);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(1);
        return env;
    }

    private ElasticSink sink() {
        return new ElasticSink(settings(), CollectedDeadLetters::new);
    }

    private ElasticSettings settings() {
        return TestSettings.of(
                        "elasticsearch.urls", proxy.url(),
                        "elasticsearch.request-timeout", "1 s",
                        "sink.batch-size", "100",
                        "sink.batch-bytes", "256 kb",
                        "sink.max-delay", "50 ms")
                .elastic();
    }

    private static Map<String, JsonNode> stored() {
        return StoredDocuments.all(INDEX);
    }

    private static List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> document("d-" + i, 1, "{\"n\": %d}".formatted(i)))
                .toList();
    }

    private static Document document(String id, long version, String source) {
        return new Document(INDEX, id, version, 0, source.getBytes(StandardCharsets.UTF_8));
    }

    private static String everySecondRefusedForNow(String answer) {
        StringBuilder changed = new StringBuilder();
        String[] items = answer.split("\"status\":201", -1);
        for (int i = 0; i < items.length - 1; i++) {
            changed.append(items[i])
                    .append(
                            i % 2 == 0
                                    ? "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}"
                                    : "\"status\":201");
        }
        return changed.append(items[items.length - 1]).toString();
    }
}
