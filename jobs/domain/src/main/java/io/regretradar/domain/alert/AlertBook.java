package io.regretradar.domain.alert;

import io.regretradar.domain.alert.AlertChange.Kind;
import io.regretradar.domain.alert.AlertEpisode.Resolution;
import io.regretradar.domain.alert.AlertEpisode.SignalState;
import io.regretradar.domain.alert.AlertEpisode.WorkflowState;
import io.regretradar.domain.play.PlayBook;
import io.regretradar.domain.play.PlayFacts;
import io.regretradar.domain.play.PlayRun;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts of one account: at most one open episode of each type. Keeps the machine's view, the
 * signal: pending while a condition has not held long enough, then active, then recovered.
 */
public final class AlertBook {

    /** How long a recovered alert may come back as the same, and a closed one stays quiet. */
    static final long FORTNIGHT = 14 * 86_400_000L;

    private final Map<AlertType, AlertEpisode> latest = new EnumMap<>(AlertType.class);

    /**
     * Conditions that hold, but not yet for long enough, with the evaluation they were first seen.
     */
    private final Map<AlertType, Long> pending = new EnumMap<>(AlertType.class);

    /**
     * Tells the book what an evaluation found.
     *
     * @return what changed, nothing where alerts only go on or stay away
     */
    public List<AlertChange> update(
            String accountId,
            List<AlertCondition> conditions,
            AlertFacts facts,
            AlertLimits limits,
            Silencing silencing) {
        List<AlertChange> changes = new ArrayList<>();
        for (AlertCondition condition : conditions) {
            AlertType type = condition.type();
            AlertEpisode active = active(type);
            boolean deaf =
                    active == null && !Collections.disjoint(condition.hears(), facts.stale());
            Observation seen = deaf ? Observation.ABSENT : condition.observe(facts, limits, active);
            update(accountId, type, seen, facts.score(), facts.at()).ifPresent(changes::add);
        }
        return suppress(changes, silencing, facts.at());
    }

    /** Tells it what was found for one type. */
    Optional<AlertChange> update(
            String accountId, AlertType type, Observation seen, double score, long at) {
        if (seen.pending()) {
            pending.putIfAbsent(type, at);
        } else {
            pending.remove(type);
        }
        AlertEpisode episode = latest.get(type);
        boolean active = episode != null && episode.active();
        if (!seen.present()) {
            return active
                    ? Optional.of(end(episode, Resolution.RECOVERED, Kind.RECOVERED, at))
                    : Optional.empty();
        }
        Optional<AlertChange> change;
        if (active) {
            change = seenAgain(episode, seen.band(), at);
        } else if (episode != null && at - episode.recoveredAt <= FORTNIGHT) {
            change = Optional.of(comesBack(episode, seen.band(), at));
        } else {
            episode = new AlertEpisode(type, AlertEpisode.idOf(accountId, type, at), at);
            latest.put(type, episode);
            episode.band = seen.band();
            change = Optional.of(AlertChange.of(episode, Kind.OPENED, Band.NONE, at));
        }
        episode.lastSeen = at;
        episode.count++;
        episode.peakScore = Math.max(episode.peakScore, score);
        return change;
    }

    private static Optional<AlertChange> seenAgain(AlertEpisode episode, Band band, long at) {
        Band before = episode.band;
        episode.band = band;
        if (episode.workflow == WorkflowState.CLOSED && !quiet(episode, at)) {
            episode.renew(at);
            return Optional.of(AlertChange.of(episode, Kind.REOPENED, before, at));
        }
        Workflow.bandChanged(episode, at);
        if (band == before) {
            return Optional.empty();
        }
        Kind kind = band.atLeast(before) ? Kind.BAND_RAISED : Kind.BAND_LOWERED;
        return Optional.of(AlertChange.of(episode, kind, before, at));
    }

    /** Whether it was closed by hand, not long ago, and is no worse than it was then. */
    private static boolean quiet(AlertEpisode episode, long at) {
        return episode.closedBand != null
                && episode.closedBand.atLeast(episode.band)
                && at - episode.closedAt < FORTNIGHT;
    }

    private static AlertChange end(AlertEpisode episode, Resolution why, Kind kind, long at) {
        Band before = episode.band;
        episode.signal = SignalState.RECOVERED;
        if (episode.workflow != WorkflowState.CLOSED) {
            episode.workflow = WorkflowState.CLOSED;
            episode.resolution = why;
            episode.closedAt = at;
            episode.handling.noSnooze();
        }
        episode.recoveredAt = at;
        episode.band = Band.NONE;
        episode.plays.alertEnded(why == Resolution.RECOVERED, at);
        return AlertChange.of(episode, kind, before, at);
    }

    private static AlertChange comesBack(AlertEpisode episode, Band band, long at) {
        episode.signal = SignalState.ACTIVE;
        episode.recoveredAt = null;
        episode.band = band;
        episode.reopenCount++;
        if (!quiet(episode, at)) {
            episode.renew(at);
        }
        return AlertChange.of(episode, Kind.REOPENED, Band.NONE, at);
    }

