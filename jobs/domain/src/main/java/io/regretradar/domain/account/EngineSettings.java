package io.regretradar.domain.account;

import io.regretradar.domain.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a deployment decides about the evaluation of its accounts.
 *
 * @param connected customers' streams that this deployment has; features of others do not apply
 * @param bound largest out-of-orderness of any stream; also widens the horizon for duplicates
 * @param lateAllowance how late an event may be and still correct its bucket
 * @param forgetAfterChurn how long after CHURNED the state is cleared
 * @param forgetAfterSilence how long without any event until the state is cleared
 * @param escalationDefault to whom alerts are escalated where an account has no lead, or null
 * @param epoch raised for a rebuild from scratch; leads every document's version, 0..16383
 * @param quietBefore changes of alerts before this instant raise no notification
 */
public record EngineSettings(
        Set<Stream> connected,
        Duration bound,
        Duration lateAllowance,
        Duration forgetAfterChurn,
        Duration forgetAfterSilence,
        String escalationDefault,
        int epoch,
        Instant quietBefore) {

    /** Streams that count as connected unless the deployment says otherwise. */
    public static final Set<Stream> DEFAULT_CONNECTED =
            Set.of(
                    Stream.SUPPORT_TICKETS,
                    Stream.PRODUCT_USAGE,
                    Stream.SURVEYS,
                    Stream.ACCOUNT_LIFECYCLE);

    public EngineSettings {
        connected = Set.copyOf(connected);
    }

    public static EngineSettings defaults() {
        return new EngineSettings(
                DEFAULT_CONNECTED,
                Duration.ofSeconds(60),
                Duration.ofHours(48),
                Duration.ofDays(30),
                Duration.ofDays(400),
                null,
                0,
                Instant.EPOCH);
    }

    public EngineSettings withConnected(Set<Stream> streams) {
        return new EngineSettings(
                streams,
                bound,
                lateAllowance,
                forgetAfterChurn,
                forgetAfterSilence,
                escalationDefault,
                epoch,
                quietBefore);
    }

    public EngineSettings withBound(Duration outOfOrderness) {
        return new EngineSettings(
                connected,
                outOfOrderness,
                lateAllowance,
                forgetAfterChurn,
                forgetAfterSilence,
                escalationDefault,
                epoch,
                quietBefore);
    }

    public EngineSettings withEscalationDefault(String lead) {
        return new EngineSettings(
                connected,
                bound,
                lateAllowance,
                forgetAfterChurn,
                forgetAfterSilence,
                lead,
                epoch,
                quietBefore);
    }

    public EngineSettings withQuietBefore(Instant instant) {
        return new EngineSettings(
                connected,
                bound,
                lateAllowance,
                forgetAfterChurn,
                forgetAfterSilence,
                escalationDefault,
                epoch,
                instant);
    }
}
