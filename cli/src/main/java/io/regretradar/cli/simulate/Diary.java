package io.regretradar.cli.simulate;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import java.util.Collection;
import java.util.PriorityQueue;

/** The events of one account that are written but not yet handed out, in event-time order. */
final class Diary {
    private final String accountId;
    private final PriorityQueue<AccountEvent> ahead = new PriorityQueue<>(AccountEvent.ORDER);
    private long written;
    private long closedAt = Long.MAX_VALUE;

    Diary(String accountId) {
        this.accountId = accountId;
    }

    /** The header of the next event. */
    Header header(String contactId, long occurredAt, String source) {
        return new Header(accountId + "-" + ++written, accountId, contactId, occurredAt, source);
    }

    void write(AccountEvent event) {
        if (event.occurredAt() < closedAt) {
            ahead.add(event);
        }
    }

    /** The account has left: what would have come later does not. */
    void close(long at) {
        closedAt = at;
        ahead.removeIf(event -> event.occurredAt() >= at);
    }

    /** Moves everything before that instant to {@code out}. */
    void handOut(long before, Collection<AccountEvent> out) {
        while (!ahead.isEmpty() && ahead.peek().occurredAt() < before) {
            out.add(ahead.poll());
        }
    }
}
