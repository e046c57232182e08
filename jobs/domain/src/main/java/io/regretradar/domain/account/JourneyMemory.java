package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageRules;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Where the account stands on its journey, and the evidence for going on. Transitions are inferred
 * from the events; STAGE_SET wins over them.
 */
final class JourneyMemory {

    /** What a stage's exit depends on and other memories know. */
    record Surroundings(boolean gapRunning, boolean valueKnown) {}

    private final OnboardingMemory onboarding = new OnboardingMemory();
    private final SuccessMemory success = new SuccessMemory();
    private final StageEvidence evidence = new StageEvidence();

    private Stage stage;
    private Long stageSince;
    private long seq;
    private Stage lastLeft;
    private Long closeAt;
    private Integer closeDay;
    private Long churnedAt;

    private Integer handoffItems;
    private Long leftExpansionAt;
    private Integer renewalBegun;

    OnboardingMemory onboarding() {
        return onboarding;
    }

    SuccessMemory success() {
        return success;
    }

    /** Notes what an event says; stages move in {@link #settle} only, but for these three. */
    void apply(LifecycleEvent event, int day, long at, Consumer<Transition> moved) {
        evidence.note(event);
        switch (event.type()) {
            case CLOSED_WON -> closedWon(event, day, at, moved);
            case OWNER_RELEASED ->
                    moveIf(Stage.COMMITMENT, Stage.HANDOFF, at, "OWNER_RELEASED", moved);
            case HANDOFF_COMPLETED ->
                    handoffItems =
                            (int)
                                    event.handoffItems().stream()
                                            .filter(i -> i != LifecycleEvent.HandoffItem.UNKNOWN)
                                            .distinct()
                                            .count();
            case FIRST_SUCCESS -> success.reported(event.occurredAt());
            case STAGE_SET -> {
                if (event.stage() != null && event.stage() != Stage.UNKNOWN) {
                    evidence.restart(at, true);
                    onboarding.restartEvidence();
                    if (event.stage() != stage) {
                        move(event.stage(), at, "STAGE_SET", moved);
                    }
                }
            }
            case EXPANDED -> moveIf(Stage.EXPANSION, Stage.UTILISATION, at, "EXPANDED", moved);
            case RENEWED -> moveIf(Stage.RENEWAL, Stage.UTILISATION, at, "RENEWED", moved);
            case CHURNED -> {
                // A late one from before the purchase is no churn of it.
                if (closeAt == null || event.occurredAt() >= closeAt) {
                    churnedAt = at;
                    if (stage != null) {
                        move(null, at, "CHURNED", moved);
                    }
                }
            }
            default -> {}
        }
    }

    /** Value that a customer got before the purchase was a trial's. */
    void valueMoment(long at, int day) {
        if (closeAt == null || at >= closeAt) {
            success.valueMoment(at, day);
        }
    }

    private void closedWon(LifecycleEvent event, int day, long at, Consumer<Transition> moved) {
        if (churnedAt != null && event.occurredAt() < churnedAt) {
            return;
        }
        boolean again = churnedAt != null;
        if (closeAt == null || again) {
            closeAt = event.occurredAt();
            closeDay = day;
            churnedAt = null;
            onboarding.purchased(day, again);
            evidence.restart(at, false);
            if (again) {
                success.restart();
            } else {
                success.purchased(closeAt);
            }
        }
        if (stage == null || stage.preSale()) {
            move(Stage.COMMITMENT, at, "CLOSED_WON", moved);
        }
    }

    private void moveIf(Stage in, Stage to, long at, String cause, Consumer<Transition> moved) {
        if (stage == in) {
            move(to, at, cause, moved);
        }
    }

    private void move(Stage to, long at, String cause, Consumer<Transition> moved) {
        Stage from = stage;
        Long since = stageSince;
        if (from != null) {
            lastLeft = from;
        }
        if (from == Stage.EXPANSION) {
            leftExpansionAt = at;
        }
        stage = to;
        stageSince = at;
        moved.accept(new Transition(++seq, from, to, at, since, cause));
    }

    /** Leaves stages whose exit is met at that instant, one after the other. */
    void settle(long at, Surroundings now, StageRules rules, Consumer<Transition> moved) {
        String cause = exit(at, now, rules);
        while (cause != null) {
            move(next(stage), at, cause, moved);
            cause = exit(at, now, rules);
        }
    }

