package io.regretradar.cli.demo;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.pipeline.JobProgress;
import io.regretradar.pipeline.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;

/**
 * Waits until everything that follows from a history is in Elasticsearch: asks both jobs how far
 * they are.
 */
final class Completion {
    private static final long MILLIS_BETWEEN_QUESTIONS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningJob job;
    private final RunningJob portfolio;
    private final RegretIndices indices;

    /**
     * @param portfolio looks across accounts, at what the job tells of each
     */
    Completion(RunningJob job, RunningJob portfolio, RegretIndices indices) {
        this.job = job;
        this.portfolio = portfolio;
        this.indices = indices;
    }

    /**
     * Returns when every document up to the end has been delivered, dead letters included.
     *
     * @param sent events that were sent
     * @throws CommandFailure if the job fails, or gets no further for a while
     */
    JobProgress await(Instant start, Instant end, long sent) throws InterruptedException {
        long days = Math.max(1, Duration.between(start, end).toDays());
        JobProgress progress = job.progress();
        JobProgress across = portfolio.progress();
        JobProgress before = progress;
        JobProgress acrossBefore = across;
        long changedAt = System.nanoTime();
        try (Progress bar = Progress.of("Living through", days, " days")) {
            while (across.deliveredUpTo() < end.toEpochMilli() || !complete(progress, end, sent)) {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_QUESTIONS);
                failIfOver(job);
                failIfOver(portfolio);
                progress = job.progress();
                across = portfolio.progress();
                bar.at(daysSince(start, progress.deliveredUpTo(), days));
                if (!progress.equals(before) || !across.equals(acrossBefore)) {
                    before = progress;
                    acrossBefore = across;
                    changedAt = System.nanoTime();
                } else if (System.nanoTime() - changedAt > PATIENCE.toNanos()) {
                    throw stuck(progress);
                }
            }
        }
        indices.refresh();
        return progress;
    }

    private boolean complete(JobProgress progress, Instant end, long sent) {
        return progress.deliveredUpTo() >= end.toEpochMilli()
                && progress.read() >= sent
                && deadLettersAreIn(progress);
    }

    /** Dead letters go round by their topic, without event time. */
    private boolean deadLettersAreIn(JobProgress progress) {
        long expected = progress.rejected() + progress.late() + progress.refused();
        if (expected == 0) {
            return true;
        }
        indices.refresh();
        return indices.count(RegretIndices.DEAD_LETTERS, RegretIndices.everything()) >= expected;
    }

    private static long daysSince(Instant start, long deliveredUpTo, long days) {
        long passed = (deliveredUpTo - start.toEpochMilli()) / Duration.ofDays(1).toMillis();
        return deliveredUpTo == Long.MIN_VALUE ? 0 : Math.max(0, Math.min(days, passed));
    }

    private static void failIfOver(RunningJob job) throws InterruptedException {
        try {
            JobStatus status = job.status();
            if (status.isGloballyTerminalState()) {
                throw new CommandFailure(
                        "The job ended as %s before it was done: %s."
                                .formatted(status, FlinkFailure.of(job)));
            }
        } catch (ExecutionException e) {
            throw new CommandFailure("Flink does not say how the job is: " + e.getMessage(), e);
        }
    }

    private CommandFailure stuck(JobProgress progress) {
        return new CommandFailure(
                "The job got no further for %d s after %,d events: %s. Run it again with --log-file FILE for the details."
                        .formatted(PATIENCE.toSeconds(), progress.applied(), FlinkFailure.of(job)));
    }
}
