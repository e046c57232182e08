package io.regretradar.domain.account;

/** What became of an event that reached its account. */
public enum Arrival {
    /** Not later than the account's applied-up-to time: waits for the watermark. */
    BUFFERED,
    /** Late, but by 48 h at most: already applied, as a correction of its bucket. */
    CORRECTED,
    /** Late, and a repeat of an event already applied: changed nothing. */
    DUPLICATE,
    /** Late by more than 48 h: not applied; belongs to the late stream. */
    LATE
}
