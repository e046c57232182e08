package io.regretradar.cli.story;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.ReferralEvent.Incentive;

/** The customer is asked to recommend us to others. */
final class Referrals {
    private static final String SOURCE = "referral-desk";

    private final Tale tale;

    Referrals(Tale tale) {
        this.tale = tale;
    }

    void happened(When when, String contact, String referralId, Action action) {
        tale.tell(
                new ReferralEvent(
                        tale.header(when, contact, SOURCE),
                        referralId,
                        action,
                        "olga",
                        Incentive.ALTRUISTIC,
                        null,
                        null));
    }
}
