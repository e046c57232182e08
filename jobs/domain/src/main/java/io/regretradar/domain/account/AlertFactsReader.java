package io.regretradar.domain.account;

import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.play.PlayFacts;
import io.regretradar.domain.rules.Rules;

/** Reads what alerts ask for off an account's state at an evaluation. Changes nothing. */
final class AlertFactsReader {

    private static final int NOT_EXPECTED = -1;

    private AlertFactsReader() {}

    static AlertFacts of(
            AccountState state, Evaluation evaluation, Rules rules, AlertLimits limits) {
        long at = evaluation.at();
        JourneyMemory journey = state.journey;
        return new AlertFacts(
                at,
                evaluation.band(),
                state.bands.pending(),
                evaluation.score().score(),
                evaluation.overdueRatio(),
                rules.stages().stalledRatio(),
                journey.stageSince(),
                state.touches.missed().promised(),
                state.owners.unownedSince(journey.closeAt()),
                state.touches.openMessageSince(),
                state.contacts.championLostSince(at, limits.championSilenceDays()),
                silentBusinessDays(state, evaluation.day()),
                state.acts.pitchAt(),
                state.acts.pitchBefore(),
                journey.success().at(),
                evaluation.referral().ready(),
                evaluation.stale());
    }

    static PlayFacts plays(
            AccountState state, Evaluation evaluation, Rules rules, AlertFacts facts) {
        return new PlayFacts(
                facts,
                evaluation.values(),
                evaluation.score(),
                rules.scorecard(),
                state.acts.sessionAt(),
                state.acts.answerAt(),
                state.acts.signAt());
    }

    /** Business days since the latest sign of the customer, or since the purchase. */
    private static int silentBusinessDays(AccountState state, int day) {
        Integer sign = state.acts.signDay();
        Integer close = state.journey.closeDay();
        boolean prospect = state.journey.stage() != null && state.journey.stage().preSale();
        if (prospect || sign == null && close == null) {
            return NOT_EXPECTED;
        }
        int since = Math.max(sign == null ? close : sign, close == null ? sign : close);
        return LocalCalendar.businessDaysBetween(since, day);
    }
}
