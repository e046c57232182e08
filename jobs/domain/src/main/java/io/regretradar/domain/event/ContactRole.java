package io.regretradar.domain.event;

/** What a contact is to the purchase. */
public enum ContactRole {
    DECISION_MAKER,
    CHAMPION,
    USER,
    UNKNOWN
}
