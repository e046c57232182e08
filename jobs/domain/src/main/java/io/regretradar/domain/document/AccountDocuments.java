package io.regretradar.domain.document;

import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.alert.AlertBook;
import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Refusal;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageExit;
import io.regretradar.domain.journey.Transition;
import io.regretradar.domain.rules.Rules;

/** The documents an account's evaluations become. Field names are those of fields.yml. */
public final class AccountDocuments {

    private static final double DAY = 86_400_000;

    private final Rules rules;
    private final DocumentVersion version;
    private final EvaluationFields fields;
    private final PlayFields plays;

    public AccountDocuments(Rules rules, DocumentVersion version) {
        this.rules = rules;
        this.version = version;
        this.fields = new EvaluationFields(rules);
        this.plays = new PlayFields(rules.plays());
    }

    /** The latest of the account. */
    public Document account(AccountState state, Evaluation evaluation, int revision) {
        AlertBook alerts = state.alerts();
        DocumentBody body =
                fields.all(state, evaluation)
                        .texts("alerts.open", alerts.openTypes())
                        .texts("alerts.pending", alerts.pendingTypes())
                        .whole("revision", revision);
        return new Document(
                "regret-accounts",
                state.accountId(),
                version.at(evaluation.at(), revision),
                evaluation.at(),
                body.bytes());
    }

    /**
     * The latest of an account that has churned: nobody is to call it, so it has no band. How even
     * its experience had been stays, to compare those who left with those who stayed.
     */
    public Document churned(AccountState state, long at, int revision) {
        DocumentBody body =
                fields.placed(state, at, null, Band.NONE)
                        .number("consistency.index", state.writtenConsistency())
                        .whole("revision", revision);
        return new Document(
                "regret-accounts", state.accountId(), version.at(at, revision), at, body.bytes());
    }

    /** One written evaluation, kept for ever. */
    public Document score(AccountState state, Evaluation evaluation) {
        long at = evaluation.at();
        DocumentBody body = fields.all(state, evaluation).whole("revision", 0);
        return new Document(
                "regret-scores-" + DocumentBody.month(at),
                state.accountId() + ":" + DocumentBody.instant(at),
                version.at(at, 0),
                at,
                body.bytes());
    }

    /** An alert as it stands. */
    public Document alert(AccountState state, Evaluation evaluation, AlertEpisode episode) {
        DocumentBody body = fields.all(state, evaluation);
        return alert(body, episode, evaluation.at());
    }

    /** An alert that ends without an evaluation. */
    public Document alert(AccountState state, AlertEpisode episode, long at) {
        return alert(fields.account(state, at), episode, at);
    }

    private Document alert(DocumentBody body, AlertEpisode episode, long at) {
        plays.write(alertFields(body, episode, at), episode.plays());
        body.whole("revision", episode.changes());
        return new Document(
                "regret-alerts",
                episode.id(),
                version.ofChange(episode.changes()),
                at,
                body.bytes());
    }

    /** A change of an alert, kept for ever. */
    public Document alertEvent(AccountState state, Evaluation evaluation, AlertChange change) {
        return alertEvent(fields.all(state, evaluation), change);
    }

    /** A change of an alert that ends without an evaluation. */
    public Document alertEvent(AccountState state, AlertChange change) {
        return alertEvent(fields.account(state, change.at()), change);
    }

    private Document alertEvent(DocumentBody body, AlertChange change) {
        AlertEpisode episode = change.episode();
        plays.write(alertFields(body, episode, change.at()), episode.plays())
                .text("alert.play_changed", change.play())
                .whole("alert.seq", change.seq())
                .symbol("alert.change", change.kind())
                .symbol("alert.band_before", change.before())
                .text("alert.actor", change.actor())
                .text("alert.comment", change.comment())
                .text("alert.command_id", change.commandId())
                .whole("revision", 0);
        return new Document(
                "regret-alert-events-" + DocumentBody.month(change.at()),
                episode.id() + ":" + change.seq(),
                version.at(change.at(), 0),
                change.at(),
                body.bytes());
    }

