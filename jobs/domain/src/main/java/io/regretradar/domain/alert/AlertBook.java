package io.regretradar.domain.alert;

import io.regretradar.domain.alert.AlertEpisode.Resolution;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts of one account: at most one open episode of each type. */
public final class AlertBook {

    private static final long REOPENS_WITHIN = 14 * 86_400_000L;

    private final Map<AlertType, AlertEpisode> latest = new EnumMap<>(AlertType.class);

    /**
     * Tells the book what an evaluation found for one type.
     *
     * @param band how bad it is; NONE where the condition does not hold
     * @return what changed, nothing where the alert only goes on or stays away
     */
    public Optional<AlertChange> update(
            String accountId, AlertType type, Band band, double score, long at) {
        AlertEpisode episode = latest.get(type);
        boolean open = episode != null && episode.active();
        if (band == Band.NONE) {
            return open
                    ? Optional.of(
                            end(episode, Resolution.RECOVERED, AlertChange.Kind.RECOVERED, at))
                    : Optional.empty();
        }
        Optional<AlertChange> change;
        if (open) {
            change = seenAgain(episode, band, at);
        } else if (episode != null && at - episode.recoveredAt <= REOPENS_WITHIN) {
            change = Optional.of(reopen(episode, band, at));
        } else {
            episode = new AlertEpisode(type, AlertEpisode.idOf(accountId, type, at), at);
            latest.put(type, episode);
            episode.band = band;
            change = Optional.of(changed(episode, AlertChange.Kind.OPENED, Band.NONE, at));
        }
        episode.lastSeen = at;
        episode.count++;
        episode.peakScore = Math.max(episode.peakScore, score);
        return change;
    }

    private static Optional<AlertChange> seenAgain(AlertEpisode episode, Band band, long at) {
        Band before = episode.band;
        if (band == before) {
            return Optional.empty();
        }
        episode.band = band;
        AlertChange.Kind kind =
                band.atLeast(before) ? AlertChange.Kind.BAND_RAISED : AlertChange.Kind.BAND_LOWERED;
        return Optional.of(changed(episode, kind, before, at));
    }

    private static AlertChange end(
            AlertEpisode episode, Resolution why, AlertChange.Kind kind, long at) {
        Band before = episode.band;
        episode.signal = AlertEpisode.SignalState.RECOVERED;
        episode.workflow = AlertEpisode.WorkflowState.CLOSED;
        episode.resolution = why;
        episode.recoveredAt = at;
        episode.band = Band.NONE;
        return changed(episode, kind, before, at);
    }

    private static AlertChange reopen(AlertEpisode episode, Band band, long at) {
        episode.signal = AlertEpisode.SignalState.ACTIVE;
        episode.workflow = AlertEpisode.WorkflowState.NEW;
        episode.recoveredAt = null;
        episode.resolution = null;
        episode.band = band;
        episode.reopenCount++;
        return changed(episode, AlertChange.Kind.REOPENED, Band.NONE, at);
    }

    /** The account has churned: what is open ends with it. */
    public List<AlertChange> close(long at) {
        List<AlertChange> closed = new ArrayList<>();
        for (AlertEpisode episode : latest.values()) {
            if (episode.active()) {
                closed.add(end(episode, Resolution.CHURNED, AlertChange.Kind.CLOSED, at));
            }
        }
        return closed;
    }

    private static AlertChange changed(
            AlertEpisode episode, AlertChange.Kind kind, Band before, long at) {
        episode.changes++;
        return new AlertChange(episode, kind, before, at);
    }

    /** Counts a further writing of an alert's document. */
    public static void refreshed(AlertEpisode episode) {
        episode.changes++;
    }

    /** The open episode of that type, or null. */
    public AlertEpisode open(AlertType type) {
        AlertEpisode episode = latest.get(type);
        return episode != null && episode.active() ? episode : null;
    }

    /** Forgets episodes that can no longer be reopened. */
    public void prune(long at) {
        latest.values()
                .removeIf(
                        episode -> !episode.active() && at - episode.recoveredAt > REOPENS_WITHIN);
    }

    public void write(StateOutput out) throws IOException {
        out.list(latest.values(), episode -> episode.write(out));
    }

    public void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    AlertEpisode episode = AlertEpisode.read(in);
                    latest.put(episode.type(), episode);
                });
    }
}
