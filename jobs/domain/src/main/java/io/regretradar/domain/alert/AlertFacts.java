package io.regretradar.domain.alert;

import io.regretradar.domain.event.Stream;
import java.util.Set;

/**
 * What an evaluation found that alerts ask for. Instants are ms since 1970 UTC; null where it is
 * not the case.
 *
 * @param at instant of the evaluation
 * @param band the account's band
 * @param bandPending whether the score has reached a band that it has not yet held long enough
 * @param score 0..100
 * @param overdueRatio days in the stage over the expected ones; NaN without expected days
 * @param stalledRatio ratio above which a stage is stalled
 * @param stageSince when the stage was entered
 * @param missedSessions sessions of onboarding, training or value review that the vendor missed and
 *     has not made up for
 * @param unownedSince since when nobody owns the account that was won
 * @param openMessageSince when the longest-waiting message of the customer came
 * @param championLostSince since when the champion is gone or has been silent for too long
 * @param silentBusinessDays business days without a sign of the customer; negative where none is
 *     expected
 * @param lastPitch the latest sales pitch
 * @param pitchBefore the one before it
 * @param firstSuccess when the customer first succeeded
 * @param referralReady whether the customer can be asked for a referral
 * @param stale streams whose source has gone silent
 */
public record AlertFacts(
        long at,
        Band band,
        boolean bandPending,
        double score,
        double overdueRatio,
        double stalledRatio,
        Long stageSince,
        int missedSessions,
        Long unownedSince,
        Long openMessageSince,
        Long championLostSince,
        int silentBusinessDays,
        Long lastPitch,
        Long pitchBefore,
        Long firstSuccess,
        boolean referralReady,
        Set<Stream> stale) {

    private static final double HOUR = 3_600_000;

    /** Hours since an instant; NaN for null. */
    public double hoursSince(Long instant) {
        return instant == null ? Double.NaN : (at - instant) / HOUR;
    }

    /** Days from one instant to another. The same at every evaluation, to the last bit. */
    public static double daysBetween(long from, long to) {
        return (to - from) / (24 * HOUR);
    }

    /** Days since an instant; NaN for null. */
    public double daysSince(Long instant) {
        return hoursSince(instant) / 24;
    }
}