    static DocumentBody alertFields(DocumentBody body, AlertEpisode episode, long at) {
        long until = episode.recoveredAt() == null ? at : episode.recoveredAt();
        return body.text("alert.id", episode.id())
                .symbol("alert.type", episode.type())
                .symbol("alert.signal_state", episode.signal())
                .symbol("alert.workflow_state", episode.workflow())
                .symbol("alert.resolution", episode.resolution())
                .symbol("alert.band", episode.band())
                .time("alert.opened_at", episode.openedAt())
                .time("alert.recovered_at", episode.recoveredAt())
                .time("alert.closed_at", episode.closedAt())
                .time("alert.last_seen", episode.lastSeen())
                .number("alert.open_days", (until - episode.openedAt()) / DAY)
                .whole("alert.count", episode.count())
                .number("alert.peak_score", episode.peakScore())
                .whole("alert.reopen_count", episode.reopenCount())
                .symbol("alert.suppressed_by", episode.suppressedBy())
                .text("alert.assignee", episode.assignee())
                .time("alert.snoozed_until", episode.snoozedUntil())
                .time("alert.escalated_at", episode.escalatedAt())
                .text("alert.escalated_to", episode.escalatedTo());
    }

    /**
     * A command that was not carried out, kept for ever beside the changes of alerts.
     *
     * @param episode the alert it is about, or null if the account has none of that id
     */
    public Document refused(
            AccountState state, AlertEpisode episode, AlertCommand command, Refusal why, long at) {
        DocumentBody body = fields.account(state, at);
        if (episode == null) {
            body.text("alert.id", command.alertId());
        } else {
            plays.write(alertFields(body, episode, at), episode.plays());
        }
        body.symbol("alert.refusal", why);
        return ofCommand(state, body, "COMMAND_REFUSED", command, at);
    }

    /** An account erased at somebody's command: all that is left to say of it. */
    public Document forgotten(AccountState state, AlertCommand command, long at) {
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", at)
                        .text("account.id", state.accountId())
                        .symbol("risk.band", Band.NONE);
        return ofCommand(state, body, "FORGOTTEN", command, at);
    }

    private Document ofCommand(
            AccountState state, DocumentBody body, String change, AlertCommand command, long at) {
        body.text("alert.change", change)
                .symbol("alert.command", command.kind())
                .text("alert.command_id", command.eventId())
                .text("alert.actor", command.actor())
                .text("alert.comment", command.comment())
                .whole("revision", 0);
        return new Document(
                "regret-alert-events-" + DocumentBody.month(at),
                "command:" + AlertEpisode.nameId(state.accountId() + ":" + command.eventId()),
                version.at(at, 0),
                at,
                body.bytes());
    }

    /** A stage left and entered. */
    public Document transition(AccountState state, StageExit exit) {
        Transition transition = exit.transition();
        long at = transition.at();
        Stage from = transition.from();
        double expected = from == null ? Double.NaN : rules.stages().expectedDays(from);
        double days = transition.since() == null ? Double.NaN : (at - transition.since()) / DAY;
        DocumentBody body =
                fields.placed(state, at, transition.to(), exit.band())
                        .whole("transition.seq", transition.seq())
                        .symbol("transition.from", from)
                        .symbol("transition.to", transition.to())
                        .text("transition.cause", transition.cause())
                        .truth("transition.explicit", transition.cause().equals("STAGE_SET"))
                        .time("transition.entered_at", transition.since())
                        .number("transition.days", days)
                        .number("transition.expected_days", expected)
                        .text("transition.cohort", exit.cohort());
        if (from != null) {
            body.truth("transition.success", exit.success())
                    .number("transition.statement", exit.statement())
                    .symbol("transition.exit", exit.verdict(rules.stages()));
        }
        body.whole("revision", exit.revision());
        return new Document(
                "regret-stage-transitions-" + DocumentBody.month(at),
                state.accountId() + ":" + transition.seq(),
                version.at(at, exit.revision()),
                at,
                body.bytes());
    }
}
