package io.regretradar.cli.demo;

import io.regretradar.cli.feed.KafkaFeed;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Lets a history go on by the wall clock: what happens now is sent now. */
final class RealTime {
    private static final long SECONDS_BETWEEN_LOOKS = 5;

    private final History history;
    private final KafkaFeed feed;

    RealTime(History history, KafkaFeed feed) {
        this.history = history;
        this.feed = feed;
    }

    /** Goes on until the thread is interrupted or the process ends. The job itself writes ticks. */
    void goOn() throws InterruptedException {
        while (true) {
            history.liveOn(Instant.now(), feed::event);
            feed.flush();
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_LOOKS);
        }
    }
}
