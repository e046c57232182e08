package io.regretradar.domain.alert;

import io.regretradar.domain.alert.AlertEpisode.WorkflowState;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** What is remembered of how people deal with an alert, besides its workflow state. */
final class Handling {

    /** Who works on it, or null. */
    String assignee;

    /** When its snooze ends, or null while it is not snoozed. */
    Long snoozedUntil;

    /** Its band when it was snoozed: a higher one wakes it. */
    Band snoozedBand;

    /** Its workflow state before the snooze. */
    WorkflowState resumes;

    /** Since when it has been NEW; meaningful only while it is. */
    long newSince;

    /** Whether it has been escalated since then. */
    boolean escalated;

    Long escalatedAt;
    String escalatedTo;

    Handling(long newSince) {
        this.newSince = newSince;
    }

    void becomesNew(long at) {
        newSince = at;
        escalated = false;
    }

    void noSnooze() {
        snoozedUntil = null;
        snoozedBand = null;
        resumes = null;
    }

    void write(StateOutput out) throws IOException {
        out.text(assignee);
        out.optional(snoozedUntil);
        out.symbol(snoozedBand);
        out.symbol(resumes);
        out.number(newSince);
        out.bool(escalated);
        out.optional(escalatedAt);
        out.text(escalatedTo);
    }

    void read(StateInput in) throws IOException {
        assignee = in.text();
        snoozedUntil = in.optional();
        snoozedBand = in.symbol(Band.values());
        resumes = in.symbol(WorkflowState.values());
        newSince = in.number();
        escalated = in.bool();
        escalatedAt = in.optional();
        escalatedTo = in.text();
    }
}
