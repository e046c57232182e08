package io.regretradar.pipeline.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(800));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLimit() {
        List<Long> waits =
                IntStream.range(0, 100).mapToObj(i -> backoff.failed().toMillis()).toList();

        assertThat(waits.subList(0, 6)).containsExactly(50L, 100L, 200L, 400L, 800L, 800L);
        assertThat(waits).last().isEqualTo(800L);
    }

    @Test
    void startsAnewAfterASuccess() {
        backoff.failed();
        backoff.failed();
        backoff.succeeded();

        assertThat(backoff.failed()).hasMillis(50);
    }

    @Test
    void logsEverRarelierWhileAnOutageLasts() {
        long logged =
                IntStream.range(0, 1000)
                        .filter(
                                i -> {
                                    backoff.failed();
                                    return backoff.worthLogging();
                                })
                        .count();

        assertThat(logged).isEqualTo(10);
    }
}
