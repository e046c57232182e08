package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.feed.SendingOrder;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.Rules;
import io.regretradar.pipeline.JobProgress;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.notification.NotificationRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** A year of history that lies in the topics when the job starts for the first time. */
class BackfillTest {
    private static final SimulationSettings BOOK =
            new SimulationSettings(5, 5, 365, SimulationOptions.DEFAULT_START.minusYears(1));
    private static final Duration BOUND = EngineSettings.defaults().bound();
    private static final int PARTITIONS = 2;

    @Test
    void aYearReplayedWritesWhatTheBatchPathSaysAndTellsNobodyOfThePast() throws Exception {
        List<AccountEvent> events = new ArrayList<>();
        new Simulation(BOOK).until(BOOK.end(), events::add);
        Instant quietBefore = BOOK.end().minus(Duration.ofDays(45));
        DemoStack.Options options =
                new DemoStack.Options(Stream.OF_CUSTOMERS, PARTITIONS, 0, false, quietBefore);
        Map<String, JsonNode> stored;
        Set<String> told;
        int mostWaiting;
        try (DemoStack stack = DemoStack.start(options)) {
            KafkaFeed feed = stack.feed();
            SendingOrder order = new SendingOrder(feed, BOUND, 3);
            events.forEach(order::event);
            order.end(BOOK.end().toEpochMilli());
            feed.flush();
            stack.startJobs();
            JobProgress progress =
                    new Completion(stack.job(), stack.portfolio(), stack.indices())
                            .await(
                                    Instant.ofEpochMilli(events.get(0).occurredAt()),
                                    BOOK.end(),
                                    events.size());
            assertThat(progress.applied()).isEqualTo(events.size());
            assertThat(progress.late() + progress.rejected() + progress.refused()).isZero();
            stored = StoredByJob.everything(stack.indices().url().toString());
            told = told(stack);
            mostWaiting = mostWaiting(stack.job().webAddress().toString());
        }

        StoredByJob.assertSame(stored, StoredByJob.expected(events, BOOK.end()));
        Set<String> all = notifications(events, Instant.EPOCH);
        assertThat(told).isEqualTo(notifications(events, quietBefore)).isNotEmpty();
        assertThat(all).hasSizeGreaterThan(3 * told.size());
        aligned(events, mostWaiting);
    }

    /** Topics are read abreast, so that an account's year never waits in state as a whole. */
    private static void aligned(List<AccountEvent> events, int mostWaiting) {
        Map<String, Integer> ofYear = new TreeMap<>();
        events.forEach(event -> ofYear.merge(event.accountId(), 1, Integer::sum));

        assertThat(mostWaiting).isPositive().isLessThan(Collections.max(ofYear.values()) / 4);
    }

    private static int mostWaiting(String rest) throws Exception {
        int most = 0;
        for (JsonNode job : StoredByJob.get(rest + "/jobs").path("jobs")) {
            String url = rest + "/jobs/" + job.path("id").asText();
            for (JsonNode vertex : StoredByJob.get(url).path("vertices")) {
                String metrics =
                        url + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
                for (JsonNode metric : StoredByJob.get(metrics)) {
                    String id = metric.path("id").asText();
                    if (id.endsWith(".mostWaiting")) {
                        JsonNode value = StoredByJob.get(metrics + "?agg=max&get=" + id);
                        most = Math.max(most, value.path(0).path("max").asInt());
                    }
                }
            }
        }
        return most;
    }

    private static Set<String> notifications(List<AccountEvent> events, Instant quietBefore) {
        Set<String> keys = new TreeSet<>();
        EngineSettings settings =
                EngineSettings.defaults()
                        .withConnected(Stream.OF_CUSTOMERS)
                        .withQuietBefore(quietBefore);
        new Replay(settings, Rules.defaults(), events)
                .run(
                        StoredByJob.watermark(BOOK.end()),
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {}

                            @Override
                            public void notification(Notification notification) {
                                keys.add(notification.key());
                            }
                        });
        return keys;
    }

    private static Set<String> told(DemoStack stack) {
        Set<String> keys = new TreeSet<>();
        Properties properties = stack.settings().kafka().connection();
        properties.put("auto.offset.reset", "earliest");
        String topic = stack.settings().kafka().topic(Topics.NOTIFICATIONS);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(one -> new TopicPartition(topic, one.partition()))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                record ->
                                        keys.add(
                                                new String(
                                                        record.headers()
                                                                .lastHeader(
                                                                        NotificationRecords
                                                                                .DEDUP_KEY)
                                                                .value(),
                                                        StandardCharsets.UTF_8)));
            }
        }
        return keys;
    }
}
