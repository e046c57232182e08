package io.regretradar.domain.account;

/**
 * What a ticket event established, for those who count it.
 *
 * @param opened whether a ticket was created by it
 * @param firstResponse length in ms of the wait for a first response that ended, or null
 * @param resolution time to the resolution in ms, or null
 * @param breached whether a ticket broke its SLA by it
 */
record TicketOutcome(boolean opened, Long firstResponse, Long resolution, boolean breached) {}
