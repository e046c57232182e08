package io.regretradar.intake;

/** Why something is no event of ours. The names are stable: they stand in dead letters. */
public enum RejectionReason {
    /** There are no bytes: a tombstone. */
    NULL_VALUE,
    /** There are zero bytes. */
    EMPTY_VALUE,
    /** The first bytes are those of no frame we know. */
    UNKNOWN_FRAME,
    /** The frame names a schema that nobody knows. */
    UNKNOWN_SCHEMA,
    /** The record is of a type that does not belong into this topic. */
    WRONG_RECORD,
    /** The writer's schema cannot be read as ours. */
    INCOMPATIBLE_SCHEMA,
    /** The data end too early, or a length points beyond their end. */
    TRUNCATED,
    /** The data contradict their schema or format. */
    MALFORMED,
    /** Bytes are left over behind the record. */
    TRAILING_BYTES,
    /** The topic or stream carries no events of accounts. */
    UNKNOWN_STREAM,
    /** The line has a field that the stream's schema does not know. */
    UNKNOWN_FIELD,
    /** A value that every such event needs is missing or empty. */
    MISSING_VALUE,
    /** A value is outside what is allowed. */
    INVALID_VALUE,
    /** The event's time is too far ahead of the time it arrived. */
    CLOCK_AHEAD,
    /**
     * The event's time is before all events we expect, as when seconds are taken for milliseconds.
     */
    CLOCK_BEHIND
}
