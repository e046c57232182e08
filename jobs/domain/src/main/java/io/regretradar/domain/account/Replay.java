package io.regretradar.domain.account;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.source.SourceBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The batch path: whole histories through the same engine as the job's, without any service. Events
 * of streams that are not connected are left out, as the job never reads them.
 */
public final class Replay {

    private final AccountEngine engine;
    private final Map<String, List<AccountEvent>> byAccount = new TreeMap<>();

    /** With the same rules at all times. */
    public Replay(EngineSettings settings, Rules rules, Collection<? extends AccountEvent> events) {
        this(settings, new RuleBook(rules), events);
    }

    /** With the rules that the book says hold at each instant. */
    public Replay(
            EngineSettings settings, RuleBook book, Collection<? extends AccountEvent> events) {
        this(settings, book, new SourceBook(), events);
    }

    /** With the sources' silences that the book knows. */
    public Replay(
            EngineSettings settings,
            RuleBook book,
            SourceBook sources,
            Collection<? extends AccountEvent> events) {
        this.engine = new AccountEngine(settings, book, sources);
        for (AccountEvent event : events) {
            Stream stream = event.stream();
            if (settings.connected().contains(stream) || !stream.ofCustomers()) {
                byAccount
                        .computeIfAbsent(event.accountId(), ignored -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    /** The accounts, in order of their ids. */
    public Collection<String> accounts() {
        return byAccount.keySet();
    }

    /** Every account up to that watermark, one after the other. */
    public void run(long watermark, AccountOutput out) {
        byAccount.keySet().forEach(account -> run(account, watermark, out));
    }

    /** One account up to that watermark; starts anew where it was forgotten on the way. */
    public void run(String accountId, long watermark, AccountOutput out) {
        new Cursor(accountId).advance(watermark, out);
    }

    /** Every document up to that watermark, in the order of writing. */
    public static List<Document> documents(
            EngineSettings settings, Collection<? extends AccountEvent> events, long watermark) {
        List<Document> documents = new ArrayList<>();
        new Replay(settings, Rules.defaults(), events).run(watermark, documents::add);
        return documents;
    }

    /** A cursor over one account's history. */
    public Cursor cursor(String accountId) {
        return new Cursor(accountId);
    }

    /** One account on its way through its history. */
    public final class Cursor {

        private final String accountId;
        private final List<AccountEvent> events;
        private int next;
        private AccountState state;

        private Cursor(String accountId) {
            this.accountId = accountId;
            this.events = new ArrayList<>(byAccount.get(accountId));
            this.events.sort(AccountEvent.ORDER);
            this.state = engine.start(accountId);
        }

        /** Goes on to that watermark, which must not lie before the last one. */
        public void advance(long watermark, AccountOutput out) {
            while (next < events.size() && events.get(next).occurredAt() <= watermark) {
                AccountEvent event = events.get(next++);
                // What is due before the event comes first: it may be that the account ends there.
                goOn(event.occurredAt() - 1, out);
                engine.offer(state, event, out);
                goOn(Math.min(watermark, sameInstantEnd(event)), out);
            }
            if (watermark != Long.MAX_VALUE) {
                goOn(watermark, out);
            }
        }

        /** Events of the same instant belong together: timers of that instant come after all. */
        private long sameInstantEnd(AccountEvent event) {
            boolean more =
                    next < events.size() && events.get(next).occurredAt() == event.occurredAt();
            return more ? event.occurredAt() - 1 : event.occurredAt();
        }

        private void goOn(long watermark, AccountOutput out) {
            engine.advance(state, watermark, out);
            if (engine.forgettable(state)) {
                state = engine.start(accountId);
            }
        }

        /** What an evaluation at that instant says; the cursor must stand at or before it. */
        public Evaluation peek(long at) {
            return engine.peek(state, at);
        }

        public AccountState state() {
            return state;
        }
    }
}
