package io.regretradar.domain.alert;

/**
 * What an evaluation says of one type of alert.
 *
 * @param state whether the condition holds, and has held long enough
 * @param band how bad it is; NONE unless it is present, and where it is no risk at all
 */
public record Observation(State state, Band band) {

    /** How far a condition has come. */
    public enum State {
        /** It does not hold. */
        ABSENT,
        /** It holds, but not yet for as long as it must. */
        PENDING,
        /** It holds. */
        PRESENT
    }

    /** It does not hold. */
    public static final Observation ABSENT = new Observation(State.ABSENT, Band.NONE);

    /** It holds, but not yet for long enough. */
    public static final Observation PENDING = new Observation(State.PENDING, Band.NONE);

    /** It holds, and is that bad. */
    public static Observation present(Band band) {
        return new Observation(State.PRESENT, band);
    }

    /** Present with that band, or absent. */
    public static Observation presentIf(boolean holds, Band band) {
        return holds ? present(band) : ABSENT;
    }

    boolean present() {
        return state == State.PRESENT;
    }

    boolean pending() {
        return state == State.PENDING;
    }
}
