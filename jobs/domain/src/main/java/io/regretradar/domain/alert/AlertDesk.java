package io.regretradar.domain.alert;

import io.regretradar.domain.alert.AlertEpisode.WorkflowState;
import io.regretradar.domain.event.AlertCommand;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where people's commands reach an account's alerts, and where the machine steps in at its time:
 * snoozes end, alerts nobody took are escalated, and what was closed by hand comes back if it has
 * not gone away.
 */
public final class AlertDesk {

    private final WorkflowRules rules;

    public AlertDesk(WorkflowRules rules) {
        this.rules = rules;
    }

    /**
     * What became of a command.
     *
     * @param refusal why it was not carried out, or null
     * @param episode the alert it is about, or null if there is none
     * @param changes what it changed
     */
    public record Answer(Refusal refusal, AlertEpisode episode, List<AlertChange> changes) {}

    /**
     * Gives a command to the alert it is about.
     *
     * @param at when it takes effect, ms since 1970 UTC
     */
    public Answer act(AlertBook book, AlertCommand command, long at, Silencing silencing) {
        Optional<AlertEpisode> found = book.find(command.alertId());
        if (found.isEmpty()) {
            return new Answer(Refusal.UNKNOWN_ALERT, null, List.of());
        }
        AlertEpisode episode = found.get();
        Refusal refusal = Workflow.act(episode, command, at);
        if (refusal != null) {
            return new Answer(refusal, episode, List.of());
        }
        AlertChange change = AlertChange.of(episode, command, at);
        return new Answer(null, episode, book.suppress(List.of(change), silencing, at));
    }

    /** A hard event wakes every alert that sleeps. */
    public List<AlertChange> hardEvent(AlertBook book, long at, Silencing silencing) {
        List<AlertChange> changes = new ArrayList<>();
        for (AlertEpisode episode : book.episodes()) {
            if (episode.workflow == WorkflowState.SNOOZED) {
                Workflow.wake(episode, at);
                changes.add(change(episode, AlertChange.Kind.UNSNOOZED, at));
            }
        }
        return changes.isEmpty() ? changes : book.suppress(changes, silencing, at);
    }

    /**
     * When something is next due, ms since 1970 UTC; MAX_VALUE for never.
     *
     * @param zone whose clocks say when people are at work
     */
    public long nextDue(AlertBook book, ZoneId zone) {
        long next = Long.MAX_VALUE;
        for (AlertEpisode episode : book.episodes()) {
            next = Math.min(next, due(episode, zone));
        }
        return next;
    }

    private long due(AlertEpisode episode, ZoneId zone) {
        if (!episode.active()) {
            return Long.MAX_VALUE;
        }
        return switch (episode.workflow) {
            case SNOOZED -> episode.handling.snoozedUntil;
            case CLOSED ->
                    episode.closedBand == null
                            ? Long.MAX_VALUE
                            : episode.closedAt + AlertBook.FORTNIGHT;
            case NEW -> escalation(episode, zone);
            case ACKNOWLEDGED, IN_PROGRESS -> Long.MAX_VALUE;
        };
    }

    private long escalation(AlertEpisode episode, ZoneId zone) {
        Duration limit = rules.escalateAfter(episode.band);
        return limit == null || episode.handling.escalated
                ? Long.MAX_VALUE
                : rules.hours(zone).after(episode.handling.newSince, limit);
    }

    /**
     * Does what is due at or before an instant.
     *
     * @param lead to whom an alert is escalated, or null if nobody is known
     */
    public List<AlertChange> run(
            AlertBook book, ZoneId zone, long at, String lead, Silencing silencing) {
        List<AlertChange> changes = new ArrayList<>();
        for (AlertEpisode episode : book.episodes()) {
            while (due(episode, zone) <= at) {
                changes.add(change(episode, step(episode, at, lead), at));
            }
        }
        return changes.isEmpty() ? changes : book.suppress(changes, silencing, at);
    }

    private static AlertChange.Kind step(AlertEpisode episode, long at, String lead) {
        switch (episode.workflow) {
            case SNOOZED -> {
                Workflow.wake(episode, at);
                return AlertChange.Kind.UNSNOOZED;
            }
            case CLOSED -> {
                episode.renew(at);
                return AlertChange.Kind.REOPENED;
            }
            default -> {
                episode.handling.escalated = true;
                episode.handling.escalatedAt = at;
                episode.handling.escalatedTo = lead;
                return AlertChange.Kind.ESCALATED;
            }
        }
    }

    private static AlertChange change(AlertEpisode episode, AlertChange.Kind kind, long at) {
        return AlertChange.of(episode, kind, episode.band, at);
    }
}