    /** The customer has renewed: the risk of regret is settled, whatever the score still says. */
    public Optional<AlertChange> renewed(long at) {
        AlertEpisode risk = open(AlertType.REGRET_RISK);
        if (risk == null) {
            return Optional.empty();
        }
        risk.closeByHand(Resolution.RENEWED, at);
        return Optional.of(AlertChange.of(risk, Kind.CLOSED, risk.band, at));
    }

    /** The account has churned: what is open ends with it. */
    public List<AlertChange> close(long at) {
        pending.clear();
        List<AlertChange> closed = new ArrayList<>();
        for (AlertEpisode episode : latest.values()) {
            if (episode.active()) {
                closed.add(end(episode, Resolution.CHURNED, Kind.CLOSED, at));
            }
        }
        return closed;
    }

    /** Looks whether plays are done, overdue or have failed. */
    public List<AlertChange> judgePlays(PlayBook book, PlayFacts facts) {
        List<AlertChange> changes = new ArrayList<>();
        for (AlertEpisode episode : latest.values()) {
            if (episode.active()) {
                for (PlayRun run : episode.plays.judge(book, facts)) {
                    changes.add(AlertChange.of(episode, run, facts.alert().at()));
                }
            }
        }
        return changes;
    }

    /**
     * Calls for the plays of alerts that have opened, come back or got worse.
     *
     * @return whether there is a play that was not there before
     */
    public boolean raisePlays(PlayBook book, PlayFacts facts) {
        boolean raised = false;
        for (AlertEpisode episode : latest.values()) {
            if (episode.open()) {
                raised |= episode.plays.raise(episode.type, episode.band, book, facts);
            }
        }
        return raised;
    }

    /** Finds anew of which alerts people are not told; adds where that alone has changed. */
    List<AlertChange> suppress(List<AlertChange> changes, Silencing silencing, long at) {
        boolean silenced = silencing.silenced(at);
        List<AlertChange> all = new ArrayList<>();
        for (AlertEpisode episode : latest.values()) {
            SuppressedBy before = episode.suppressedBy;
            SuppressedBy now = episode.active() ? suppressor(episode, silenced) : before;
            episode.suppressedBy = now == null && silenced ? SuppressedBy.SILENCED : now;
            boolean announced = false;
            for (AlertChange change : changes) {
                if (change.episode() == episode) {
                    all.add(change.suppressed());
                    announced =
                            change.kind() != Kind.BAND_RAISED && change.kind() != Kind.BAND_LOWERED;
                }
            }
            boolean toggled = (before == null) != (episode.suppressedBy == null);
            if (episode.active() && toggled && !announced) {
                Kind kind = before == null ? Kind.SUPPRESSED : Kind.UNSUPPRESSED;
                all.add(AlertChange.of(episode, kind, episode.band, at));
            }
        }
        return all;
    }

    private SuppressedBy suppressor(AlertEpisode episode, boolean silenced) {
        if (episode.workflow == WorkflowState.CLOSED) {
            return SuppressedBy.CLOSED_BY_HAND;
        }
        if (silenced) {
            return SuppressedBy.SILENCED;
        }
        if (episode.workflow == WorkflowState.SNOOZED) {
            return SuppressedBy.SNOOZED;
        }
        AlertEpisode risk = open(AlertType.REGRET_RISK);
        boolean inhibited =
                risk != null
                        && risk != episode
                        && risk.band.atLeast(Band.AT_RISK)
                        && risk.band.atLeast(episode.band);
        return inhibited ? SuppressedBy.INHIBITED : null;
    }

    /** Counts a further writing of an alert's document. */
    public static void refreshed(AlertEpisode episode) {
        episode.changes++;
    }

    /** The episode of that type whose condition holds and that nobody closed, or null. */
    public AlertEpisode open(AlertType type) {
        AlertEpisode episode = latest.get(type);
        return episode != null && episode.open() ? episode : null;
    }

    /** The alert of that id, if it is open or may open again. */
    Optional<AlertEpisode> find(String alertId) {
        return latest.values().stream().filter(e -> e.id().equals(alertId)).findFirst();
    }

    private AlertEpisode active(AlertType type) {
        AlertEpisode episode = latest.get(type);
        return episode != null && episode.active() ? episode : null;
    }

    /** All episodes that are open, or may open again; in the order of their types. */
    public Collection<AlertEpisode> episodes() {
        return Collections.unmodifiableCollection(latest.values());
    }

    /** Names of the types of which an alert is open. */
    public List<String> openTypes() {
        return latest.values().stream()
                .filter(AlertEpisode::open)
                .map(episode -> episode.type().name())
                .toList();
    }

    /** Names of the types whose condition holds, but not yet for long enough. */
    public List<String> pendingTypes() {
        return pending.keySet().stream().map(AlertType::name).toList();
    }

    /** Forgets episodes that can no longer be reopened. */
    public void prune(long at) {
        latest.values()
                .removeIf(episode -> !episode.active() && at - episode.recoveredAt > FORTNIGHT);
    }

    public void write(StateOutput out) throws IOException {
        out.list(latest.values(), episode -> episode.write(out));
        out.map(
                pending,
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue());
                });
    }

    public void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    AlertEpisode episode = AlertEpisode.read(in);
                    latest.put(episode.type(), episode);
                });
        in.each(() -> pending.put(in.symbol(AlertType.values()), in.number()));
    }
}
