package io.regretradar.domain.account;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageExit;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/**
 * The stage left last: whether its success metric was met, and what the customer says about it,
 * which comes later and writes the transition's document again.
 */
final class ExitMemory {

    private static final double COMPLETE_HANDOFF = 4;
    private static final double LONGEST_GAP_HOURS = 24;

    private Transition last;
    private boolean success;
    private Band band = Band.NONE;
    private int revision;

    // Evidence of RENEWAL's success metric while in it.
    private boolean roiConfirmed;

    void apply(LifecycleEvent event) {
        roiConfirmed |= event.type() == LifecycleEvent.Type.ROI_CONFIRMED;
    }

    /** A stage was left, for the first time we write of it. */
    void left(Transition transition, AccountState state) {
        last = transition;
        revision = 0;
        band = state.band();
        success = metricMet(transition, state);
        roiConfirmed = false;
    }

    private boolean metricMet(Transition transition, AccountState state) {
        Stage from = transition.from();
        if (from == null || transition.to() == null) {
            return false;
        }
        boolean earned =
                !transition.cause().startsWith("after ") && !transition.cause().equals("STAGE_SET");
        return switch (from) {
            case HANDOFF -> {
                Integer items = state.journey.handoffItems();
                int day = state.day(transition.at());
                double gap = state.owners.longestGapHours(transition.at(), day);
                yield earned
                        && items != null
                        && items >= COMPLETE_HANDOFF
                        && !(gap > LONGEST_GAP_HOURS);
            }
            case COMMITMENT -> transition.cause().equals("OWNER_ACCEPTED");
            case RENEWAL -> roiConfirmed;
            default -> earned && transition.to() != Stage.RENEWAL;
        };
    }

    /** Whether the answer is about the stage left last, so that its exit must be judged again. */
    boolean concerns(SurveyEvent event) {
        boolean answer =
                event.kind() == SurveyEvent.Kind.STAGE_STATEMENT
                        && event.action() == SurveyEvent.Action.RESPONDED
                        && event.score() != null;
        return answer
                && last != null
                && last.from() != null
                && (event.stage() == null || event.stage() == last.from());
    }

    /** The transition once more, with a higher revision. */
    Transition again() {
        revision++;
        return last;
    }

    /** Whether the transition was written before. */
    boolean knows(Transition transition) {
        return last != null && last.seq() == transition.seq();
    }

    /** The exit as it stands, with the mean agreement (1..7) of the customer, NaN without any. */
    StageExit exit(double statement, String cohort) {
        return new StageExit(last, success, statement, cohort, band, revision);
    }

    void write(StateOutput out) throws IOException {
        out.bool(last != null);
        if (last != null) {
            out.number(last.seq());
            out.symbol(last.from());
            out.symbol(last.to());
            out.number(last.at());
            out.optional(last.since());
            out.text(last.cause());
        }
        out.bool(success);
        out.symbol(band);
        out.number(revision);
        out.bool(roiConfirmed);
    }

    void read(StateInput in) throws IOException {
        if (in.bool()) {
            last =
                    new Transition(
                            in.number(),
                            in.symbol(Stage.values()),
                            in.symbol(Stage.values()),
                            in.number(),
                            in.optional(),
                            in.text());
        }
        success = in.bool();
        band = in.symbol(Band.values());
        revision = in.integer();
        roiConfirmed = in.bool();
    }
}
