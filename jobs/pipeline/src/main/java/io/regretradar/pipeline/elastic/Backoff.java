package io.regretradar.pipeline.elastic;

import java.time.Duration;

/** How long to wait before the next try: doubled from failure to failure, up to a limit. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** Counts one more failure in a row and says how long to wait now. */
    synchronized Duration failed() {
        failures++;
        long millis = first.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(Math.min(millis, longest.toMillis()));
    }

    synchronized int failures() {
        return failures;
    }

    /** True at the 1st, 2nd, 4th, 8th ... failure in a row: an outage must not fill the log. */
    synchronized boolean worthLogging() {
        return Integer.bitCount(failures) == 1;
    }
}
