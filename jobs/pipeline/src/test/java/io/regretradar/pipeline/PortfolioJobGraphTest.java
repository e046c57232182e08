package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.pipeline.settings.RegretSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The production graph, built but not run. */
class PortfolioJobGraphTest {

    @Test
    void everyOperatorHasAUidAndNoTypeFallsBackToKryo() {
        // Both would make the build of the graph fail, naming the operator or the type.
        assertThat(graph(TestSettings.of()).getJobGraph().getVertices())
                .extracting(JobVertex::getMaxParallelism)
                .isNotEmpty()
                .containsOnly(128);
    }

    @Test
    void theUidsAreAContractWithSavepoints() {
        assertThat(graph(TestSettings.of()).getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "radar-scores",
                        "radar-transitions",
                        "radar-referrals",
                        "sort-radar-scores",
                        "sort-radar-transitions",
                        "sort-radar-referrals",
                        "contribute-account",
                        "keep-row",
                        "rows-to-elasticsearch",
                        "dead-letters-to-kafka");
    }

    private static StreamGraph graph(RegretSettings settings) {
        Map<String, Integer> partitions = new HashMap<>();
        for (PortfolioInput input : PortfolioInput.values()) {
            partitions.put(settings.kafka().topic(input.topic()), 3);
        }
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(JobConfiguration.of(settings.run()));
        PortfolioJob.build(env, settings, PortfolioEdges.of(settings, partitions));
        return env.getStreamGraph();
    }
}
