package io.regretradar.domain.account;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** Referrals: when the customer last introduced somebody. */
final class ReferralMemory {

    private static final int DAYS = 365;

    private Integer lastIntroduced;

    void apply(ReferralEvent event, int day) {
        if (event.action() == ReferralEvent.Action.INTRODUCED) {
            lastIntroduced = lastIntroduced == null ? day : Math.max(lastIntroduced, day);
        }
    }

    boolean introduced(int day) {
        return lastIntroduced != null && lastIntroduced > day - DAYS && lastIntroduced <= day;
    }

    void write(StateOutput out) throws IOException {
        out.optional(lastIntroduced);
    }

    void read(StateInput in) throws IOException {
        lastIntroduced = in.optionalInteger();
    }
}
