package io.regretradar.domain.alert;

/**
 * A change of an alert that people care to know of.
 *
 * @param before the band before it
 * @param seq number of the change within the episode, from 1; numbers may be left out
 * @param suppressedBy why nobody is told of it, or null
 * @param actor who made it, or null for the machine
 * @param comment what the actor wrote, or null
 */
public record AlertChange(
        AlertEpisode episode,
        Kind kind,
        Band before,
        long at,
        long seq,
        SuppressedBy suppressedBy,
        String actor,
        String comment) {

    /** What changed. */
    public enum Kind {
        OPENED,
        BAND_RAISED,
        BAND_LOWERED,
        RECOVERED,
        REOPENED,
        CLOSED,
        SUPPRESSED,
        UNSUPPRESSED
    }

    /** A change that the machine made; counts in the episode. */
    static AlertChange of(AlertEpisode episode, Kind kind, Band before, long at) {
        return of(episode, kind, before, at, null, null);
    }

    /** A change that a person made; counts in the episode. */
    static AlertChange of(
            AlertEpisode episode, Kind kind, Band before, long at, String actor, String comment) {
        episode.changes++;
        return new AlertChange(
                episode, kind, before, at, episode.changes, episode.suppressedBy, actor, comment);
    }

    /** The same, with what suppresses it as found in the end. */
    AlertChange suppressed() {
        return new AlertChange(
                episode, kind, before, at, seq, episode.suppressedBy, actor, comment);
    }
}
