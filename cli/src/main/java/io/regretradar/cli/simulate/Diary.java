package io.regretradar.cli.simulate;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.Stream;
import java.util.Collection;
import java.util.PriorityQueue;
import java.util.Set;

/** The events of one account that are written but not yet handed out, in event-time order. */
final class Diary {
    private final String accountId;
    private final Set<Stream> streams;
    private final PriorityQueue<AccountEvent> ahead = new PriorityQueue<>(AccountEvent.ORDER);
    private long written;
    private long closedAt = Long.MAX_VALUE;

    /**
     * @param streams those that are written down; what happens in others leaves no trace
     */
    Diary(String accountId, Set<Stream> streams) {
        this.accountId = accountId;
        this.streams = streams;
    }

    /** The header of the next event. */
    Header header(String contactId, long occurredAt, String source) {
        return new Header(accountId + "-" + ++written, accountId, contactId, occurredAt, source);
    }

    void write(AccountEvent event) {
        if (event.occurredAt() < closedAt && streams.contains(event.stream())) {
            ahead.add(event);
        }
    }

    /** The account has left, which is its last event: what would have come later does not. */
    void close(AccountEvent last) {
        closedAt = last.occurredAt();
        ahead.removeIf(event -> event.occurredAt() >= closedAt);
        if (streams.contains(last.stream())) {
            ahead.add(last);
        }
    }

    /** Moves everything before that instant to {@code out}. */
    void handOut(long before, Collection<AccountEvent> out) {
        while (!ahead.isEmpty() && ahead.peek().occurredAt() < before) {
            out.add(ahead.poll());
        }
    }
}
