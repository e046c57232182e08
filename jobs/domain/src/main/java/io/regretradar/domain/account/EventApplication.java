package io.regretradar.domain.account;

import io.regretradar.domain.alert.Floors;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.rules.Rules;
import java.util.List;
import java.util.function.Consumer;

/** Lets an event change the memories of its account, each of which takes what concerns it. */
final class EventApplication {

    private final Rules rules;

    EventApplication(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param at when the event takes effect on the stage: its own time, or for a late one the
     *     account's applied-up-to time
     */
    void apply(AccountState state, AccountEvent event, long at, Consumer<Transition> moved) {
        if (event instanceof LifecycleEvent lifecycle && lifecycle.timeZone() != null) {
            state.calendar.zone(lifecycle.timeZone(), lifecycle.occurredAt());
        }
        int day = state.day(event.occurredAt());
        state.firstDay = state.started() ? Math.min(state.firstDay, day) : day;
        state.seenStreams |= event.stream().bit();
        state.lastEventAt = Math.max(state.lastEventAt, event.occurredAt());
        state.contacts.apply(event);
        state.acts.apply(event, day);
        state.sources.apply(event);
        Consumer<Transition> entered =
                transition -> {
                    state.plan.enter(transition.to(), at, state.calendar, rules.plan());
                    moved.accept(transition);
                };
        if (event instanceof UsageEvent usage) {
            usage(state, usage, day);
        } else if (event instanceof TicketEvent ticket) {
            ticket(state, ticket, day);
        } else if (event instanceof SurveyEvent survey) {
            survey(state, survey, day, at, moved);
        } else if (event instanceof TouchpointEvent touch) {
            touch(state, touch, day, at);
        } else if (event instanceof LifecycleEvent lifecycle) {
            lifecycle(state, lifecycle, day, at, entered);
        } else if (event instanceof ReferralEvent referral) {
            state.referrals.apply(referral, day);
        }
        settle(state, at, entered);
    }

    private static void usage(AccountState state, UsageEvent event, int day) {
        state.usage.apply(event, day);
        ActivityFeed.usage(state.activity, event, day);
        if (event.valueMoment()) {
            state.journey.valueMoment(event.occurredAt(), day);
        }
    }

    private void ticket(AccountState state, TicketEvent event, int day) {
        boolean tells =
                event.action() == TicketEvent.Action.CREATED
                        || event.action() == TicketEvent.Action.TAGGED;
        if (tells) {
            state.signals.tags(event.tags(), day, rules.scorecard());
        }
        if (event.action() == TicketEvent.Action.RATED && event.csat() != null) {
            state.ratings.rate(event.csat(), day);
            state.referrals.rated(event.csat(), event.occurredAt());
        }
        TicketOutcome outcome = state.support.apply(event, day);
        ActivityFeed.ticket(state.activity, event, outcome, day);
    }

    private void survey(
            AccountState state, SurveyEvent event, int day, long at, Consumer<Transition> moved) {
        if (event.action() == SurveyEvent.Action.RESPONDED) {
            state.signals.tags(event.tags(), day, rules.scorecard());
            if (event.kind() == SurveyEvent.Kind.CSAT && event.score() != null) {
                state.ratings.rate(event.score(), day);
                state.referrals.rated(event.score(), event.occurredAt());
            }
        }
        boolean counts = state.surveys.apply(event, day, state.journey.lastLeft());
        ActivityFeed.survey(state.activity, event, counts, day);
        state.plan.roll(at, state.calendar, rules.plan());
        state.plan.apply(event);
        if (state.exits.concerns(event)) {
            moved.accept(state.exits.again());
        }
    }

    private void touch(AccountState state, TouchpointEvent event, int day, long at) {
        state.touches.apply(event, day);
        state.referrals.apply(event, day);
        ActivityFeed.touch(state.activity, event, day);
        state.journey.onboarding().apply(event, day, state.journey.closeDay());
        state.plan.roll(at, state.calendar, rules.plan());
        state.plan.apply(event);
    }

    private void lifecycle(
            AccountState state,
            LifecycleEvent event,
            int day,
            long at,
            Consumer<Transition> entered) {
        state.profile.apply(event, day);
        state.owners.apply(event, day, state.profile.ownerId());
        state.floors.apply(event);
        state.exits.apply(event);
        state.signals.billing(event.type(), day, rules.scorecard());
        if (event.type() == LifecycleEvent.Type.DATA_EXPORTED) {
            state.signals.tags(List.of(SignalMemory.DATA_EXPORT), day, rules.scorecard());
        }
        boolean lost = state.journey.churnedAt() != null;
        state.journey.apply(event, day, at, entered);
        if (lost && state.journey.churnedAt() == null) {
            state.touches.missed().restart();
        }
    }

    private void settle(AccountState state, long at, Consumer<Transition> entered) {
        JourneyMemory.Surroundings now =
                new JourneyMemory.Surroundings(
                        state.owners.gapRunning(), state.profile.annualValue() != null);
        state.journey.settle(at, now, rules.stages(), entered);
    }

    /** Leaves stages whose time is up, and starts the plan of the ones entered. */
    void timeUp(AccountState state, long at, Consumer<Transition> moved) {
        settle(
                state,
                at,
                transition -> {
                    state.plan.enter(transition.to(), at, state.calendar, rules.plan());
                    moved.accept(transition);
                });
        state.plan.roll(at, state.calendar, rules.plan());
    }

    /** The exits tested at the local midnight that this instant is, after its week has ended. */
    void midnight(AccountState state, long at, Consumer<Transition> moved) {
        int day = state.day(at);
        state.usage.endWeeks(day);
        state.midnights.usage(state.usage.ratio(day), rules.stages().expansionUsage());
        var renewal = state.profile.renewalDate();
        StageExits.Midnight now =
                new StageExits.Midnight(
                        day,
                        state.usage.seatUtilisation(day, state.profile.seats()),
                        state.usage.coreBreadth(day, state.profile.coreFeatures()),
                        state.usage.coreUsed(day - 6, day)
                                && state.usage.coreUsed(day - 13, day - 7),
                        state.previousScore,
                        state.midnights.usageStreak(),
                        renewal == null ? null : (int) renewal.toEpochDay());
        Consumer<Transition> entered =
                transition -> {
                    state.plan.enter(transition.to(), at, state.calendar, rules.plan());
                    moved.accept(transition);
                };
        while (state.journey.midnight(at, now, rules.stages(), entered)) {
            settle(state, at, entered);
        }
        state.plan.roll(at, state.calendar, rules.plan());
        prune(state, at, day);
    }

    private static void prune(AccountState state, long at, int day) {
        // A change of time zone can set the date back by up to two days.
        int safe = day - 2;
        state.support.prune(at, safe);
        state.usage.prune(safe);
        state.surveys.prune(safe);
        state.signals.prune(safe);
        state.touches.prune(safe);
        state.owners.prune(safe);
        state.ratings.prune(safe);
        state.plan.prune(safe);
        state.profile.dropBefore(day - 90);
        state.referrals.prune(at);
        state.alerts.prune(at);
    }

    /** Whether the event is followed by an evaluation: all but plain usage. */
    static boolean causesEvaluation(AccountEvent event) {
        return !(event instanceof UsageEvent usage) || usage.valueMoment();
    }

    static boolean isHard(AccountEvent event) {
        return event instanceof LifecycleEvent lifecycle && Floors.isHard(lifecycle.type());
    }

    static boolean isRenewal(AccountEvent event) {
        return event instanceof LifecycleEvent lifecycle
                && lifecycle.type() == LifecycleEvent.Type.RENEWED;
    }
}
