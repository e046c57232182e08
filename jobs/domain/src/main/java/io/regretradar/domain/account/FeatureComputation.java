package io.regretradar.domain.account;

import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.EnumSet;
import java.util.Set;

/** Reads the thirty features off an account's state at an instant. Changes nothing. */
final class FeatureComputation {

    private static final long START_EXPECTED_AFTER = 14 * Times.DAY;
    private static final double FIRST_SUCCESS_DAYS = 60;
    private static final long SUCCESS_COUNTS_FOR = 180 * Times.DAY;
    private static final int LOAD_HISTORY_DAYS = 83;
    private static final double HANDOFF_ITEMS = 4;
    private static final double EVALUATION_STEPS = 4;

    private static final Feature[] FEATURES = Feature.values();

    private final Rules rules;
    private final Set<Stream> connected;
    private final Set<Feature> unfed = EnumSet.noneOf(Feature.class);

    FeatureComputation(Rules rules, Set<Stream> connected) {
        this.rules = rules;
        this.connected = connected;
        for (Feature feature : Feature.values()) {
            if (!feature.fedBy(connected)) {
                unfed.add(feature);
            }
        }
    }

    /**
     * @param stale streams whose source is silent: what only they feed has no value, but applies
     */
    FeatureValues at(AccountState state, long at, Set<Stream> stale) {
        FeatureValues values = new FeatureValues();
        int day = state.day(at);
        support(state, at, day, values);
        usage(state, at, day, values);
        sentiment(state, at, day, values);
        journey(state, at, day, values);
        relation(state, at, day, values);
        commerce(state, day, values);
        excuse(state, values);
        withhold(stale, values);
        return values;
    }

    private static void support(AccountState state, long at, int day, FeatureValues values) {
        boolean seen = state.seen(Stream.SUPPORT_TICKETS);
        SupportMemory support = state.support;
        values.set(Feature.FRT_P75_H, support.firstResponseP75Hours(at, day));
        values.set(Feature.SLA_BREACH_RATE, support.slaBreachRate(at, day));
        values.set(Feature.URGENT_OPEN_AGE_H, seen ? support.urgentOpenAgeHours(at) : Double.NaN);
        values.set(Feature.REOPEN_RATE, support.reopenRate(day));
        boolean longEnough = seen && state.firstDay <= day - LOAD_HISTORY_DAYS;
        values.set(Feature.TICKET_LOAD_RATIO, longEnough ? support.loadRatio(day) : Double.NaN);
    }

    private void usage(AccountState state, long at, int day, FeatureValues values) {
        UsageMemory usage = state.usage;
        values.set(Feature.USAGE_RATIO, usage.ratio(day));
        values.set(Feature.USAGE_CUSUM, usage.cusum());
        boolean startExpected = startExpected(state, at);
        if (state.seen(Stream.PRODUCT_USAGE) || startExpected) {
            values.set(Feature.SEAT_UTILISATION, usage.seatUtilisation(day, state.profile.seats()));
            values.set(Feature.CORE_BREADTH, usage.coreBreadth(day, state.profile.coreFeatures()));
        }
        if (usage.coreUsedEver() || startExpected) {
            int start =
                    startExpected ? state.day(state.journey.closeAt() + START_EXPECTED_AFTER) : 0;
            values.set(Feature.IDLE_BUSINESS_DAYS, usage.idleBusinessDays(day, start));
        }
    }

    /** Two weeks after the purchase use counts as seen, used or not. */
    private boolean startExpected(AccountState state, long at) {
        Long close = state.journey.closeAt();
        return connected.contains(Stream.PRODUCT_USAGE)
                && close != null
                && at >= close + START_EXPECTED_AFTER;
    }

    private void sentiment(AccountState state, long at, int day, FeatureValues values) {
        values.set(Feature.NPS_WEIGHTED, state.surveys.nps().weighted(day, state.contacts::roleOf));
        values.set(Feature.NPS_SILENCE, state.surveys.nps().silence(at, day));
        boolean heard = state.seen(Stream.SUPPORT_TICKETS) || state.seen(Stream.SURVEYS);
        Scorecard card = rules.scorecard();
        values.set(Feature.REGRET_SIGNAL, heardOrAny(heard, state.signals.regretSignal(day, card)));
        values.set(Feature.EXPECTATION_GAP, heardOrAny(heard, state.signals.expectationGap(day)));
    }

    private static double heardOrAny(boolean heard, double sum) {
        return heard || sum > 0 ? sum : Double.NaN;
    }

