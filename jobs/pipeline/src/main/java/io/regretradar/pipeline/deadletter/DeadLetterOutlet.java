package io.regretradar.pipeline.deadletter;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/** A way out for dead letters from where Flink offers no side output, such as a sink. */
public interface DeadLetterOutlet extends AutoCloseable {

    /** Sends a dead letter; completes once it is safely stored, exceptionally if it is not. */
    CompletableFuture<Void> send(DeadLetter letter);

    @Override
    void close();

    /** Opens an outlet where the work is done, since connections do not travel. */
    @FunctionalInterface
    interface Factory extends Serializable {
        DeadLetterOutlet open();
    }
}
