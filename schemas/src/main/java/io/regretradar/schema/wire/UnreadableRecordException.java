package io.regretradar.schema.wire;

/**
 * The bytes of a record cannot be read, and never will be as they are. The message is a sentence
 * for people. Carries no stack trace: under a flood of bad bytes that would be the main cost.
 */
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a record is unreadable. */
    public enum Fault {
        /** There are no bytes: a tombstone. */
        NULL_VALUE,
        /** There are zero bytes. */
        EMPTY_VALUE,
        /** The first bytes are those of neither frame. */
        UNKNOWN_FRAME,
        /** The frame names a schema that nobody knows. */
        UNKNOWN_SCHEMA,
        /** The record is of a type that does not belong here. */
        WRONG_RECORD,
        /** The writer's schema cannot be read as ours. */
        INCOMPATIBLE_SCHEMA,
        /** The bytes end too early, or a length points beyond their end. */
        TRUNCATED,
        /** The bytes contradict their schema. */
        MALFORMED,
        /** Bytes are left over behind the record. */
        TRAILING_BYTES
    }

    private final Fault fault;

    public UnreadableRecordException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
