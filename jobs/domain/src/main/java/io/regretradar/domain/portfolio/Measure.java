package io.regretradar.domain.portfolio;

/** What a tally sums up. Constants may be added at the end only: state holds their ordinals. */
public enum Measure {
    /** Accounts: of a mix all, of a funnel those in the stage now. */
    ACCOUNTS,
    ANNUAL_VALUE,
    VALUE_AT_RISK,
    SCORE,
    ENTERED,
    EXITED,
    DROPPED,
    STALLED,
    READY,
    ASKED,
    /** Asked, of the ready ones. */
    ASKED_READY,
    ACCEPTED,
    INTRODUCED,
    QUALIFIED,
    WON,
    REWARDED,
    MISSED,
    REFERRED_VALUE,
    CONSISTENCY,
    RESPONSE,
    RESPONSE_ACCOUNTS,
    TIMELINESS,
    TIMELINESS_ACCOUNTS,
    RATING,
    RATING_ACCOUNTS,
    OWNERS,
    OWNERS_ACCOUNTS,
    /** What the referrals won would have been worth, had they been usual purchases. */
    USUAL_VALUE,
    /** What those of them were worth for which it is known what is usual. */
    COMPARED_VALUE
}
