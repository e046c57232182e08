package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;

/**
 * Takes one account through its events: buffers them until the watermark has passed, applies them
 * in event-time order, evaluates at the due instants and hands out documents. Pure: no clock, no
 * randomness, no I/O. The same code runs in the Flink operator and in the batch path.
 */
public final class AccountEngine {

    public AccountEngine(EngineSettings settings) {}

    /** State of an account that has not had any event yet. */
    public AccountState start(String accountId) {
        return new AccountState(accountId);
    }

    /**
     * Takes an event in. Nothing is evaluated and, unless the event is late, nothing is applied
     * before {@link #advance}.
     */
    public Arrival offer(AccountState state, AccountEvent event, AccountOutput out) {
        return Arrival.BUFFERED;
    }

    /**
     * Does all that is due at or before the watermark, in event-time order. {@link Long#MAX_VALUE}
     * is the end of a bounded input: what is buffered is applied, with the evaluations between, and
     * nothing is evaluated after the last event.
     */
    public void advance(AccountState state, long watermark, AccountOutput out) {}

    /** When {@link #advance} has next something to do, ms since 1970 UTC; MAX_VALUE for never. */
    public long nextWakeUp(AccountState state) {
        return Long.MAX_VALUE;
    }

    /** Whether the account is over and its state and timers are to be cleared. */
    public boolean forgettable(AccountState state) {
        return false;
    }
}
