package io.regretradar.pipeline;

import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A small Flink cluster for tests of single parts; it ends with the JVM. */
public final class SharedFlink {

    private static MiniCluster cluster;

    private SharedFlink() {}

    /** The cluster, with one slot. */
    public static synchronized MiniCluster cluster() throws Exception {
        if (cluster == null) {
            cluster =
                    new MiniCluster(
                            new MiniClusterConfiguration.Builder()
                                    .setNumTaskManagers(1)
                                    .setNumSlotsPerTaskManager(1)
                                    .withRandomPorts()
                                    .build());
            cluster.start();
        }
        return cluster;
    }

    /** Runs a bounded job to its end. */
    public static void run(StreamExecutionEnvironment env) throws Exception {
        JobID job = start(env);
        cluster()
                .requestJobResult(job)
                .get()
                .toJobExecutionResult(SharedFlink.class.getClassLoader());
    }

    /** Starts a job. */
    public static JobID start(StreamExecutionEnvironment env) throws Exception {
        return cluster().submitJob(env.getStreamGraph()).get().getJobID();
    }
}