    private static Stage next(Stage stage) {
        return stage == Stage.EXPANSION ? Stage.UTILISATION : Stage.values()[stage.ordinal() + 1];
    }

    /** Why the present stage is left at that instant, or null if it is not. */
    private String exit(long at, Surroundings now, StageRules rules) {
        if (stage == null) {
            return null;
        }
        boolean overtime = at >= timeLimit(rules);
        return switch (stage) {
            case COMMITMENT ->
                    evidence.ownerAccepted() && now.valueKnown()
                            ? "OWNER_ACCEPTED"
                            : overtime ? "after " + (long) rules.commitmentHours() + " h" : null;
            case HANDOFF ->
                    evidence.handedOff() && evidence.ownerAccepted() && !now.gapRunning()
                            ? "HANDOFF_COMPLETED"
                            : overtime ? "after " + (long) rules.handoffDays() + " d" : null;
            case SETUP ->
                    evidence.setupDone() && onboarding.heldEnough(rules.setupHeldShare())
                            ? "SETUP_DONE"
                            : overtime ? "after " + (long) rules.setupDays() + " d" : null;
            case FIRST_SUCCESS -> succeeded() ? "FIRST_SUCCESS" : null;
            case EXPANSION -> overtime ? "after " + (long) rules.expansionDays() + " d" : null;
            default -> null;
        };
    }

    /** After a STAGE_SET only a success that came later leaves the stage. */
    private boolean succeeded() {
        Long at = success.at();
        return at != null && evidence.counts(at, stageSince);
    }

    /** When the present stage ends by time alone, ms; MAX_VALUE for never. */
    long timeLimit(StageRules rules) {
        if (stage == null) {
            return Long.MAX_VALUE;
        }
        boolean setupSpeaks = evidence.anyMilestone() || onboarding.everSent();
        return StageExits.timeLimit(stage, stageSince, setupSpeaks, rules);
    }

    /** Takes one of the exits that are tested at local midnights; false if none is met. */
    boolean midnight(
            long at, StageExits.Midnight now, StageRules rules, Consumer<Transition> moved) {
        if (stage == null || stage.preSale()) {
            return false;
        }
        Integer renewal = now.renewalDay();
        boolean begins =
                renewal != null
                        && now.day() == renewal - rules.renewalLeadDays()
                        && !renewal.equals(renewalBegun);
        if (begins) {
            renewalBegun = renewal;
            if (stage != Stage.RENEWAL) {
                move(Stage.RENEWAL, at, "renewal date", moved);
                return true;
            }
        } else if (stage == Stage.FIRST_ADOPTION && StageExits.adopted(now, rules)) {
            move(Stage.FIRST_SUCCESS, at, "adopted", moved);
            return true;
        } else if (stage == Stage.UTILISATION
                && StageExits.expands(at, now, leftExpansionAt, rules)) {
            move(Stage.EXPANSION, at, "room to grow", moved);
            return true;
        }
        return false;
    }

    Stage stage() {
        return stage;
    }

    Long stageSince() {
        return stageSince;
    }

    /** The stage last left, or null while none has been. */
    Stage lastLeft() {
        return lastLeft;
    }

    /** When the account was won, or null. */
    Long closeAt() {
        return closeAt;
    }

    Integer closeDay() {
        return closeDay;
    }

    Long churnedAt() {
        return churnedAt;
    }

    /** Distinct items of the latest hand-off, or null without one. */
    Integer handoffItems() {
        return handoffItems;
    }

    void write(StateOutput out) throws IOException {
        onboarding.write(out);
        success.write(out);
        evidence.write(out);
        out.symbol(stage);
        out.optional(stageSince);
        out.number(seq);
        out.symbol(lastLeft);
        out.optional(closeAt);
        out.optional(closeDay);
        out.optional(churnedAt);
        out.optional(handoffItems);
        out.optional(leftExpansionAt);
        out.optional(renewalBegun);
    }

    void read(StateInput in) throws IOException {
        onboarding.read(in);
        success.read(in);
        evidence.read(in);
        stage = in.symbol(Stage.values());
        stageSince = in.optional();
        seq = in.number();
        lastLeft = in.symbol(Stage.values());
        closeAt = in.optional();
        closeDay = in.optionalInteger();
        churnedAt = in.optional();
        handoffItems = in.optionalInteger();
        leftExpansionAt = in.optional();
        renewalBegun = in.optionalInteger();
    }
}
