package io.regretradar.domain.event;

/**
 * A step of one referral.
 *
 * @param askedBy who asked on our side, or null
 * @param referredAccountId the account that was introduced, or null
 * @param value value of what was won, in the reporting currency, or null
 */
public record ReferralEvent(
        Header header,
        String referralId,
        Action action,
        String askedBy,
        Incentive incentive,
        String referredAccountId,
        Double value)
        implements AccountEvent {

    public enum Action {
        ASKED,
        ACCEPTED,
        DECLINED,
        INTRODUCED,
        QUALIFIED,
        WON,
        LOST,
        REWARDED,
        UNKNOWN
    }

    public enum Incentive {
        NONE,
        ALTRUISTIC,
        BENEFIT,
        UNKNOWN
    }

    @Override
    public Stream stream() {
        return Stream.REFERRALS;
    }
}
