package io.regretradar.pipeline.deadletter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the road: logs a dead letter that itself was refused. Sending it again would go round
 * in circles. Only one message in a power of two is logged, so that a broken index does not fill
 * the disk with logs; the sink's metric counts them all.
 */
public final class LoggedDeadLetters implements DeadLetterOutlet {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedDeadLetters.class);

    private final AtomicLong count = new AtomicLong();

    @Override
    public CompletableFuture<Void> send(DeadLetter letter) {
        long seen = count.incrementAndGet();
        if (Long.bitCount(seen) == 1) {
            LOG.error(
                    "A dead letter was refused ({} so far): {}: {} {}",
                    seen,
                    letter.place().id(),
                    letter.reason(),
                    letter.message());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
