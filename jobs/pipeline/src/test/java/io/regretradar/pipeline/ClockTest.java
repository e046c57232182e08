package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.pipeline.settings.RegretSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void theJobsOwnTicksLetItSeeThatNothingMoreHappens() throws Exception {
        StoredDocuments.clear();
        RegretSettings settings =
                Servers.settings(
                        2,
                        "clock.enabled",
                        "true",
                        "clock.interval",
                        "500 ms",
                        "events.bound.default",
                        "1 s");
        long threeMinutesAgo = Instant.now().minus(Duration.ofMinutes(3)).toEpochMilli();
        try (InputTopics topics = new InputTopics(settings);
                RunningJob job = RegretJob.start(settings)) {
            topics.send(
                    Events.ticket("e1", "acme", threeMinutesAgo, "t1", TicketEvent.Action.CREATED));

            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    StoredDocuments.all("regret-accounts")
                                            .containsKey("regret-accounts/acme"));

            assertThat(job.progress().read()).as("ticks are not counted").isLessThanOrEqualTo(1);
        }
    }
}
