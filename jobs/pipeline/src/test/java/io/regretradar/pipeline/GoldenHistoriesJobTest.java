package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLines;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All six streams of customers through the job: the histories whose results another implementation
 * gave.
 */
class GoldenHistoriesJobTest {

    private static final Path HISTORIES =
            Path.of("..", "domain", "src", "test", "resources", "golden", "histories");
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Test
    void theJobWritesWhatTheBatchPathSaysOfEveryHistory() throws Exception {
        StoredDocuments.clear();
        List<AccountEvent> events = histories();
        long end = events.get(events.size() - 1).occurredAt() + Duration.ofDays(1).toMillis();
        String everyStream = Stream.names(Stream.OF_CUSTOMERS);
        RegretSettings settings =
                Servers.settings(2, "parallelism", "2", "streams.connected", everyStream);

        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.write(events, 0, events.size());
            topics.tick(end);

            long watermark = end - BOUND.toMillis() - 1;
            JobProgress progress =
                    await().atMost(Duration.ofMinutes(3))
                            .pollInterval(Duration.ofMillis(500))
                            .until(job::progress, p -> p.deliveredUpTo() >= watermark);

            assertThat(progress.applied() + progress.duplicate()).isEqualTo(events.size());
            assertThat(progress.late() + progress.corrected() + progress.rejected()).isZero();
            ExpectedDocuments.of(settings, events, watermark).areStored();
        }
    }

    private static List<AccountEvent> histories() throws IOException {
        List<Path> files;
        try (var found = Files.list(HISTORIES)) {
            files = found.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(7);
        List<AccountEvent> events = new ArrayList<>();
        try (EventLines lines = EventLines.open(files, IntakeSettings.DEFAULTS)) {
            while (lines.hasNext()) {
                events.add(((Decoded.Accepted) lines.next().content()).event());
            }
        }
        events.sort(AccountEvent.ORDER);
        return events;
    }
}
