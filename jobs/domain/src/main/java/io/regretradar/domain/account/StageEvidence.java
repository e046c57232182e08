package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** What has come since CLOSED_WON or the last STAGE_SET that lets an account leave its stage. */
final class StageEvidence {

    private static final String SETUP_DONE = "SETUP_DONE";

    private Long since;
    private boolean setByHand;
    private boolean ownerAccepted;
    private boolean handedOff;
    private boolean setupDone;
    private boolean anyMilestone;

    /**
     * Forgets all evidence.
     *
     * @param byHand whether a STAGE_SET was the reason, and not the purchase
     */
    void restart(long at, boolean byHand) {
        since = at;
        setByHand = byHand;
        ownerAccepted = false;
        handedOff = false;
        setupDone = false;
        anyMilestone = false;
    }

    void note(LifecycleEvent event) {
        switch (event.type()) {
            case OWNER_RELEASED -> ownerAccepted = false;
            case OWNER_ACCEPTED -> ownerAccepted = true;
            case HANDOFF_COMPLETED -> handedOff = true;
            case MILESTONE -> {
                anyMilestone = true;
                setupDone |= SETUP_DONE.equals(event.milestone());
            }
            default -> {}
        }
    }

    boolean ownerAccepted() {
        return ownerAccepted;
    }

    boolean handedOff() {
        return handedOff;
    }

    boolean setupDone() {
        return setupDone;
    }

    boolean anyMilestone() {
        return anyMilestone;
    }

    /**
     * Whether something of that instant counts for leaving a stage entered then: in a stage set by
     * hand only what came later does.
     */
    boolean counts(long at, long stageSince) {
        return !setByHand || stageSince > since || at >= since;
    }

    void write(StateOutput out) throws IOException {
        out.optional(since);
        out.bool(setByHand);
        out.bool(ownerAccepted);
        out.bool(handedOff);
        out.bool(setupDone);
        out.bool(anyMilestone);
    }

    void read(StateInput in) throws IOException {
        since = in.optional();
        setByHand = in.bool();
        ownerAccepted = in.bool();
        handedOff = in.bool();
        setupDone = in.bool();
        anyMilestone = in.bool();
    }
}
