package io.regretradar.domain.referral;

/**
 * How far a referral, or an account on its way to one, has come. State holds the ordinal: new
 * states are added at the end.
 */
public enum ReferralState {
    /** The account had better not be asked now. */
    NOT_READY,
    /** The account can be asked. */
    READY,
    ASKED,
    ACCEPTED,
    INTRODUCED,
    QUALIFIED,
    WON,
    REWARDED,
    /** The customer said no. */
    DECLINED,
    /** The customer did not go on in time. */
    EXPIRED,
    /** The one introduced did not buy. */
    LOST;

    /** Whether the next step is the customer's, who can let it expire. */
    public boolean waitsForCustomer() {
        return this == ASKED || this == ACCEPTED;
    }

    /** Whether somebody has said that it is over, so that nothing can follow. */
    public boolean isFinal() {
        return this == REWARDED || this == DECLINED || this == LOST;
    }
}
