package io.regretradar.domain.alert;

/**
 * When a band is entered and when it may be left.
 *
 * @param enter score from which the band is entered
 * @param leave score below which it may be left
 * @param heldHours hours the score must have held before the band is entered
 */
public record BandRule(Band band, double enter, double leave, double heldHours) {}
