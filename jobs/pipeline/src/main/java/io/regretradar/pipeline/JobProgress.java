package io.regretradar.pipeline;

/**
 * How far a job has come. All counts are of event-time order's making and survive restarts, but for
 * those of documents, which start at 0 with each restart.
 *
 * @param read records read from the input topics, ticks apart
 * @param applied events that have changed their account, corrections included
 * @param corrected of these, events that came late
 * @param duplicate events that repeated one already applied
 * @param late events that came too late
 * @param rejected records that were of no use
 * @param evaluated evaluations made
 * @param written documents stored
 * @param conflicts documents that were there already in a newer version
 * @param refused documents that Elasticsearch refused
 * @param pending documents on their way
 * @param deliveredUpTo event time (ms) up to which every document is in Elasticsearch; {@link
 *     Long#MIN_VALUE} before the first
 */
public record JobProgress(
        long read,
        long applied,
        long corrected,
        long duplicate,
        long late,
        long rejected,
        long evaluated,
        long written,
        long conflicts,
        long refused,
        long pending,
        long deliveredUpTo) {

    /** Before anything is known. */
    static final JobProgress NONE =
            new JobProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Long.MIN_VALUE);
}
