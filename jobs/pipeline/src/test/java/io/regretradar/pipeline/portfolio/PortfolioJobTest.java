package io.regretradar.pipeline.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.domain.rules.Rules;
import io.regretradar.pipeline.InputTopics;
import io.regretradar.pipeline.JobProgress;
import io.regretradar.pipeline.PortfolioJob;
import io.regretradar.pipeline.RegretJob;
import io.regretradar.pipeline.RunningJob;
import io.regretradar.pipeline.Servers;
import io.regretradar.pipeline.StoredDocuments;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs on a real broker and a real Elasticsearch, against a plain count of the documents. */
class PortfolioJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STREAMS =
            "support-tickets,product-usage,surveys,account-lifecycle,referrals";
    private static final List<AccountEvent> EVENTS = PortfolioBook.events(42, 12, 40);
    private static final long END =
            EVENTS.get(EVENTS.size() - 1).occurredAt() + Duration.ofDays(2).toMillis();
    private static final long WATERMARK = END - Duration.ofSeconds(60).toMillis() - 1;

    @TempDir private Path directory;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    private RegretSettings settings(String parallelism) {
        return Servers.settings(
                3,
                "parallelism",
                parallelism,
                "streams.connected",
                STREAMS,
                "checkpoint.directory",
                directory.toUri().toString(),
                "checkpoint.interval",
                "1 h");
    }

    @Test
    void theRowsAreWhatAPlainCountOfTheDocumentsGives() throws Exception {
        RegretSettings settings = settings("2");
        try (InputTopics topics = new InputTopics(settings);
                RunningJob regret = RegretJob.start(settings);
                RunningJob portfolio = PortfolioJob.startBeside(regret, settings)) {
            topics.write(EVENTS, 0, EVENTS.size());
            topics.tick(END);

            JobProgress progress = delivered(portfolio);

            rowsAreRight(settings);
            assertThat(progress.read()).isEqualTo(told(settings).size());
            assertThat(progress.applied()).isEqualTo(progress.read() - progress.duplicate());
            assertThat(progress.late() + progress.rejected() + progress.refused()).isZero();
            assertThat(progress.conflicts()).isZero();
        }
    }

    @Test
    void aSavepointOfTheOneAndACrashOfTheOtherGiveTheSameRows() throws Exception {
        RegretSettings settings = settings("1");
        int half = EVENTS.size() / 2;
        String checkpoint;
        String savepoint;
        try (InputTopics topics = new InputTopics(settings)) {
            try (RunningJob regret = RegretJob.start(settings);
                    RunningJob portfolio = PortfolioJob.start(settings)) {
                topics.write(EVENTS, 0, half / 2);
                await().atMost(PATIENCE).until(() -> regret.progress().written() > 100);
                checkpoint = regret.checkpoint();
                topics.write(EVENTS, half / 2, half);
                await().atMost(PATIENCE).until(() -> portfolio.progress().written() > 50);
                savepoint = portfolio.stopWithSavepoint(directory.toUri().toString());
                topics.write(EVENTS, half, half + half / 2);
                regret.kill();
            }
            RegretSettings regretAgain =
                    Servers.again(settings, "checkpoint.restore-from", checkpoint);
            RegretSettings portfolioAgain =
                    Servers.again(
                            settings, "checkpoint.restore-from", savepoint, "parallelism", "3");
            try (RunningJob regret = RegretJob.start(regretAgain);
                    RunningJob portfolio = PortfolioJob.start(portfolioAgain)) {
                topics.write(EVENTS, half + half / 2, EVENTS.size());
                topics.tick(END);

                JobProgress progress = delivered(portfolio);

                assertThat(progress.duplicate()).as("told again after the crash").isPositive();
                assertThat(progress.late()).isZero();
                assertThat(regret.status()).isEqualTo(JobStatus.RUNNING);
                rowsAreRight(settings);
            }
        }
    }

    @Test
    void whatIsNoDocumentBecomesADeadLetterAndTheRestCounts() throws Exception {
        RegretSettings settings = settings("1");
        String topic = settings.kafka().topic(PortfolioInput.SCORES.topic());
        try (InputTopics topics = new InputTopics(settings);
                RunningJob regret = RegretJob.start(settings);
                RunningJob portfolio = PortfolioJob.startBeside(regret, settings)) {
            send(
                    settings,
                    new ProducerRecord<>(topic, "acme".getBytes(UTF_8), "{".getBytes(UTF_8)));
            ProducerRecord<byte[], byte[]> noInstant =
                    new ProducerRecord<>(
                            topic,
                            "acme".getBytes(UTF_8),
                            "{\"account.id\":\"acme\",\"@timestamp\":\"today\"}".getBytes(UTF_8));
            noInstant.headers().add(ToldRecords.DOCUMENT_ID, "acme".getBytes(UTF_8));
            noInstant.headers().add(ToldRecords.DOCUMENT_VERSION, "7".getBytes(UTF_8));
            send(settings, noInstant);
            topics.write(EVENTS, 0, EVENTS.size());
            topics.tick(END);

            assertThat(delivered(portfolio).rejected()).isEqualTo(2);

            await().atMost(PATIENCE)
                    .until(() -> StoredDocuments.all("regret-dead-letters-*").size() == 2);
            assertThat(StoredDocuments.all("regret-dead-letters-*").values())
                    .allSatisfy(
                            letter -> {
                                assertThat(letter.path("dead.topic").asText()).isEqualTo(topic);
                                assertThat(letter.path("dead.reason").asText())
                                        .isEqualTo("MALFORMED");
                                assertThat(letter.path("account.id").asText()).isEqualTo("acme");
                            })
                    .anyMatch(
                            letter ->
                                    letter.path("dead.message")
                                            .asText()
                                            .contains("@timestamp is \"today\""))
                    .anyMatch(
                            letter ->
                                    letter.path("dead.message")
                                            .asText()
                                            .contains("neither a tick"));
            rowsAreRight(settings);
        }
    }

    private static void send(RegretSettings settings, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings.kafka().connection(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static JobProgress delivered(RunningJob portfolio) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(portfolio::progress, p -> p.deliveredUpTo() >= WATERMARK - 1);
    }

    private static List<Document> told(RegretSettings settings) {
        List<Document> documents = new ArrayList<>();
        new Replay(settings.engine(), Rules.defaults(), EVENTS)
                .run(
                        WATERMARK,
                        document -> {
                            if (PortfolioInput.of(document).isPresent()) {
                                documents.add(document);
                            }
                        });
        return documents;
    }

    /** Each row that counts anything, and no other one that does. */
    private static void rowsAreRight(RegretSettings settings) {
        Map<String, Map<String, Double>> expected = new Recomputed(told(settings)).rows;
        for (String kind :
                List.of(
                        "STAGE_FUNNEL",
                        "BAND_MIX",
                        "REGRET_MIX",
                        "CONSISTENCY",
                        "REFERRAL_FUNNEL",
                        "REFERRAL_INCENTIVE")) {
            assertThat(expected.keySet()).anyMatch(id -> id.startsWith(kind + ":"));
        }
        Map<String, JsonNode> stored = new TreeMap<>();
        StoredDocuments.all("regret-portfolio-*")
                .forEach((id, row) -> stored.put(id.substring(id.indexOf('/') + 1), row));
        assertThat(stored.keySet()).containsAll(expected.keySet());
        expected.forEach(
                (id, row) ->
                        row.forEach(
                                (field, value) ->
                                        assertThat(stored.get(id).path(field).asDouble())
                                                .as("%s %s", id, field)
                                                .isCloseTo(value, within(2e-6))));
        stored.keySet().removeAll(expected.keySet());
        stored.forEach((id, row) -> assertThat(row.path("portfolio.accounts").asLong()).isZero());
    }
}
