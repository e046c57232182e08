package io.regretradar.pipeline.settings;

/** What to do when Kafka no longer has the record that comes after the last one read. */
public enum LostOffsets {
    /** Fail and try again: nothing is skipped before a person has decided. */
    FAIL,
    /** Go on with the oldest record there is. */
    EARLIEST
}
