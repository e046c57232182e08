package io.regretradar.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.rules.Rules;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.notification.NotificationRecords;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job writes into radar-notifications, on real servers, against the batch path. */
class NotificationsJobTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<AccountEvent> EVENTS = SeededBook.events(42, 12, 40);
    private static final long END =
            EVENTS.get(EVENTS.size() - 1).occurredAt() + Duration.ofDays(2).toMillis();

    @TempDir private Path directory;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    @Test
    void eachChangeIsToldUnderItsKeyAlsoWhenAPartIsReplayed() throws Exception {
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
                delivered(job);
                // The second half's notifications reach Kafka before the job is lost.
                await().atMost(PATIENCE)
                        .until(() -> distinct(told(settings)).size() == expected(settings).size());
                job.kill();
            }
            int before = told(settings).size();
            RegretSettings again = Servers.again(settings, "checkpoint.restore-from", checkpoint);
            try (RunningJob job = RegretJob.start(again)) {
                delivered(job);
                await().atMost(PATIENCE).until(() -> told(settings).size() > before);
            }
        }

        Map<String, Notification> expected = expected(settings);
        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(expected.values())
                .extracting(Notification::kind)
                .contains(Notification.Kind.OPENED, Notification.Kind.RAISED);
        List<ConsumerRecord<byte[], byte[]>> told = told(settings);
        assertThat(told).hasSizeGreaterThan(expected.size());
        assertThat(distinct(told).keySet()).isEqualTo(expected.keySet());
        for (ConsumerRecord<byte[], byte[]> record : told) {
            Notification wanted = expected.get(keyOf(record));
            assertThat(new String(record.value(), UTF_8))
                    .isEqualTo(new String(NotificationJson.write(wanted), UTF_8));
            assertThat(new String(record.key(), UTF_8)).isEqualTo(wanted.account().id());
        }
    }

    @Test
    void aBackfillIsQuietAboutThePastAndWritesTheSameDocuments() throws Exception {
        Instant quietBefore = SeededBook.START.plus(Duration.ofDays(20));
        RegretSettings settings =
                Servers.settings(3, "alerts.quiet-before", quietBefore.toString());
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.write(EVENTS, 0, EVENTS.size());
            topics.tick(END);
            delivered(job);

            Map<String, Notification> expected = expected(settings);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(distinct(told(settings)).keySet())
                                            .isEqualTo(expected.keySet()));
            assertThat(expected).isNotEmpty();
            assertThat(expected.values()).allMatch(told -> told.at() >= quietBefore.toEpochMilli());
            assertThat(expected.size()).isLessThan(expected(TestSettings.of()).size());
            ExpectedDocuments.of(TestSettings.of(), EVENTS, END - BOUND.toMillis() - 1).areStored();
        }
    }

    private static void delivered(RunningJob job) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> job.progress().deliveredUpTo() >= END - BOUND.toMillis() - 1);
    }

    private static Map<String, Notification> expected(RegretSettings settings) {
        Map<String, Notification> notifications = new TreeMap<>();
        new Replay(settings.engine(), Rules.defaults(), EVENTS)
                .run(
                        END - BOUND.toMillis() - 1,
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {}

                            @Override
                            public void notification(Notification notification) {
                                notifications.put(notification.key(), notification);
                            }
                        });
        return notifications;
    }

    private static Map<String, String> distinct(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, String> byKey = new TreeMap<>();
        records.forEach(record -> byKey.put(keyOf(record), new String(record.value(), UTF_8)));
        return byKey;
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return new String(
                record.headers().lastHeader(NotificationRecords.DEDUP_KEY).value(), UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> told(RegretSettings settings) {
        Properties properties = settings.kafka().connection();
        properties.put("auto.offset.reset", "earliest");
        String topic = settings.kafka().topic(Topics.NOTIFICATIONS);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
