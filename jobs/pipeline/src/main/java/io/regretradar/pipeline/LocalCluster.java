package io.regretradar.pipeline;

import io.regretradar.pipeline.settings.RunSettings;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster in this process, reachable on the loopback address only. */
final class LocalCluster implements AutoCloseable {

    /** RegretJob and PortfolioJob. */
    private static final int JOBS = 2;

    private final MiniCluster cluster;

    private LocalCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts a cluster with room for both jobs; its web page takes a free port unless one is set.
     */
    static LocalCluster start(RunSettings run) throws Exception {
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        Configuration config = new Configuration();
        config.set(RestOptions.ADDRESS, loopback);
        config.set(RestOptions.BIND_ADDRESS, loopback);
        config.set(RestOptions.BIND_PORT, String.valueOf(run.webPort()));
        config.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(JOBS * run.parallelism())
                                .build());
        cluster.start();
        return new LocalCluster(cluster);
    }

    RunningJob submit(StreamGraph graph) throws Exception {
        JobID job = cluster.submitJob(graph).get().getJobID();
        URI web = cluster.getRestAddress().get();
        return new RunningJob(cluster, job, web, true);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
