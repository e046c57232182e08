package io.regretradar.domain.alert;

/**
 * When each type of alert opens and gets worse.
 *
 * @param unownedHours hours without an accepted owner until UNOWNED_ACCOUNT
 * @param unownedAtRiskHours hours until it is AT_RISK
 * @param messageHours hours that a message waits until OWNER_SILENT
 * @param messageAtRiskHours hours until it is AT_RISK
 * @param championSilenceDays days without an act of a champion until CHAMPION_LOST
 * @param championAtRiskDays days after the loss until it is AT_RISK
 * @param silentBusinessDays business days without any sign of the customer until SILENT_ACCOUNT
 * @param pitchDays days within which a second sales pitch before first success is OVERSELLING, and
 *     without one after which it is over
 */
public record AlertLimits(
        double unownedHours,
        double unownedAtRiskHours,
        double messageHours,
        double messageAtRiskHours,
        double championSilenceDays,
        double championAtRiskDays,
        double silentBusinessDays,
        double pitchDays) {

    /** The priors that come with the product. */
    public static final AlertLimits DEFAULTS = new AlertLimits(24, 72, 48, 96, 45, 14, 14, 30);
}
