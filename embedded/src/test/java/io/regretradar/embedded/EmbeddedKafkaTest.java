package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedKafkaTest {

    private static EmbeddedKafka child;

    @BeforeAll
    static void start() {
        child = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        child.close();
    }

    @Test
    void keepsRecordsThroughSigkillAndRestart() throws Exception {
        child.createTopics(2, "kept");
        send(child, "kept", "before the kill");

        child.killHard();
        child.restart();
        send(child, "kept", "after the kill");

        assertThat(valuesOf(child, "kept", 2))
                .containsExactlyInAnyOrder("before the kill", "after the kill");
    }

    @ParameterizedTest
    @EnumSource
    void stampsRecordsWithItsOwnTimeInEveryMode(EmbeddedKafka.Mode mode) throws Exception {
        var options = EmbeddedKafka.Options.defaults().withMode(mode);
        try (var kafka = mode == EmbeddedKafka.Mode.CHILD ? null : EmbeddedKafka.start(options)) {
            EmbeddedKafka broker = kafka == null ? child : kafka;
            broker.createTopics(1, "stamped");
            send(broker, "stamped", "hello");

            assertThat(read(broker, "stamped", 1))
                    .singleElement()
                    .satisfies(
                            record ->
                                    assertThat(record.timestampType())
                                            .isEqualTo(TimestampType.LOG_APPEND_TIME));
        }
    }

    @Test
    void aBrokerInThisJvmKeepsRecordsThroughARestartButCannotBeKilledAlone() throws Exception {
        var options = EmbeddedKafka.Options.defaults().withMode(EmbeddedKafka.Mode.IN_PROCESS);
        try (var kafka = EmbeddedKafka.start(options)) {
            kafka.createTopics(1, "kept");
            send(kafka, "kept", "one");

            kafka.restart();

            assertThat(valuesOf(kafka, "kept", 1)).containsExactly("one");
            assertThatThrownBy(kafka::killHard)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Mode.CHILD");
        }
    }

    @Test
    void creatingATopicAgainChangesNothing() throws Exception {
        child.createTopics(3, "twice");
        child.createTopics(5, "twice");

        assertThat(
                        child.admin()
                                .describeTopics(List.of("twice"))
                                .allTopicNames()
                                .get(10, TimeUnit.SECONDS)
                                .get("twice")
                                .partitions())
                .hasSize(3);
    }

    @Test
    void aStartThatFailsShowsTheLastLogLines() {
        var options = EmbeddedKafka.Options.defaults().withSetting("log.retention.bytes", "many");

        assertThatThrownBy(() -> EmbeddedKafka.start(options))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("Kafka ended while it started")
                .hasMessageContaining("Invalid value many for configuration log.retention.bytes");
    }

    private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> valuesOf(EmbeddedKafka kafka, String topic, int atLeast) {
        return read(kafka, topic, atLeast).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            EmbeddedKafka kafka, String topic, int atLeast) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList());
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (records.size() < atLeast && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
