package io.regretradar.pipeline.settings;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * How long accounts remember and forget, and who hears of alerts nobody takes.
 *
 * @param lateAllowance how late an event may be and still correct its day's and hour's documents
 * @param forgetAfterChurn how long after CHURNED the state is cleared
 * @param forgetAfterSilence how long without any event until the state is cleared
 * @param escalationDefault to whom an alert goes where the account has no lead, or null
 * @param epoch leads every document's version, 0..16383
 * @param quietBefore changes of alerts before this instant raise no notification
 */
public record AccountSettings(
        Duration lateAllowance,
        Duration forgetAfterChurn,
        Duration forgetAfterSilence,
        String escalationDefault,
        int epoch,
        Instant quietBefore)
        implements Serializable {

    static final Setting<Duration> LATE_ALLOWANCE =
            Setting.duration(
                    "events.late-allowance",
                    Duration.ofHours(48),
                    "How late an event may be and still correct its day's and hour's documents.");
    static final Setting<Duration> AFTER_CHURN =
            Setting.duration(
                    "accounts.forget-after-churn",
                    Duration.ofDays(30),
                    "How long after CHURNED an account's state is cleared.");
    static final Setting<Duration> AFTER_SILENCE =
            Setting.duration(
                    "accounts.forget-after-silence",
                    Duration.ofDays(400),
                    "How long without any event until an account's state is cleared.");
    static final Setting<String> ESCALATION_DEFAULT =
            Setting.text(
                    "alerts.escalation.default",
                    "To whom an alert that nobody takes in time is escalated where the account has"
                            + " no ownerLeadId. Unset: to nobody by name.",
                    "a name that is not empty",
                    value -> !value.isBlank());
    static final Setting<Integer> EPOCH =
            Setting.number(
                    "epoch",
                    0,
                    "Leads the version of every document. Raise it by one for a rebuild from"
                            + " scratch, so that its documents replace those of before.",
                    "a whole number from 0 to 16383",
                    value -> value >= 0 && value <= 16_383);

    static final Setting<String> QUIET_BEFORE =
            Setting.text(
                    "alerts.quiet-before",
                    "1970-01-01T00:00:00Z",
                    "Changes of alerts before this instant, in event time, raise no notification:"
                            + " for a backfill, the instant from which on people are to be told. On the"
                            + " command line also --quiet-before.",
                    "an instant from 1970 on, such as 2026-03-01T00:00:00Z",
                    EventSettings::isInstant);

    static final List<Setting<?>> ALL =
            List.of(
                    LATE_ALLOWANCE,
                    AFTER_CHURN,
                    AFTER_SILENCE,
                    ESCALATION_DEFAULT,
                    EPOCH,
                    QUIET_BEFORE);

    static AccountSettings from(Configuration config) {
        return new AccountSettings(
                LATE_ALLOWANCE.required(config),
                AFTER_CHURN.required(config),
                AFTER_SILENCE.required(config),
                ESCALATION_DEFAULT.optional(config),
                EPOCH.required(config),
                Instant.parse(QUIET_BEFORE.required(config)));
    }
}
