package io.regretradar.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.pipeline.Servers;
import io.regretradar.pipeline.TestSettings;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void whatIsMissingIsMadeAndWhatExistsStays() {
        Topics topics = new Topics(settings("made-"));

        List<String> first = topics.create(3, (short) 1);
        List<String> second = topics.create(5, (short) 1);

        assertThat(first)
                .containsExactlyInAnyOrder(
                        "made-account-lifecycle",
                        "made-product-usage",
                        "made-referrals",
                        "made-support-tickets",
                        "made-surveys",
                        "made-touchpoints",
                        "made-alert-commands",
                        "made-radar-control",
                        "made-radar-dead-letters",
                        "made-radar-notifications",
                        "made-radar-digests",
                        "made-radar-scores",
                        "made-radar-transitions",
                        "made-radar-referrals");
        assertThat(second).isEmpty();
        assertThat(topics.partitions(List.of("made-surveys", "made-radar-control")))
                .isEqualTo(Map.of("made-surveys", 3, "made-radar-control", 1));
    }

    @Test
    void inputTopicsTakeTheBrokersTime() throws Exception {
        new Topics(settings("timed-")).create(1, (short) 1);
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "timed-surveys");

        Config config =
                Servers.kafka().admin().describeConfigs(List.of(topic)).all().get().get(topic);

        assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }

    @Test
    void aMissingTopicIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> new Topics(settings("none-")).partitions(List.of("none-surveys")))
                .isInstanceOf(KafkaRefusedException.class)
                .hasMessageContaining("none-surveys")
                .hasMessageContaining("radar setup");
    }

    private static KafkaSettings settings(String prefix) {
        return TestSettings.of(
                        "kafka.bootstrap-servers",
                        Servers.kafka().bootstrapServers(),
                        "kafka.topic-prefix",
                        prefix)
                .kafka();
    }
}
