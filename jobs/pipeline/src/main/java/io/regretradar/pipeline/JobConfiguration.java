package io.regretradar.pipeline;

import io.regretradar.pipeline.settings.RunSettings;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RestartStrategyOptions.RestartStrategyType;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;

/** How Flink is to run the job, whatever the cluster's defaults are. */
final class JobConfiguration {

    /** Fixed for ever: state can be spread over no more subtasks than this. */
    private static final int MAX_PARALLELISM = 128;

    /** About an hour and a half of checkpoints that time out, as in an outage of Elasticsearch. */
    private static final int TOLERABLE_FAILED_CHECKPOINTS = 10;

    private JobConfiguration() {}

    static Configuration of(RunSettings run) {
        Configuration config = new Configuration();
        config.set(CoreOptions.DEFAULT_PARALLELISM, run.parallelism());
        config.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        // Kryo and generated ids would make state that no later version can read.
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Safe: everything that travels is immutable, and no operator keeps what it is handed.
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.set(StateBackendOptions.STATE_BACKEND, "hashmap");

        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, run.checkpointInterval());
        config.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        config.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILED_CHECKPOINTS);
        if (!run.checkpointDirectory().isEmpty()) {
            config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, run.checkpointDirectory());
        }
        if (!run.restoreFrom().isEmpty()) {
            config.set(StateRecoveryOptions.SAVEPOINT_PATH, run.restoreFrom());
        }

        // Without an end: while no slot is free, each attempt would count.
        config.set(
                RestartStrategyOptions.RESTART_STRATEGY,
                RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
        config.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofSeconds(1));
        config.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(30));
        return config;
    }
}
