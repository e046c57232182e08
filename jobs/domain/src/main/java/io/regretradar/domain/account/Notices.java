package io.regretradar.domain.account;

import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.play.PlayBook;
import io.regretradar.domain.scorecard.Reason;
import java.util.List;
import java.util.Optional;

/** Decides of which changes people are told, and puts together what they need to know. */
final class Notices {

    private final long quietBefore;

    private final PlayBook plays;

    Notices(EngineSettings settings, PlayBook plays) {
        this.plays = plays;
        this.quietBefore = settings.quietBefore().toEpochMilli();
    }

    /**
     * What to tell of a change, if anything.
     *
     * @param evaluation the evaluation that brought it, or null
     */
    Optional<Notification> of(AccountState state, Evaluation evaluation, AlertChange change) {
        boolean byHand = change.actor() != null;
        if (change.at() < quietBefore || change.suppressedBy() != null || byHand) {
            return Optional.empty();
        }
        return kind(change).map(kind -> notification(state, evaluation, change, kind));
    }

    private Notification notification(
            AccountState state, Evaluation evaluation, AlertChange change, Notification.Kind kind) {
        Profile profile = state.profile();
        String lead =
                kind == Notification.Kind.ESCALATED
                        ? change.episode().escalatedTo()
                        : profile.ownerLeadId();
        Double value = profile.annualValue();
        boolean assessed = evaluation != null;
        return new Notification(
                change.episode().id(),
                change.seq(),
                kind,
                change.at(),
                new Notification.Account(
                        state.accountId(),
                        profile.name(),
                        profile.segment(),
                        state.zoneId(),
                        profile.ownerId(),
                        lead),
                null,
                change.episode().type(),
                change.episode().band(),
                change.before(),
                assessed ? evaluation.score().score() : Double.NaN,
                assessed && value != null ? evaluation.score().p90d() * value : Double.NaN,
                assessed
                        ? evaluation.score().reasons().stream().map(Reason::sentence).toList()
                        : List.of(),
                play(change.episode()));
    }

    private Notification.Play play(AlertEpisode episode) {
        return episode.plays()
                .suggested()
                .filter(run -> run.state().unfinished())
                .flatMap(
                        run ->
                                plays.play(run.id())
                                        .map(
                                                play ->
                                                        new Notification.Play(
                                                                play.id(),
                                                                play.action(),
                                                                play.owner(),
                                                                run.dueAt())))
                .orElse(null);
    }

    /**
     * Better news short of recovery, and an end by churn or renewal, stay untold. What was
     * suppressed and goes on afterwards is news then.
     */
    private static Optional<Notification.Kind> kind(AlertChange change) {
        return switch (change.kind()) {
            case OPENED -> Optional.of(Notification.Kind.OPENED);
            case UNSUPPRESSED, UNSNOOZED ->
                    change.episode().active()
                            ? Optional.of(Notification.Kind.OPENED)
                            : Optional.empty();
            case BAND_RAISED -> Optional.of(Notification.Kind.RAISED);
            case REOPENED -> Optional.of(Notification.Kind.REOPENED);
            case ESCALATED -> Optional.of(Notification.Kind.ESCALATED);
            case RECOVERED -> Optional.of(Notification.Kind.RECOVERED);
            default -> Optional.empty();
        };
    }
}
