package io.regretradar.domain.account;

import io.regretradar.domain.alert.AlertBook;
import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.AlertFacts;
import io.regretradar.domain.alert.AlertLimits;
import io.regretradar.domain.alert.Silencing;
import io.regretradar.domain.alert.condition.Conditions;
import io.regretradar.domain.document.AccountDocuments;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.document.ReferralDocuments;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.play.PlayFacts;
import io.regretradar.domain.referral.Opportunity;
import io.regretradar.domain.referral.Referral;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.rules.Silence;
import io.regretradar.domain.source.SourceBook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Evaluates an account, keeps its alerts, and hands out the documents that are worth writing. */
final class Assessment {

    private final Rules rules;
    private final AlertLimits limits;
    private final RuleBook book;
    private final Evaluator evaluator;
    private final AccountDocuments documents;
    private final AlertActs acts;
    private final ReferralDocuments referrals;
    private final Notices notices;

    /**
     * @param book tells which accounts are silenced
     * @param sources tells which sources have gone silent
     */
    Assessment(EngineSettings settings, Rules rules, RuleBook book, SourceBook sources) {
        this.rules = rules;
        this.limits = AlertLimits.DEFAULTS;
        this.book = book;
        this.referrals = new ReferralDocuments(rules, new DocumentVersion(settings.epoch()));
        this.evaluator = new Evaluator(rules, sources, settings);
        this.notices = new Notices(settings, rules.plays());
        this.documents = new AccountDocuments(rules, new DocumentVersion(settings.epoch()));
        this.acts = new AlertActs(settings, evaluator, documents, notices, this::silencing);
    }

    /** What people do about the account's alerts. */
    AlertActs acts() {
        return acts;
    }

    /** What an evaluation at that instant would say; moves no clock and changes no state. */
    Evaluation peek(AccountState state, long at) {
        return evaluator.peek(state, at);
    }

    void evaluate(AccountState state, long now, boolean midnight, AccountOutput out) {
        Evaluation evaluation = evaluator.evaluate(state, now, midnight);
        state.appliedUpTo = Math.max(state.appliedUpTo, now);
        state.previousScore = evaluation.score().score();
        AlertFacts facts = AlertFactsReader.of(state, evaluation, rules, limits);
        PlayFacts playFacts = AlertFactsReader.plays(state, evaluation, rules, facts);
        List<AlertChange> changes =
                new ArrayList<>(state.alerts.judgePlays(rules.plays(), playFacts));
        changes.addAll(
                state.alerts.update(
                        state.accountId(), Conditions.all(), facts, limits, silencing(state)));
        boolean raised = state.alerts.raisePlays(rules.plays(), playFacts);
        changes.forEach(c -> out.document(documents.alertEvent(state, evaluation, c)));
        changes.forEach(c -> notices.of(state, evaluation, c).ifPresent(out::notification));
        if (midnight || raised || !changes.isEmpty() || state.written.differs(evaluation)) {
            write(state, evaluation, changes, out);
        }
        referrals(state, now, out);
        out.evaluated(evaluation);
    }

    private Silencing silencing(AccountState state) {
        Profile profile = state.profile;
        Silence.Account account =
                new Silence.Account(state.accountId(), profile.ownerId(), profile.segment());
        return at -> book.silenced(account, at);
    }

    /** Every alert whose condition holds is written anew with the score, and what changed. */
    private void write(
            AccountState state,
            Evaluation evaluation,
            List<AlertChange> changes,
            AccountOutput out) {
        int revision = state.written.nextRevision(evaluation.at());
        state.written.note(evaluation);
        out.document(documents.score(state, evaluation));
        out.document(documents.account(state, evaluation, revision));
        for (AlertEpisode episode : state.alerts.episodes()) {
            boolean changed = changes.stream().anyMatch(change -> change.episode() == episode);
            if (!changed && !episode.active()) {
                continue;
            }
            if (!changed) {
                AlertBook.refreshed(episode);
            }
            out.document(documents.alert(state, evaluation, episode));
        }
    }

    /** The customer has renewed: that settles the risk. */
    void renewed(AccountState state, long now, AccountOutput out) {
        state.alerts.renewed(now).ifPresent(change -> acts.write(state, List.of(change), now, out));
    }

    /** Writes down which referrals have moved. */
    void referrals(AccountState state, long now, AccountOutput out) {
        for (Opportunity opportunity : state.referrals.takeOpportunities()) {
            out.document(referrals.opportunity(state, opportunity));
        }
        for (Referral referral : state.referrals.takeChanged()) {
            out.document(referrals.referral(state, referral, referral.written(now)));
        }
    }

    /** Ends referrals that the customer has let pass. */
    void expireReferrals(AccountState state, long now, AccountOutput out) {
        state.referrals.expire(now, rules.referrals());
        referrals(state, now, out);
    }

    /** The account is lost: what was open ends with it. */
    void close(AccountState state, long now, AccountOutput out) {
        state.referrals.close(now);
        referrals(state, now, out);
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
