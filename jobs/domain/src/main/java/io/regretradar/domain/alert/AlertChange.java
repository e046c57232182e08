package io.regretradar.domain.alert;

import io.regretradar.domain.event.AlertCommand;

/**
 * A change of an alert that people care to know of.
 *
 * @param before the band before it
 * @param seq number of the change within the episode, from 1; numbers may be left out
 * @param suppressedBy why nobody is told of it, or null
 * @param actor who made it, or null for the machine
 * @param comment what the actor wrote, or null
 * @param commandId id of the command that made it, or null for the machine
 */
public record AlertChange(
        AlertEpisode episode,
        Kind kind,
        Band before,
        long at,
        long seq,
        SuppressedBy suppressedBy,
        String actor,
        String comment,
        String commandId) {

    /** What changed. */
    public enum Kind {
        OPENED,
        BAND_RAISED,
        BAND_LOWERED,
        RECOVERED,
        REOPENED,
        CLOSED,
        SUPPRESSED,
        UNSUPPRESSED,
        ACKNOWLEDGED,
        ASSIGNED,
        STARTED,
        SNOOZED,
        UNSNOOZED,
        RESOLVED,
        FALSE_POSITIVE,
        COMMENTED,
        PLAY_DONE,
        ESCALATED
    }

    /** A change that the machine made; counts in the episode. */
    static AlertChange of(AlertEpisode episode, Kind kind, Band before, long at) {
        episode.changes++;
        return new AlertChange(
                episode, kind, before, at, episode.changes, episode.suppressedBy, null, null, null);
    }

    /** A change that a person made; counts in the episode. */
    static AlertChange of(AlertEpisode episode, AlertCommand command, long at) {
        episode.changes++;
        return new AlertChange(
                episode,
                Workflow.change(command.kind()),
                episode.band,
                at,
                episode.changes,
                episode.suppressedBy,
                command.actor(),
                command.comment(),
                command.eventId());
    }

    /** The same, with what suppresses it as found in the end. */
    AlertChange suppressed() {
        return new AlertChange(
                episode, kind, before, at, seq, episode.suppressedBy, actor, comment, commandId);
    }
}
