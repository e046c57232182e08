package io.regretradar.pipeline.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * How the job runs.
 *
 * @param parallelism subtasks per operator, 1..128
 * @param checkpointInterval time between checkpoints
 * @param checkpointDirectory URI of the directory for checkpoints; empty for the cluster's own
 * @param restoreFrom URI of a checkpoint or savepoint to start from; empty to start anew
 * @param webPort port of Flink's web page when the job runs in its own process; 0 for a free one
 */
public record RunSettings(
        int parallelism,
        Duration checkpointInterval,
        String checkpointDirectory,
        String restoreFrom,
        int webPort)
        implements Serializable {

    private static final String A_URI = "[a-z][a-z0-9+.-]*:/.*";

    static final Setting<Integer> PARALLELISM =
            Setting.number(
                    "parallelism",
                    1,
                    "Subtasks per operator. Sources run at no more than their topic's partitions.",
                    "a whole number from 1 to 128",
                    value -> value >= 1 && value <= 128);
    static final Setting<Duration> CHECKPOINT_INTERVAL =
            Setting.duration(
                    "checkpoint.interval", Duration.ofSeconds(30), "Time between checkpoints.");
    static final Setting<String> CHECKPOINT_DIRECTORY =
            Setting.text(
                    "checkpoint.directory",
                    "Where checkpoints go. Without it the cluster's own setting holds.",
                    "a URI with a scheme, such as file:///var/lib/regret-radar or s3://bucket/path",
                    value -> value.matches(A_URI));
    static final Setting<String> RESTORE_FROM =
            Setting.text(
                    "checkpoint.restore-from",
                    "Checkpoint or savepoint to start from. Without it the job starts anew, from"
                            + " the earliest records.",
                    "the URI of a checkpoint or savepoint, such as file:///var/lib/sp-1",
                    value -> value.matches(A_URI));
    static final Setting<Integer> WEB_PORT =
            Setting.number(
                    "web.port",
                    0,
                    "Port of Flink's web page on the loopback address when the job runs in its own"
                            + " process; 0 takes a free one.",
                    "0, or a port from 1024 to 65535",
                    value -> value == 0 || value >= 1024 && value <= 65_535);

    static final List<Setting<?>> ALL =
            List.of(PARALLELISM, CHECKPOINT_INTERVAL, CHECKPOINT_DIRECTORY, RESTORE_FROM, WEB_PORT);

    static RunSettings from(Configuration config) {
        return new RunSettings(
                PARALLELISM.required(config),
                CHECKPOINT_INTERVAL.required(config),
                Optional.ofNullable(CHECKPOINT_DIRECTORY.optional(config)).orElse(""),
                Optional.ofNullable(RESTORE_FROM.optional(config)).orElse(""),
                WEB_PORT.required(config));
    }
}
