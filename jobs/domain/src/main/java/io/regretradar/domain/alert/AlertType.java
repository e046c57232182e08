package io.regretradar.domain.alert;

/** What an alert is about. New types are added at the end: state holds the ordinal. */
public enum AlertType {
    /** The account's band is WATCH or higher. */
    REGRET_RISK
}
