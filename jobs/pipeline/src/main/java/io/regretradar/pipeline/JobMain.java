package io.regretradar.pipeline;

import io.regretradar.pipeline.elastic.ElasticRefusedException;
import io.regretradar.pipeline.kafka.KafkaRefusedException;
import io.regretradar.pipeline.settings.RegretSettings;
import io.regretradar.pipeline.settings.SettingsException;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** How a job is run from the command line, on a cluster or in this process. */
final class JobMain {

    /** Exit code when a setting is wrong. */
    static final int WRONG_SETTING = 2;

    /** Exit code when Kafka or Elasticsearch refuses. */
    static final int REFUSED = 3;

    /** Puts a job together, once both sides have answered. */
    interface Build {
        void into(StreamExecutionEnvironment env, RegretSettings settings);
    }

    private JobMain() {}

    /** Runs the job on the cluster it was submitted to, else in this process, until it ends. */
    static void run(String[] args, String name, Build build) throws Exception {
        try {
            run(RegretSettings.from(args, System.getenv()), name, build);
        } catch (SettingsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTING);
        } catch (ElasticRefusedException | KafkaRefusedException refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void run(RegretSettings settings, String name, Build build) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        JobConfiguration.of(settings.run()));
        if (env instanceof LocalStreamEnvironment) {
            try (RunningJob job = start(settings, name, build)) {
                Runtime.getRuntime().addShutdownHook(new Thread(job::close, "stop-job"));
                System.out.println("Flink's web page: " + job.webAddress());
                job.await();
            }
            return;
        }
        build.into(env, settings);
        env.execute(name);
    }

    /** Starts the job in this process. */
    static RunningJob start(RegretSettings settings, String name, Build build) throws Exception {
        StreamGraph graph = graph(settings, name, build);
        LocalCluster cluster = LocalCluster.start(settings.run());
        try {
            return cluster.submit(graph);
        } catch (Exception failure) {
            cluster.close();
            throw failure;
        }
    }

    static StreamGraph graph(RegretSettings settings, String name, Build build) {
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(JobConfiguration.of(settings.run()));
        build.into(env, settings);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(name);
        return graph;
    }
}
