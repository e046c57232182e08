package io.regretradar.domain.journey;

/** A stage of the customer's journey, in its order. */
public enum Stage {
    AWARENESS,
    EDUCATION,
    SELECTION,
    COMMITMENT,
    HANDOFF,
    SETUP,
    FIRST_ADOPTION,
    FIRST_SUCCESS,
    UTILISATION,
    EXPANSION,
    RENEWAL,
    ADVOCACY,
    UNKNOWN;

    /** Whether the stage lies before the purchase. */
    public boolean preSale() {
        return ordinal() < COMMITMENT.ordinal();
    }
}
