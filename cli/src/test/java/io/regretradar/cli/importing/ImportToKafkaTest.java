package io.regretradar.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.RadarRun;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.EventDecoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.schema.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into a real broker: events in their order, and ticks of their own time everywhere. */
class ImportToKafkaTest {
    private static final int PARTITIONS = 2;

    @TempDir private Path folder;

    @Test
    void writesEventsAndHourlyTicksIntoEveryPartitionOfEveryInputTopic() throws IOException {
        Path rows =
                Files.writeString(
                        folder.resolve("rows.ndjson"),
                        """
                        {"type":"track","messageId":"2","event":"b","userId":"u","timestamp":"2026-03-01T11:40:00Z","context":{"groupId":"acme"}}
                        {"type":"track","messageId":"1","event":"a","userId":"u","timestamp":"2026-03-01T09:20:00Z","context":{"groupId":"acme"}}
                        """);
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            List<String> topics = topics(kafka.bootstrapServers());
            kafka.createTopics(PARTITIONS, topics.toArray(String[]::new));

            RadarRun run =
                    RadarRun.of(
                            "import",
                            "--to=kafka",
                            "--bootstrap-servers=" + kafka.bootstrapServers(),
                            "--mapping=segment-track",
                            "--rejected=" + folder.resolve("rejected.ndjson"),
                            rows.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("2 events of 1 accounts are in Kafka at ");

            Map<String, List<String>> read = read(kafka.bootstrapServers(), topics);
            // The job's bound is 60 s by default, and the last tick comes a minute after it.
            List<String> ticks =
                    List.of(
                            "tick 2026-03-01T10:00:00Z",
                            "tick 2026-03-01T11:00:00Z",
                            "tick 2026-03-01T11:42:00Z");
            assertThat(read).hasSize(8 * PARTITIONS);
            assertThat(read.values())
                    .allSatisfy(
                            records ->
                                    assertThat(records)
                                            .filteredOn(text -> text.startsWith("tick"))
                                            .isEqualTo(ticks));
            assertThat(read.values())
                    .filteredOn(records -> records.size() > ticks.size())
                    .containsExactly(
                            List.of(
                                    "a 2026-03-01T09:20:00Z",
                                    ticks.get(0),
                                    ticks.get(1),
                                    "b 2026-03-01T11:40:00Z",
                                    ticks.get(2)));
        }
    }

    private static List<String> topics(String servers) {
        String[] args = {
            "--kafka.bootstrap-servers", servers, "--elasticsearch.urls", "http://localhost:9200"
        };
        return List.copyOf(new Topics(RegretSettings.from(args, Map.of()).kafka()).inputs());
    }

    private static Map<String, List<String>> read(String servers, List<String> topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        EventDecoder decoder = new EventDecoder(IntakeSettings.DEFAULTS, SchemaRegistry.none());
        Map<String, List<String>> read = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                for (int number = 0; number < PARTITIONS; number++) {
                    partitions.add(new TopicPartition(topic, number));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    read.computeIfAbsent(
                                    record.topic() + "-" + record.partition(),
                                    key -> new ArrayList<>())
                            .add(shown(decoder.decode("product-usage", record.value(), -1)));
                }
            }
        }
        return read;
    }

    private static String shown(Decoded decoded) {
        if (decoded instanceof Decoded.Tick tick) {
            return "tick " + Instant.ofEpochMilli(tick.at());
        }
        var event = (io.regretradar.domain.event.UsageEvent) ((Decoded.Accepted) decoded).event();
        return event.feature() + " " + Instant.ofEpochMilli(event.occurredAt());
    }
}
