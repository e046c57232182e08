package io.regretradar.domain.alert;

/** Why nobody is told of an alert. Its state goes on all the same. */
public enum SuppressedBy {
    /** A person closed it while its condition held. */
    CLOSED_BY_HAND,
    /** A published silence covers the account. */
    SILENCED,
    /** A person put it off. */
    SNOOZED,
    /** The account's REGRET_RISK is AT_RISK or worse: one message is enough. */
    INHIBITED
}
