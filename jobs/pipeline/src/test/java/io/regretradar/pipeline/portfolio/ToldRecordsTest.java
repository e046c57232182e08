package io.regretradar.pipeline.portfolio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.domain.rules.Rules;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.EventDecoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.pipeline.InputTopics;
import io.regretradar.pipeline.RegretJob;
import io.regretradar.pipeline.RunningJob;
import io.regretradar.pipeline.SeededBook;
import io.regretradar.pipeline.Servers;
import io.regretradar.pipeline.StoredDocuments;
import io.regretradar.pipeline.TopicContent;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.schema.wire.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What RegretJob writes for the view across accounts, on real servers, against the batch path. */
class ToldRecordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<AccountEvent> EVENTS = SeededBook.events(42, 8, 20);
    private static final long END =
            EVENTS.get(EVENTS.size() - 1).occurredAt() + Duration.ofDays(2).toMillis();
    private static final long WATERMARK = END - Duration.ofSeconds(60).toMillis() - 1;

    @TempDir private Path directory;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    @Test
    void everyVersionOfADocumentStandsInItsTopicAlsoAfterARestart() throws Exception {
        RegretSettings settings =
                Servers.settings(
                        3,
                        "parallelism",
                        "2",
                        "checkpoint.directory",
                        directory.toUri().toString(),
                        "checkpoint.interval",
                        "1 h");
        int half = EVENTS.size() / 2;
        String checkpoint;
        try (InputTopics topics = new InputTopics(settings)) {
            try (RunningJob job = RegretJob.start(settings)) {
                topics.write(EVENTS, 0, half);
                await().atMost(PATIENCE).until(() -> job.progress().written() > 100);
                checkpoint = job.checkpoint();
                topics.write(EVENTS, half, EVENTS.size());
                topics.tick(END);
                await().atMost(PATIENCE)
                        .until(() -> allTicked(settings) && repeated(settings) == 0);
                job.kill();
            }
            RegretSettings again = Servers.again(settings, "checkpoint.restore-from", checkpoint);
            try (RunningJob job = RegretJob.start(again)) {
                await().atMost(PATIENCE).until(() -> job.progress().deliveredUpTo() >= WATERMARK);
                await().atMost(PATIENCE).until(() -> repeated(settings) > 10);
            }
        }

        Map<String, String> expected = expected(settings);
        assertThat(expected).hasSizeGreaterThan(150);
        Map<String, String> told = new TreeMap<>();
        for (PortfolioInput input : PortfolioInput.values()) {
            for (ConsumerRecord<byte[], byte[]> record : documents(settings, input)) {
                String before = told.put(key(record), text(record.value()));
                assertThat(before == null || before.equals(text(record.value())))
                        .as("a repeat says the same of %s", key(record))
                        .isTrue();
                assertThat(text(record.value()))
                        .contains("\"account.id\":\"%s\"".formatted(text(record.key())));
            }
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void aTickFollowsAllThatHappenedBeforeItInEveryPartition() throws Exception {
        RegretSettings settings = Servers.settings(3, "parallelism", "4");
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.write(EVENTS, 0, EVENTS.size());
            topics.tick(END);
            await().atMost(PATIENCE).until(() -> allTicked(settings));
            assertThat(job.status().isGloballyTerminalState()).isFalse();
        }
        int documents = 0;
        for (PortfolioInput input : PortfolioInput.values()) {
            Map<Integer, Long> ticked = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : content(settings, input)) {
                if (record.headers().lastHeader(ToldRecords.DOCUMENT_ID) == null) {
                    assertThat(ticked.getOrDefault(record.partition(), 0L))
                            .isLessThan(tick(record));
                    ticked.put(record.partition(), tick(record));
                } else {
                    documents++;
                    assertThat(secondsOf(record) + 1)
                            .isGreaterThan(ticked.getOrDefault(record.partition(), 0L) / 1000);
                }
            }
            assertThat(ticked).hasSize(3).containsValue(WATERMARK);
        }
        assertThat(documents).isGreaterThan(150);
    }

    private static Map<String, String> expected(RegretSettings settings) {
        Map<String, String> expected = new TreeMap<>();
        new Replay(settings.engine(), Rules.defaults(), EVENTS)
                .run(
                        WATERMARK,
                        document ->
                                PortfolioInput.of(document)
                                        .ifPresent(
                                                input ->
                                                        expected.put(
                                                                key(input, document),
                                                                text(document.source()))));
        return expected;
    }

    private static String key(PortfolioInput input, Document document) {
        return input.topic() + "/" + document.id() + "/" + document.version();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().substring(record.topic().indexOf("radar-"))
                + "/"
                + header(record, ToldRecords.DOCUMENT_ID)
                + "/"
                + header(record, ToldRecords.DOCUMENT_VERSION);
    }

    private static boolean allTicked(RegretSettings settings) {
        for (PortfolioInput input : PortfolioInput.values()) {
            long done =
                    content(settings, input).stream()
                            .filter(r -> r.headers().lastHeader(ToldRecords.DOCUMENT_ID) == null)
                            .filter(r -> tick(r) == WATERMARK)
                            .count();
            if (done < 3) {
                return false;
            }
        }
        return true;
    }

    private static long repeated(RegretSettings settings) {
        List<ConsumerRecord<byte[], byte[]>> scores = documents(settings, PortfolioInput.SCORES);
        return scores.size() - scores.stream().map(ToldRecordsTest::key).distinct().count();
    }

    private static List<ConsumerRecord<byte[], byte[]>> documents(
            RegretSettings settings, PortfolioInput input) {
        return content(settings, input).stream()
                .filter(r -> r.headers().lastHeader(ToldRecords.DOCUMENT_ID) != null)
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> content(
            RegretSettings settings, PortfolioInput input) {
        return TopicContent.of(settings.kafka(), settings.kafka().topic(input.topic()));
    }

    private static long tick(ConsumerRecord<byte[], byte[]> record) {
        IntakeSettings any = new IntakeSettings(java.time.Instant.EPOCH, Duration.ofDays(36_500));
        return ((Decoded.Tick)
                        new EventDecoder(any, SchemaRegistry.none())
                                .decode(record.topic(), record.value(), record.timestamp()))
                .at();
    }

    private static long secondsOf(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(header(record, ToldRecords.DOCUMENT_VERSION)) >> 16;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
