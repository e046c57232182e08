package io.regretradar.domain.referral;

/**
 * Where an account stands on the way to a referral.
 *
 * @param state READY when it can be asked, else the state of the referral that moved last, as long
 *     as its ask still keeps from asking again
 * @param readyAt since when it can be asked, ms since 1970 UTC; null where it cannot
 * @param missed whether it has been ready and unasked for too long
 * @param advocacySince since when the account is in the stage of advocacy, which runs beside the
 *     others from ready to introduced, ms since 1970 UTC; null outside of it
 */
public record ReferralStanding(
        Readiness readiness,
        ReferralState state,
        Long readyAt,
        boolean missed,
        Long advocacySince) {

    /** Whether the account can be asked now. */
    public boolean ready() {
        return readyAt != null;
    }
}
