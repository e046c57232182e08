package io.regretradar.domain.alert;

/**
 * A change of an alert that people care to know of.
 *
 * @param before the band before it
 */
public record AlertChange(AlertEpisode episode, Kind kind, Band before, long at) {

    /** What changed. */
    public enum Kind {
        OPENED,
        BAND_RAISED,
        BAND_LOWERED,
        RECOVERED,
        REOPENED,
        CLOSED
    }
}
