package io.regretradar.domain.journey;

/**
 * A stage left and another entered.
 *
 * @param seq counts the account's transitions from 1
 * @param from the stage left, or null
 * @param to the stage entered, or null after a churn
 * @param at when, milliseconds since 1970 UTC
 * @param since when the stage left had been entered, or null
 * @param cause why, e.g. {@code OWNER_RELEASED} or {@code after 48 h}
 */
public record Transition(long seq, Stage from, Stage to, long at, Long since, String cause) {}
