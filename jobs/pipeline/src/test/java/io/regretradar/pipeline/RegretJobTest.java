package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a real broker and a real Elasticsearch, against the batch path, document by document.
 */
class RegretJobTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DAYS = 40;

    private static final List<AccountEvent> EVENTS = SeededBook.events(42, 12, DAYS);
    private static final long END =
            EVENTS.get(EVENTS.size() - 1).occurredAt() + Duration.ofDays(2).toMillis();

    @TempDir private Path directory;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    @Test
    void writesWhatTheBatchPathWrites() throws Exception {
        RegretSettings settings = Servers.settings(3);
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            List<AccountEvent> sent = withRepeats(EVENTS);
            topics.write(sent, 0, sent.size());
            topics.tick(END);

            JobProgress progress = delivered(job);

            ExpectedDocuments.of(settings, EVENTS, END - BOUND.toMillis() - 1).areStored();
            assertThat(progress.read()).isEqualTo(sent.size());
            assertThat(progress.applied()).isEqualTo(EVENTS.size());
            assertThat(progress.duplicate()).isEqualTo(sent.size() - EVENTS.size());
            assertThat(progress.late()).isZero();
            assertThat(progress.refused()).isZero();
            assertThat(progress.conflicts()).isZero();
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
        }
    }

    @Test
    void parallelismAndDisorderWithinTheBoundChangeNothing() throws Exception {
        RegretSettings settings = Servers.settings(3, "parallelism", "4");
        List<AccountEvent> shuffled = SeededBook.shuffled(EVENTS, BOUND, 5);
        assertThat(shuffled).isNotEqualTo(EVENTS);
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.write(shuffled, 0, shuffled.size());
            topics.tick(END);

            JobProgress progress = delivered(job);

            ExpectedDocuments.of(settings, EVENTS, END - BOUND.toMillis() - 1).areStored();
            assertThat(progress.applied()).isEqualTo(EVENTS.size());
            assertThat(progress.late() + progress.corrected()).isZero();
        }
    }

    @Test
    void aHardStopAndARestoreFromTheCheckpointChangeNothing() throws Exception {
        String checkpoints = directory.toUri().toString();
        RegretSettings settings =
                Servers.settings(
                        3,
                        "parallelism",
                        "2",
                        "checkpoint.directory",
                        checkpoints,
                        "checkpoint.interval",
                        "1 h");
        int half = EVENTS.size() / 2;
        String checkpoint;
        try (InputTopics topics = new InputTopics(settings)) {
            try (RunningJob job = RegretJob.start(settings)) {
                topics.write(EVENTS, 0, half);
                await().atMost(PATIENCE).until(() -> job.progress().written() > 100);
                checkpoint = job.checkpoint();
                long before = job.progress().written();
                topics.write(EVENTS, half, half + half / 2);
                await().atMost(PATIENCE).until(() -> job.progress().written() > before);
                job.kill();
            }
            RegretSettings again = Servers.again(settings, "checkpoint.restore-from", checkpoint);
            try (RunningJob job = RegretJob.start(again)) {
                topics.write(EVENTS, half + half / 2, EVENTS.size());
                topics.tick(END);

                JobProgress progress = delivered(job);

                ExpectedDocuments.of(settings, EVENTS, END - BOUND.toMillis() - 1).areStored();
                assertThat(progress.read()).isEqualTo(EVENTS.size());
                assertThat(progress.applied()).isEqualTo(EVENTS.size());
                assertThat(progress.late() + progress.corrected()).isZero();
            }
        }
    }

    private static JobProgress delivered(RunningJob job) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        job::progress,
                        progress -> progress.deliveredUpTo() >= END - BOUND.toMillis() - 1);
    }

    /** Every tenth event twice, the repeat right after it. */
    private static List<AccountEvent> withRepeats(List<AccountEvent> events) {
        List<AccountEvent> sent = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            sent.add(events.get(i));
            if (i % 10 == 0) {
                sent.add(events.get(i));
            }
        }
        return sent;
    }
}
