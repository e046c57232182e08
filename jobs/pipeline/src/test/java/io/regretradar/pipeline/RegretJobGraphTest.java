package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.Stream;
import io.regretradar.pipeline.settings.RegretSettings;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The production graph, built but not run. */
class RegretJobGraphTest {

    @Test
    void everyOperatorHasAUidAndNoTypeFallsBackToKryo() {
        // Both would make the build of the graph fail, naming the operator or the type.
        JobGraph graph = graph(TestSettings.of()).getJobGraph();

        assertThat(graph.getVertices()).isNotEmpty();
    }

    @Test
    void theUidsAreAContractWithSavepoints() {
        assertThat(nodes(TestSettings.of()))
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "account-lifecycle",
                        "alert-commands",
                        "product-usage",
                        "support-tickets",
                        "surveys",
                        "sort-account-lifecycle",
                        "sort-alert-commands",
                        "sort-product-usage",
                        "sort-support-tickets",
                        "sort-surveys",
                        "radar-control",
                        "admit-rules",
                        "announce-rules",
                        "count-surveys",
                        "watch-sources",
                        "announce-sources",
                        "assess-account",
                        "documents-to-elasticsearch",
                        "notifications-to-kafka",
                        "documents-to-kafka",
                        "dead-letters-to-kafka",
                        "dead-letters-from-kafka",
                        "dead-letters-to-elasticsearch",
                        "clock",
                        "ticks-to-kafka");
    }

    @Test
    void theClockCanBeTurnedOff() {
        assertThat(nodes(TestSettings.of("clock.enabled", "false")))
                .extracting(StreamNode::getTransformationUID)
                .doesNotContain("clock", "ticks-to-kafka")
                .contains("assess-account");
    }

    @Test
    void onlyConnectedStreamsAndCommandsAreRead() {
        assertThat(nodes(TestSettings.of("streams.connected", "surveys, referrals")))
                .extracting(StreamNode::getTransformationUID)
                .contains("surveys", "referrals", "alert-commands")
                .doesNotContain("product-usage");
    }

    @Test
    void noSourceHasASubtaskThatWouldReadNothing() {
        RegretSettings settings = TestSettings.of("parallelism", "4");

        assertThat(nodes(settings))
                .filteredOn(node -> "surveys".equals(node.getTransformationUID()))
                .singleElement()
                .extracting(StreamNode::getParallelism)
                .isEqualTo(3);
        assertThat(nodes(settings))
                .filteredOn(node -> "assess-account".equals(node.getTransformationUID()))
                .singleElement()
                .extracting(StreamNode::getParallelism)
                .isEqualTo(4);
    }

    @Test
    void stateCanAlwaysBeSpreadOverAsManySubtasks() {
        assertThat(graph(TestSettings.of("parallelism", "3")).getJobGraph().getVertices())
                .extracting(JobVertex::getMaxParallelism)
                .containsOnly(128);
    }

    private static Collection<StreamNode> nodes(RegretSettings settings) {
        return graph(settings).getStreamNodes();
    }

    private static StreamGraph graph(RegretSettings settings) {
        Map<String, Integer> partitions = new HashMap<>();
        Arrays.stream(Stream.values())
                .forEach(stream -> partitions.put(settings.kafka().topic(stream), 3));
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(JobConfiguration.of(settings.run()));
        RegretJob.build(env, settings, Edges.of(settings, partitions));
        return env.getStreamGraph();
    }
}