    private void journey(AccountState state, long at, int day, FeatureValues values) {
        JourneyMemory journey = state.journey;
        values.set(Feature.STAGE_OVERDUE_RATIO, overdueRatio(state, at));
        if (journey.stage() != null && Double.isNaN(rules.stages().expectedDays(journey.stage()))) {
            values.excuse(Feature.STAGE_OVERDUE_RATIO);
        }
        values.set(
                Feature.ONB_MISSED_RATE, journey.onboarding().missedRate(day, journey.closeDay()));
        if (journey.closeDay() != null && day > journey.closeDay() + 89) {
            values.excuse(Feature.ONB_MISSED_RATE);
        }
        valueOverdue(journey, at, values);
        values.set(Feature.TOUCHPOINT_COVERAGE, state.plan.coverage(at, day));
        if (journey.lastLeft() == null) {
            values.excuse(Feature.STAGE_STATEMENT);
        } else {
            values.set(
                    Feature.STAGE_STATEMENT, state.surveys.statementMean(day, journey.lastLeft()));
        }
        values.set(Feature.INCONSISTENCY, 1 - state.consistency(day).index());
    }

    /** Days in the stage over its expected days; NaN in an open-ended stage or none. */
    double overdueRatio(AccountState state, long at) {
        Stage stage = state.journey.stage();
        if (stage == null) {
            return Double.NaN;
        }
        return Times.days(at - state.journey.stageSince()) / rules.stages().expectedDays(stage);
    }

    private static void valueOverdue(JourneyMemory journey, long at, FeatureValues values) {
        Long close = journey.closeAt();
        Long success = journey.success().at();
        boolean past = success != null && at - success > SUCCESS_COUNTS_FOR;
        if (past) {
            values.excuse(Feature.VALUE_OVERDUE_RATIO);
        } else if (close != null) {
            double ratio =
                    success == null
                            ? Times.days(at - close) / FIRST_SUCCESS_DAYS
                            : Math.max(
                                    0,
                                    Math.min(1, Times.days(success - close) / FIRST_SUCCESS_DAYS));
            values.set(Feature.VALUE_OVERDUE_RATIO, ratio);
        }
    }

    private static void relation(AccountState state, long at, int day, FeatureValues values) {
        values.set(Feature.OWNER_REPLY_P75_H, state.touches.replyP75Hours(at, day));
        values.set(Feature.HANDOFF_GAP_H, state.owners.longestGapHours(at, day));
        Integer items = state.journey.handoffItems();
        values.set(
                Feature.HANDOFF_COMPLETENESS, items == null ? Double.NaN : items / HANDOFF_ITEMS);
        values.set(Feature.CHAMPION_SILENCE_D, state.contacts.championSilenceDays(at));
        if (state.seen(Stream.TOUCHPOINTS)) {
            boolean succeeded = state.journey.success().at() != null;
            values.set(Feature.CHECKIN_NOISE, state.touches.checkinNoise(day, succeeded));
        }
    }

    private void commerce(AccountState state, int day, FeatureValues values) {
        Scorecard card = rules.scorecard();
        if (state.seen(Stream.ACCOUNT_LIFECYCLE)) {
            values.set(Feature.BILLING_FRICTION, state.signals.billingFriction(day, card));
        }
        Double cycle = state.profile.salesCycleDays();
        if (cycle != null) {
            double ratio = cycle / card.medians(state.profile.segment()).salesCycleDays();
            values.set(Feature.CYCLE_SHORT, ratio);
            values.set(Feature.CYCLE_LONG, ratio);
        }
        Integer steps = state.profile.evaluationSteps();
        values.set(Feature.EVAL_SHALLOW, steps == null ? Double.NaN : steps / EVALUATION_STEPS);
        if (state.seen(Stream.REFERRALS)) {
            values.set(Feature.REFERRAL_MADE, state.referrals.introduced(day) ? 1 : 0);
        }
    }

    private void withhold(Set<Stream> stale, FeatureValues values) {
        if (stale.isEmpty()) {
            return;
        }
        for (Feature feature : FEATURES) {
            if (isWithheld(feature, stale)) {
                values.set(feature, Double.NaN);
            }
        }
    }

    /** Whether the feature could speak if those streams did. */
    boolean isWithheld(Feature feature, Set<Stream> stale) {
        Set<Stream> alive = EnumSet.copyOf(connected);
        alive.removeAll(stale);
        return feature.fedBy(connected) && !feature.fedBy(alive);
    }

    /** What no stream feeds, and what the stage switches off, does not apply. */
    private void excuse(AccountState state, FeatureValues values) {
        for (Feature feature : FEATURES) {
            FeatureRule rule = rules.scorecard().rule(feature);
            boolean switchedOff =
                    rules.scorecard().multiplier(state.journey.stage(), rule.group()) == 0;
            if (switchedOff || unfed.contains(feature)) {
                values.excuse(feature);
            }
        }
    }
}
