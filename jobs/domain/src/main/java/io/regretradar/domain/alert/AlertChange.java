package io.regretradar.domain.alert;

import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.play.PlayRun;

/**
 * A change of an alert that people care to know of.
 *
 * @param before the band before it
 * @param seq number of the change within the episode, from 1; numbers may be left out
 * @param suppressedBy why nobody is told of it, or null
 * @param actor who made it, or null for the machine
 * @param comment what the actor wrote, or null
 * @param commandId id of the command that made it, or null for the machine
 * @param play id of the play that is done, overdue or failed, or null
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
        String commandId,
        String play) {

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
        ESCALATED,
        PLAY_OVERDUE,
        PLAY_VERIFIED,
        PLAY_FAILED,
        PLAY_DROPPED
    }

    /** A change that the machine made; counts in the episode. */
    static AlertChange of(AlertEpisode episode, Kind kind, Band before, long at) {
        return of(episode, kind, before, at, null);
    }

    /** A play of the alert whose state has changed; counts in the episode. */
    static AlertChange of(AlertEpisode episode, PlayRun run, long at) {
        Kind kind =
                switch (run.state()) {
                    case VERIFIED -> Kind.PLAY_VERIFIED;
                    case FAILED -> Kind.PLAY_FAILED;
                    case DROPPED -> Kind.PLAY_DROPPED;
                    case OVERDUE, OPEN -> Kind.PLAY_OVERDUE;
                };
        return of(episode, kind, episode.band, at, run.id());
    }

    private static AlertChange of(
            AlertEpisode episode, Kind kind, Band before, long at, String play) {
        episode.changes++;
        return new AlertChange(
                episode,
                kind,
                before,
                at,
                episode.changes,
                episode.suppressedBy,
                null,
                null,
                null,
                play);
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
                command.eventId(),
                null);
    }

    /** The same, with what suppresses it as found in the end. */
    AlertChange suppressed() {
        return new AlertChange(
                episode,
                kind,
                before,
                at,
                seq,
                episode.suppressedBy,
                actor,
                comment,
                commandId,
                play);
    }
}
