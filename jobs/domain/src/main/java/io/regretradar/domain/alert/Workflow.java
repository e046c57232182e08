package io.regretradar.domain.alert;

import io.regretradar.domain.alert.AlertEpisode.Resolution;
import io.regretradar.domain.alert.AlertEpisode.WorkflowState;
import io.regretradar.domain.event.AlertCommand;

/**
 * The state machine of people's work on one alert: NEW, ACKNOWLEDGED, IN_PROGRESS, CLOSED, and
 * SNOOZED for a while. It never touches the signal, which is the machine's.
 */
final class Workflow {

    private Workflow() {}

    /** Whether a command may be given in that state. */
    static boolean allows(WorkflowState state, AlertCommand.Kind kind) {
        return switch (kind) {
            case ACK -> state == WorkflowState.NEW;
            case START -> state == WorkflowState.ACKNOWLEDGED;
            case ASSIGN, SNOOZE, RESOLVE, FALSE_POSITIVE -> state != WorkflowState.CLOSED;
            case UNSNOOZE -> state == WorkflowState.SNOOZED;
            case REOPEN -> state == WorkflowState.CLOSED;
            case COMMENT, PLAY_DONE -> true;
            case FORGET, UNKNOWN -> false;
        };
    }

    /**
     * Carries a command out, unless it may not be.
     *
     * @param at when it takes effect, ms since 1970 UTC
     * @return why it was refused; null if it was not
     */
    static Refusal act(AlertEpisode alert, AlertCommand command, long at) {
        Refusal refusal = refusal(alert, command, at);
        if (refusal != null) {
            return refusal;
        }
        switch (command.kind()) {
            case ACK -> alert.workflow = WorkflowState.ACKNOWLEDGED;
            case ASSIGN -> assign(alert, command);
            case START -> alert.workflow = WorkflowState.IN_PROGRESS;
            case SNOOZE -> snooze(alert, command.until());
            case UNSNOOZE -> wake(alert, at);
            case RESOLVE -> alert.closeByHand(Resolution.RESOLVED, at);
            case FALSE_POSITIVE -> alert.closeByHand(Resolution.FALSE_POSITIVE, at);
            case REOPEN -> alert.renew(at);
            default -> {}
        }
        return null;
    }

    private static Refusal refusal(AlertEpisode alert, AlertCommand command, long at) {
        AlertCommand.Kind kind = command.kind();
        if (kind == AlertCommand.Kind.UNKNOWN) {
            return Refusal.UNKNOWN_COMMAND;
        }
        if (!allows(alert.workflow, kind)) {
            return Refusal.WRONG_STATE;
        }
        if (kind == AlertCommand.Kind.REOPEN && !alert.active()) {
            return Refusal.CONDITION_OVER;
        }
        boolean endless = command.until() == null || command.until() <= at;
        return kind == AlertCommand.Kind.SNOOZE && endless ? Refusal.NOT_AHEAD : null;
    }

    /** Being given an alert means to have seen it; a snooze goes on. */
    private static void assign(AlertEpisode alert, AlertCommand command) {
        Handling handling = alert.handling;
        handling.assignee = command.assignee() == null ? command.actor() : command.assignee();
        if (alert.workflow == WorkflowState.NEW) {
            alert.workflow = WorkflowState.ACKNOWLEDGED;
        } else if (handling.resumes == WorkflowState.NEW) {
            handling.resumes = WorkflowState.ACKNOWLEDGED;
        }
    }

    /** Snoozed again, it only sleeps until another time. */
    private static void snooze(AlertEpisode alert, long until) {
        Handling handling = alert.handling;
        if (alert.workflow != WorkflowState.SNOOZED) {
            handling.resumes = alert.workflow;
            alert.workflow = WorkflowState.SNOOZED;
        }
        handling.snoozedUntil = until;
        handling.snoozedBand = alert.band;
    }

    /** Ends a snooze: people find the alert as they left it, and have the whole time again. */
    static void wake(AlertEpisode alert, long at) {
        alert.workflow = alert.handling.resumes;
        alert.handling.noSnooze();
        if (alert.workflow == WorkflowState.NEW) {
            alert.handling.becomesNew(at);
        }
    }

    /** A band above the one at which it was snoozed wakes it. */
    static void bandChanged(AlertEpisode alert, long at) {
        boolean higher =
                alert.workflow == WorkflowState.SNOOZED
                        && !alert.handling.snoozedBand.atLeast(alert.band);
        if (higher) {
            wake(alert, at);
        }
    }

    /** What the history calls a command that was carried out. */
    static AlertChange.Kind change(AlertCommand.Kind kind) {
        return switch (kind) {
            case ACK -> AlertChange.Kind.ACKNOWLEDGED;
            case ASSIGN -> AlertChange.Kind.ASSIGNED;
            case START -> AlertChange.Kind.STARTED;
            case SNOOZE -> AlertChange.Kind.SNOOZED;
            case UNSNOOZE -> AlertChange.Kind.UNSNOOZED;
            case RESOLVE -> AlertChange.Kind.RESOLVED;
            case FALSE_POSITIVE -> AlertChange.Kind.FALSE_POSITIVE;
            case REOPEN -> AlertChange.Kind.REOPENED;
            case COMMENT -> AlertChange.Kind.COMMENTED;
            case PLAY_DONE -> AlertChange.Kind.PLAY_DONE;
            case FORGET, UNKNOWN ->
                    throw new IllegalArgumentException(kind + " changes no alert by itself");
        };
    }
}
