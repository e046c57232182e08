package io.regretradar.pipeline.elastic;

import io.regretradar.pipeline.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the entries of a batch.
 *
 * @param written how many are stored
 * @param conflicts how many were already there in a newer version
 * @param retry entries to be sent again
 * @param refused entries that Elasticsearch will never take, with what to do about them
 * @param keptAsDeadLetters how many refused ones are safely among the dead letters
 * @param retryBecause why, where there is something to send again; else empty
 */
record BulkOutcome(
        int written,
        int conflicts,
        List<BulkEntry> retry,
        List<Refusal> refused,
        int keptAsDeadLetters,
        String retryBecause) {

    /** An entry that will never be taken, and its dead letter. */
    record Refusal(BulkEntry entry, DeadLetter letter) {}

    static final BulkOutcome NOTHING = new BulkOutcome(0, 0, List.of(), List.of(), 0, "");

    static BulkOutcome allAgain(List<BulkEntry> entries, String because) {
        return new BulkOutcome(0, 0, entries, List.of(), 0, because);
    }

    static BulkOutcome refusal(BulkEntry entry, String reason, String message) {
        return new BulkOutcome(
                0,
                0,
                List.of(),
                List.of(new Refusal(entry, entry.refused(reason, message))),
                0,
                "");
    }

    /** One refused entry is safely among the dead letters. */
    static BulkOutcome oneKept() {
        return new BulkOutcome(0, 0, List.of(), List.of(), 1, "");
    }

    BulkOutcome withoutRefused() {
        return new BulkOutcome(
                written, conflicts, retry, List.of(), keptAsDeadLetters, retryBecause);
    }

    BulkOutcome plus(BulkOutcome other) {
        return new BulkOutcome(
                written + other.written,
                conflicts + other.conflicts,
                joined(retry, other.retry),
                joined(refused, other.refused),
                keptAsDeadLetters + other.keptAsDeadLetters,
                retryBecause.isEmpty() ? other.retryBecause : retryBecause);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
