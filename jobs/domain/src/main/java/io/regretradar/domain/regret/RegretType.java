package io.regretradar.domain.regret;

/** The four types of post-purchase regret after Lee and Cotte (2009). */
public enum RegretType {
    FOREGONE_ALTERNATIVES,
    CHANGE_IN_SIGNIFICANCE,
    UNDER_CONSIDERATION,
    OVER_CONSIDERATION,
    /** A type that a newer writer knows and we do not; no formula counts it. */
    UNKNOWN
}
