package io.regretradar.pipeline.elastic;

import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetterOutlet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps dead letters where the test, in the same JVM, finds them. */
final class CollectedDeadLetters implements DeadLetterOutlet {

    private static final List<DeadLetter> LETTERS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    static void reset(int failFirst) {
        LETTERS.clear();
        FAILURES_LEFT.set(failFirst);
    }

    static List<DeadLetter> letters() {
        return List.copyOf(LETTERS);
    }

    @Override
    public CompletableFuture<Void> send(DeadLetter letter) {
        if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("not now"));
        }
        LETTERS.add(letter);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
