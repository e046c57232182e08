package io.regretradar.domain.account;

import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertDesk;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.Silencing;
import io.regretradar.domain.alert.WorkflowRules;
import io.regretradar.domain.document.AccountDocuments;
import io.regretradar.domain.event.AlertCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * People's acts on an account's alerts, and what is due on them by itself. Both change alerts at
 * their own instant and cause no evaluation; the documents show the values of that instant.
 */
final class AlertActs {

    private final AlertDesk desk = new AlertDesk(WorkflowRules.defaults());
    private final EngineSettings settings;
    private final Evaluator evaluator;
    private final AccountDocuments documents;
    private final Notices notices;
    private final Function<AccountState, Silencing> silencing;

    AlertActs(
            EngineSettings settings,
            Evaluator evaluator,
            AccountDocuments documents,
            Notices notices,
            Function<AccountState, Silencing> silencing) {
        this.settings = settings;
        this.evaluator = evaluator;
        this.documents = documents;
        this.notices = notices;
        this.silencing = silencing;
    }

    /**
     * Carries a command out, or writes down why not.
     *
     * @param at when it takes effect: its own time, or for a late one the account's applied-up-to
     */
    void act(AccountState state, AlertCommand command, long at, AccountOutput out) {
        AlertDesk.Answer answer = desk.act(state.alerts, command, at, silencing.apply(state));
        if (answer.refusal() != null) {
            out.document(documents.refused(state, answer.episode(), command, answer.refusal(), at));
            out.refused(command, answer.refusal());
            return;
        }
        write(state, answer.changes(), at, out);
    }

    /** Says that the account is erased; the state is the caller's to clear. */
    void forget(AccountState state, AlertCommand command, long at, AccountOutput out) {
        out.document(documents.forgotten(state, command, at));
    }

    /** Something happened that nobody may sleep over. */
    void hardEvent(AccountState state, long at, AccountOutput out) {
        write(state, desk.hardEvent(state.alerts, at, silencing.apply(state)), at, out);
    }

    /** When something is next due, ms since 1970 UTC; MAX_VALUE for never. */
    long nextDue(AccountState state) {
        return desk.nextDue(state.alerts, state.calendar.zone());
    }

    /** Does what is due by then. */
    void timers(AccountState state, long now, AccountOutput out) {
        String owner = state.profile.ownerLeadId();
        String lead = owner == null ? settings.escalationDefault() : owner;
        List<AlertChange> changes =
                desk.run(state.alerts, state.calendar.zone(), now, lead, silencing.apply(state));
        write(state, changes, now, out);
    }

    /** Each change, then each alert as it stands now. */
    void write(AccountState state, List<AlertChange> changes, long at, AccountOutput out) {
        if (changes.isEmpty()) {
            return;
        }
        boolean churned = state.journey.churnedAt() != null;
        Evaluation now = churned ? null : evaluator.peek(state, at);
        Set<AlertEpisode> changed = new LinkedHashSet<>();
        for (AlertChange change : changes) {
            changed.add(change.episode());
            out.document(
                    churned
                            ? documents.alertEvent(state, change)
                            : documents.alertEvent(state, now, change));
            notices.of(state, now, change).ifPresent(out::notification);
        }
        for (AlertEpisode episode : changed) {
            out.document(
                    churned
                            ? documents.alert(state, episode, at)
                            : documents.alert(state, now, episode));
        }
    }
}
