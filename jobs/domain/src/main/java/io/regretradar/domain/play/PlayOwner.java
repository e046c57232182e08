package io.regretradar.domain.play;

/** Who is to run a play. */
public enum PlayOwner {
    SUPPORT_LEAD,
    CS_LEAD,
    CS,
    ONBOARDING,
    SALES
}
