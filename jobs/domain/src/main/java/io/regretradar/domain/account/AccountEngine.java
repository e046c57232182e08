package io.regretradar.domain.account;

import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.document.PeriodDocuments;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.source.SourceBook;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes one account through its events: buffers them until the watermark has passed, applies them
 * in event-time order, evaluates at the due instants and hands out documents. Pure: no clock, no
 * randomness, no I/O. The same code runs in the Flink operator and in the batch path. Not thread
 * safe; cheap enough for one per subtask.
 */
public final class AccountEngine {

    private static final int MOST_WORKS = 64;

    private final EngineSettings settings;
    private final RuleBook book;
    private final SourceBook sources;
    private final Map<Rules, Work> works = new IdentityHashMap<>();

    /** What is done to an account under one set of rules. */
    private record Work(
            Rules rules,
            EventApplication application,
            Assessment assessment,
            PeriodWriter periods) {

        static Work of(EngineSettings settings, Rules rules, RuleBook book, SourceBook sources) {
            return new Work(
                    rules,
                    new EventApplication(rules),
                    new Assessment(settings, rules, book, sources),
                    new PeriodWriter(
                            new PeriodDocuments(rules, new DocumentVersion(settings.epoch())),
                            settings.lateAllowance().toMillis()));
        }
    }

    /** An engine with the compiled-in rules. */
    public AccountEngine(EngineSettings settings) {
        this(settings, Rules.defaults());
    }

    /** An engine with the same rules at all times. */
    public AccountEngine(EngineSettings settings, Rules rules) {
        this(settings, new RuleBook(rules));
    }

    /**
     * @param book which rules hold when; may go on being filled, as long as nothing takes effect
     *     before what has already been advanced to
     */
    public AccountEngine(EngineSettings settings, RuleBook book) {
        this(settings, book, new SourceBook());
    }

    /**
     * @param sources which sources were silent when; may go on being filled likewise
     */
    public AccountEngine(EngineSettings settings, RuleBook book, SourceBook sources) {
        this.settings = settings;
        this.book = book;
        this.sources = sources;
    }

    private Work at(long instant) {
        Rules rules = book.at(instant);
        Work work = works.get(rules);
        if (work == null) {
            if (works.size() > MOST_WORKS) {
                works.clear(); // Of versions that the book has dropped.
            }
            work = Work.of(settings, rules, book, sources);
            works.put(rules, work);
        }
        return work;
    }

    /** State of an account that has not had any event yet. */
    public AccountState start(String accountId) {
        return new AccountState(accountId);
    }

    /**
     * Takes an event in. Nothing is evaluated and, unless the event is late, nothing is applied
     * before {@link #advance}. Lateness is judged against the account's own applied-up-to time.
     */
    public Arrival offer(AccountState state, AccountEvent event, AccountOutput out) {
        if (event.occurredAt() > state.appliedUpTo) {
            state.pending.add(event);
            return Arrival.BUFFERED;
        }
        if (state.appliedUpTo - event.occurredAt() > settings.lateAllowance().toMillis()) {
            return Arrival.LATE;
        }
        if (!state.seenEvents.add(event.eventId(), event.occurredAt())) {
            out.duplicate(event);
            return Arrival.DUPLICATE;
        }
        if (event instanceof AlertCommand command) {
            command(state, command, state.appliedUpTo, out);
            return Arrival.CORRECTED;
        }
        Work work = at(state.appliedUpTo);
        work.application.apply(
                state, event, state.appliedUpTo, work.assessment.transitions(state, out));
        if (EventApplication.isHard(event)) {
            work.assessment.acts().hardEvent(state, state.appliedUpTo, out);
        }
        if (EventApplication.isRenewal(event)) {
            work.assessment.renewed(state, state.appliedUpTo, out);
        }
        if (state.journey.churnedAt() != null) {
            churned(state, state.appliedUpTo, out);
        } else if (EventApplication.causesEvaluation(event)) {
            long from = Math.max(state.appliedUpTo, state.clock);
            state.minuteDue = Math.min(state.minuteDue, Times.nextMinute(from));
        }
        work.assessment.referrals(state, state.appliedUpTo, out);
        work.periods.corrected(state, event.occurredAt(), out);
        out.applied(event);
        return Arrival.CORRECTED;
    }

    /**
     * Does all that is due at or before the watermark, in event-time order. {@link Long#MAX_VALUE}
     * is the end of a bounded input: what is buffered is applied, with the evaluations between, and
     * nothing is evaluated after the last event.
     */
    public void advance(AccountState state, long watermark, AccountOutput out) {
        long limit = watermark == Long.MAX_VALUE ? lastPending(state) : watermark;
        while (!state.over) {
            long event = nextEvent(state);
            long timer = nextTimer(state);
            long now = Math.min(event, timer);
            if (now > limit || now == Long.MAX_VALUE) {
                return;
            }
            if (event == now) {
                applyAll(state, now, out);
                timer = nextTimer(state);
            }
            if (timer <= now) {
                runTimers(state, now, out);
            }
        }
    }

