package io.regretradar.domain.referral;

/**
 * A while in which an account could be asked for a referral, as it stands at an instant.
 *
 * @param readyAt when it began, ms since 1970 UTC
 * @param endedAt when the account was asked or no longer ready, ms since 1970 UTC; null before
 * @param asked whether an ask ended it
 * @param missed whether nobody asked for too long
 * @param at the instant, ms since 1970 UTC
 * @param revision how often it was told before in the same second
 */
public record Opportunity(
        long readyAt, Long endedAt, boolean asked, boolean missed, long at, int revision) {

    /** One that begins. */
    public static Opportunity begin(long at) {
        return new Opportunity(at, null, false, false, at, 0);
    }

    /** Nobody has asked for too long. */
    public Opportunity becomeMissed(long now) {
        return next(null, false, true, now);
    }

    /** Ends it, with an ask or without. */
    public Opportunity end(long now, boolean byAsk) {
        return next(Math.max(now, readyAt), byAsk, missed, now);
    }

    private Opportunity next(Long ended, boolean byAsk, boolean late, long now) {
        long then = Math.max(now, at);
        boolean sameSecond = Math.floorDiv(then, 1000) == Math.floorDiv(at, 1000);
        return new Opportunity(readyAt, ended, byAsk, late, then, sameSecond ? revision + 1 : 0);
    }

    /** How far it has come. */
    public ReferralState state() {
        return asked
                ? ReferralState.ASKED
                : endedAt == null ? ReferralState.READY : ReferralState.NOT_READY;
    }
}
