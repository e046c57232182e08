package io.regretradar.domain.alert;

/** What an alert is about. New types are added at the end: state holds the ordinal. */
public enum AlertType {
    /** The account's band is WATCH or higher. */
    REGRET_RISK,
    /** The stage takes far longer than expected. */
    STAGE_STALLED,
    /** The vendor did not turn up for a session and has not made up for it. */
    SESSION_MISSED_BY_VENDOR,
    /** Nobody has taken the customer over. */
    UNOWNED_ACCOUNT,
    /** A message of the customer waits for a reply. */
    OWNER_SILENT,
    /** The champion has left or says nothing any more. */
    CHAMPION_LOST,
    /** Nothing is heard of the customer, on no channel. */
    SILENT_ACCOUNT,
    /** More is being sold before the first purchase has paid off. */
    OVERSELLING,
    /** The customer may be asked for a referral: an opportunity, not a risk. */
    REFERRAL_READY,
    /** A source of events has gone quiet; of a source, not of an account. */
    DATA_STALE
}
