package io.regretradar.domain.learning;

import io.regretradar.domain.alert.Band;

/**
 * A time during which an account stood in a band or a worse one: one warning.
 *
 * @param band the band, or a worse one
 * @param from when it began, milliseconds since 1970 UTC
 * @param to when it ended; MAX_VALUE while it lasts
 */
public record Spell(String account, Band band, long from, long to) {}
