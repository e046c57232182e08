package io.regretradar.domain.account;

import io.regretradar.domain.alert.AlertBook;
import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.document.AccountDocuments;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.rules.Rules;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Consumer;

/** Evaluates an account, keeps its alerts, and hands out the documents that are worth writing. */
final class Assessment {

    private final Evaluator evaluator;
    private final AccountDocuments documents;

    Assessment(EngineSettings settings, Rules rules) {
        this.evaluator = new Evaluator(rules, settings);
        this.documents = new AccountDocuments(rules, new DocumentVersion(settings.epoch()));
    }

    /** What an evaluation at that instant would say; moves no clock and changes no state. */
    Evaluation peek(AccountState state, long at) {
        return evaluator.peek(state, at);
    }

    void evaluate(AccountState state, long now, boolean midnight, AccountOutput out) {
        Evaluation evaluation = evaluator.evaluate(state, now, midnight);
        state.appliedUpTo = Math.max(state.appliedUpTo, now);
        state.previousScore = evaluation.score().score();
        if (midnight) {
            state.midnights.note(evaluation.day(), evaluation.score());
        }
        Optional<AlertChange> change =
                state.alerts.update(
                        state.accountId(),
                        AlertType.REGRET_RISK,
                        evaluation.band(),
                        evaluation.score().score(),
                        now);
        change.ifPresent(c -> out.document(documents.alertEvent(state, evaluation, c)));
        if (midnight || change.isPresent() || state.written.differs(evaluation)) {
            write(state, evaluation, change, out);
        }
        out.evaluated(evaluation);
    }

    private void write(
            AccountState state,
            Evaluation evaluation,
            Optional<AlertChange> change,
            AccountOutput out) {
        int revision = state.written.nextRevision(evaluation.at());
        state.written.note(evaluation);
        out.document(documents.score(state, evaluation));
        out.document(documents.account(state, evaluation, revision));
        AlertEpisode open = state.alerts.open(AlertType.REGRET_RISK);
        if (change.isPresent()) {
            out.document(documents.alert(state, evaluation, change.get().episode()));
        } else if (open != null) {
            AlertBook.refreshed(open);
            out.document(documents.alert(state, evaluation, open));
        }
    }

    /** The account is lost: what was open ends with it. */
    void close(AccountState state, long now, AccountOutput out) {
        for (AlertChange change : state.alerts.close(now)) {
            out.document(documents.alertEvent(state, change));
            out.document(documents.alert(state, change.episode(), now));
        }
        if (!state.written.ended()) {
            out.document(documents.churned(state, now, state.written.end(now)));
        }
    }

    /** Writes each change of stage down, and the last one again when the customer speaks of it. */
    Consumer<Transition> transitions(AccountState state, AccountOutput out) {
        return transition -> {
            if (!state.exits.knows(transition)) {
                state.exits.left(transition, state);
            }
            Integer closeDay = state.journey.closeDay();
            String cohort =
                    closeDay == null
                            ? null
                            : YearMonth.from(LocalDate.ofEpochDay(closeDay)).toString();
            int day = state.day(Math.max(transition.at(), state.lastEventAt));
            double statement = state.surveys.statementMean(day, transition.from());
            out.document(documents.transition(state, state.exits.exit(statement, cohort)));
        };
    }
}