    private static long lastPending(AccountState state) {
        return state.pending.stream()
                .mapToLong(AccountEvent::occurredAt)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** When {@link #advance} has next something to do, ms since 1970 UTC; MAX_VALUE for never. */
    public long nextWakeUp(AccountState state) {
        return state.over ? Long.MAX_VALUE : Math.min(nextEvent(state), nextTimer(state));
    }

    /** Whether the account is over and its state and timers are to be cleared. */
    public boolean forgettable(AccountState state) {
        return state.over;
    }

    /** What an evaluation at that instant would say; moves no clock and changes no state. */
    public Evaluation peek(AccountState state, long at) {
        return at(at).assessment.peek(state, at);
    }

    private static long nextEvent(AccountState state) {
        AccountEvent first = state.pending.peek();
        return first == null ? Long.MAX_VALUE : first.occurredAt();
    }

    private long nextTimer(AccountState state) {
        if (!state.started()) {
            return Long.MAX_VALUE;
        }
        Long churnedAt = state.journey.churnedAt();
        Work work = at(state.clock);
        long expiry = Math.max(state.clock + 1, state.referrals.nextExpiry(work.rules.referrals()));
        long hourEnd = Math.min(expiry, Math.max(state.clock + 1, state.activity.nextHourEnd()));
        if (churnedAt != null) {
            long last = Math.min(hourEnd, churnedAt + settings.forgetAfterChurn().toMillis());
            return PeriodWriter.owesDay(state, churnedAt)
                    ? Math.min(last, state.calendar.nextMidnight(state.clock))
                    : last;
        }
        long next = Math.min(hourEnd, Math.min(state.minuteDue, state.hardDue));
        next = Math.min(next, Times.nextQuarterDay(state.clock));
        next = Math.min(next, state.calendar.nextMidnight(state.clock));
        next = Math.min(next, state.lastEventAt + settings.forgetAfterSilence().toMillis());
        long limit =
                Math.min(
                        state.journey.timeLimit(work.rules.stages()),
                        work.assessment.acts().nextDue(state));
        return Math.min(next, Math.max(state.clock + 1, limit));
    }

    private void applyAll(AccountState state, long now, AccountOutput out) {
        Work work = at(now);
        state.clock = Math.max(state.clock, now - 1);
        while (nextEvent(state) == now) {
            AccountEvent event = state.pending.poll();
            state.seenEvents.dropBefore(now - duplicateHorizon());
            if (!state.seenEvents.add(event.eventId(), event.occurredAt())) {
                out.duplicate(event);
                continue;
            }
            if (event instanceof AlertCommand command) {
                command(state, command, now, out);
                continue;
            }
            work.application.apply(state, event, now, work.assessment.transitions(state, out));
            state.appliedUpTo = Math.max(state.appliedUpTo, now);
            if (EventApplication.causesEvaluation(event)) {
                long minute = Times.nextMinute(Math.max(now, state.clock));
                state.minuteDue = Math.min(state.minuteDue, minute);
            }
            if (EventApplication.isHard(event)) {
                state.hardDue = now;
                work.assessment.acts().hardEvent(state, now, out);
            }
            work.assessment.referrals(state, now, out);
            out.applied(event);
            if (EventApplication.isRenewal(event)) {
                work.assessment.renewed(state, now, out);
            }
            if (state.journey.churnedAt() != null) {
                churned(state, now, out);
            }
        }
    }

    /** A person's act. It tells nothing of the customer, so it starts no account. */
    private void command(AccountState state, AlertCommand command, long now, AccountOutput out) {
        AlertActs acts = at(now).assessment.acts();
        out.applied(command);
        if (command.kind() == AlertCommand.Kind.FORGET) {
            acts.forget(state, command, now, out);
            state.forgetEverything();
            state.clock = now - 1;
        } else {
            acts.act(state, command, now, out);
        }
        if (state.started()) {
            state.appliedUpTo = Math.max(state.appliedUpTo, now);
        } else {
            state.over = state.pending.isEmpty();
        }
    }

    private void churned(AccountState state, long now, AccountOutput out) {
        state.minuteDue = Long.MAX_VALUE;
        state.hardDue = Long.MAX_VALUE;
        at(now).assessment.close(state, now, out);
    }

    private void runTimers(AccountState state, long now, AccountOutput out) {
        Work work = at(now);
        Consumer<Transition> moved = work.assessment.transitions(state, out);
        if (isOver(state, now)) {
            state.forgetEverything();
            state.over = state.pending.isEmpty();
            return;
        }
        work.application.timeUp(state, now, moved);
        work.assessment.expireReferrals(state, now, out);
        boolean midnight = state.calendar.isMidnight(now);
        if (midnight) {
            work.application.midnight(state, now, moved);
        }
        boolean due =
                midnight
                        || now == state.minuteDue
                        || now == state.hardDue
                        || now % Times.QUARTER_DAY == 0;
        state.clock = Math.max(state.clock, now);
        if (due && state.journey.churnedAt() == null) {
            state.minuteDue = state.minuteDue <= now ? Long.MAX_VALUE : state.minuteDue;
            state.hardDue = Long.MAX_VALUE;
            work.assessment.evaluate(state, now, midnight, out);
        }
        if (state.journey.churnedAt() == null) {
            work.assessment.acts().timers(state, now, out);
        }
        work.periods.hoursEnded(state, now, out);
        if (midnight) {
            work.periods.daysEnded(state, now, out);
        }
    }

    private long duplicateHorizon() {
        return settings.lateAllowance().plus(settings.bound()).toMillis();
    }

    private boolean isOver(AccountState state, long now) {
        Long churnedAt = state.journey.churnedAt();
        boolean churnedLongAgo =
                churnedAt != null && now >= churnedAt + settings.forgetAfterChurn().toMillis();
        return churnedLongAgo
                || now >= state.lastEventAt + settings.forgetAfterSilence().toMillis();
    }
}
