package io.regretradar.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that runs in this process, and the cluster it runs on. */
public final class RunningJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final MiniCluster cluster;
    private final JobID job;
    private final URI webAddress;
    private final JobMetrics metrics;
    private final boolean alone;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param alone whether the cluster ends with this job
     */
    RunningJob(MiniCluster cluster, JobID job, URI webAddress, boolean alone) {
        this.cluster = cluster;
        this.alone = alone;
        this.job = job;
        this.webAddress = webAddress;
        this.metrics = new JobMetrics(webAddress, job);
    }

    /** Starts another job on the same cluster, which goes on when that one ends. */
    RunningJob beside(StreamGraph graph) throws InterruptedException, ExecutionException {
        JobID other = cluster.submitJob(graph).get().getJobID();
        return new RunningJob(cluster, other, webAddress, false);
    }

    /** Flink's web page. */
    public URI webAddress() {
        return webAddress;
    }

    /**
     * Flink's id of the job: names it in the web page's addresses and in the checkpoint directory.
     */
    public String jobId() {
        return job.toString();
    }

    /** RUNNING, RESTARTING, FAILED ...; as Flink sees the job now. */
    public JobStatus status() throws InterruptedException, ExecutionException {
        return cluster.getJobStatus(job).get();
    }

    /**
     * How far the job has come; what the metrics said a second or two ago. Cheap enough to be asked
     * each second.
     */
    public JobProgress progress() throws InterruptedException {
        try {
            return metrics.progress();
        } catch (IOException notYet) {
            LOG.debug("No progress to be had: {}", notYet.getMessage());
            return JobProgress.NONE;
        }
    }

    /** Takes a checkpoint now and gives its URI. */
    public String checkpoint() throws InterruptedException, ExecutionException {
        return cluster.triggerCheckpoint(job).get();
    }

    /**
     * Stops the job after a savepoint, with every document delivered.
     *
     * @param directory URI of the directory to write it into
     * @return the savepoint's URI
     */
    public String stopWithSavepoint(String directory)
            throws InterruptedException, ExecutionException {
        return cluster.stopWithSavepoint(job, directory, false, SavepointFormatType.CANONICAL)
                .get();
    }

    /**
     * Waits until the job ends.
     *
     * @throws org.apache.flink.runtime.client.JobExecutionException if it failed
     */
    public void await() throws Exception {
        cluster.requestJobResult(job).get().toJobExecutionResult(RunningJob.class.getClassLoader());
    }

    /** Ends the job, as it stands at its last checkpoint, and the cluster that was made for it. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!status().isGloballyTerminalState()) {
                cluster.cancelJob(job).get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
                cluster.requestJobResult(job).get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("The job did not end by itself; its cluster ends now", failure);
        } finally {
            if (alone) {
                kill();
            }
        }
    }

    /** Ends the cluster at once, as a crash would; only the last checkpoint is left. */
    public void kill() {
        closed.set(true);
        try {
            cluster.close();
        } catch (Exception failure) {
            LOG.warn("Flink did not end in good order", failure);
        }
    }
}
