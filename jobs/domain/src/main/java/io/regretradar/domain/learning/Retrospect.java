package io.regretradar.domain.learning;

import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Lives a history through again and notes, at regular times, what the scores said with what was
 * known by then. An account's cursor is given no event later than the snapshot before it is asked.
 */
public final class Retrospect {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Replay replay;
    private final long from;
    private final long end;
    private final long every;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private final Map<String, Long> begun = new HashMap<>();

    private Retrospect(Replay replay, long from, long end, Duration every) {
        this.replay = replay;
        this.from = from;
        this.end = end;
        this.every = every.toMillis();
    }

    /**
     * Snapshots at midnight UTC, the first one {@code every} after the beginning.
     *
     * @param from from when on outcomes are known, ms since 1970 UTC; what is older is lived
     *     through and not looked at
     * @param end up to when outcomes are known, ms since 1970 UTC; nothing later is looked at
     * @param progress told how many accounts are done
     */
    public static ScoredHistory of(
            Replay replay, long from, long end, Duration every, LongConsumer progress) {
        Retrospect retrospect = new Retrospect(replay, from, end, every);
        long done = 0;
        for (String account : replay.accounts()) {
            retrospect.look(account);
            progress.accept(++done);
        }
        return new ScoredHistory(
                retrospect.snapshots, retrospect.spells, from, end, retrospect.begun);
    }

    private void look(String account) {
        Replay.Cursor cursor = replay.cursor(account);
        Bands bands = new Bands(account);
        for (long at = Math.floorDiv(from, DAY) * DAY + every; at <= end; at += every) {
            cursor.advance(at, bands);
            if (cursor.state().appliedUpTo() != Long.MIN_VALUE && !cursor.state().churned()) {
                snapshots.add(snapshot(cursor.state().profile().segment(), cursor.peek(at)));
            }
        }
        cursor.advance(end, bands);
        bands.close(Long.MAX_VALUE);
    }

    private static Snapshot snapshot(String segment, Evaluation evaluation) {
        return new Snapshot(
                evaluation.accountId(),
                segment,
                evaluation.at(),
                evaluation.score().raw(),
                evaluation.score().p90d(),
                evaluation.band(),
                evaluation.stage(),
                evaluation.values(),
                evaluation.score().points(),
                evaluation.processDecay());
    }

    /** Notes when each band was entered and left. */
    private final class Bands implements AccountOutput {
        private final String account;
        private final Map<Band, Long> since = new EnumMap<>(Band.class);

        Bands(String account) {
            this.account = account;
        }

        @Override
        public void document(Document document) {}

        @Override
        public void evaluated(Evaluation evaluation) {
            begun.putIfAbsent(account, Math.max(from, evaluation.at()));
            for (Band band : Band.values()) {
                if (band == Band.NONE) {
                    continue;
                }
                boolean in = evaluation.band().atLeast(band);
                if (in) {
                    since.putIfAbsent(band, evaluation.at());
                } else if (since.containsKey(band)) {
                    spells.add(new Spell(account, band, since.remove(band), evaluation.at()));
                }
            }
        }

        @Override
        public void applied(AccountEvent event) {
            if (event instanceof LifecycleEvent lifecycle
                    && lifecycle.type() == LifecycleEvent.Type.CHURNED) {
                close(event.occurredAt());
            }
        }

        void close(long to) {
            since.forEach((band, start) -> spells.add(new Spell(account, band, start, to)));
            since.clear();
        }
    }
}
