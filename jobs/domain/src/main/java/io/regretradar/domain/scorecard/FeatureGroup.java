package io.regretradar.domain.scorecard;

/** A group of features whose positive points share one cap and one stage multiplier. */
public enum FeatureGroup {
    SUPPORT,
    USAGE,
    SENTIMENT,
    JOURNEY,
    RELATION,
    COMMERCIAL,
    PROCESS,
    ADVOCACY
}
