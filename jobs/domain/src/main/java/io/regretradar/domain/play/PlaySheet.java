package io.regretradar.domain.play;

import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Reason;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plays of one alert. Called for when it opens, comes back or gets worse; in between only once
 * all those called for are finished and the alert still stands.
 */
public final class PlaySheet {

    private final List<PlayRun> runs = new ArrayList<>();

    /** The alert's band when plays were last called for; null while they are to be. */
    private Band raisedAt;

    /** The alert is as new: plays are to be called for again. */
    public void renew() {
        raisedAt = null;
    }

    /**
     * Calls for the plays of an alert that has just opened, come back or got worse. A play that is
     * still to be done, or was done for this alert, is not called for twice. Where all are finished
     * and the alert stands nevertheless, those are called for that have not been tried yet.
     *
     * @return whether there is a play that was not there before
     */
    public boolean raise(AlertType type, Band band, PlayBook book, PlayFacts facts) {
        boolean same = raisedAt != null && raisedAt.atLeast(band);
        if (same && (runs.isEmpty() || runs.stream().anyMatch(run -> run.state().unfinished()))) {
            return false;
        }
        boolean afresh = raisedAt == null;
        raisedAt = same ? raisedAt : band;
        if (afresh) {
            runs.removeIf(run -> !run.state().unfinished());
        }
        boolean raised = false;
        for (Map.Entry<Play, Feature> wanted : wanted(type, book, facts).entrySet()) {
            Optional<PlayRun> known = run(wanted.getKey().id());
            if (known.isPresent() && !same && known.get().state() == PlayState.FAILED) {
                runs.remove(known.get());
            } else if (known.isPresent()) {
                continue;
            }
            if (runs.stream().filter(run -> run.state().unfinished()).count() < book.most()) {
                runs.add(PlayRun.of(wanted.getKey(), wanted.getValue(), facts));
                raised = true;
            }
        }
        return raised;
    }

    /**
     * The plays that an alert of that type calls for, and the feature that does, the first first.
     */
    private static Map<Play, Feature> wanted(AlertType type, PlayBook book, PlayFacts facts) {
        Map<Play, Feature> wanted = new LinkedHashMap<>();
        for (Play play : book.plays()) {
            if (play.alerts().contains(type)) {
                wanted.put(play, null);
            }
        }
        if (type == AlertType.REGRET_RISK) {
            for (Reason reason : facts.score().reasons()) {
                for (Play play : book.plays()) {
                    if (play.reasons().contains(reason.id())) {
                        wanted.putIfAbsent(play, Feature.ofId(reason.id()).orElseThrow());
                    }
                }
            }
            String dominant = facts.score().regret().dominant().name();
            for (Play play : book.plays()) {
                if (play.regret() != null && play.regret().name().equals(dominant)) {
                    wanted.putIfAbsent(play, null);
                }
            }
        }
        return wanted;
    }

    /** Looks at the measures. Returns the plays whose state has changed. */
    public List<PlayRun> judge(PlayBook book, PlayFacts facts) {
        return runs.stream()
                .filter(run -> run.judge(book.play(run.id()).orElse(null), facts))
                .toList();
    }

    /** The alert has ended, and with it what was to be done about it. */
    public void alertEnded(boolean recovered, long at) {
        runs.forEach(run -> run.alertEnded(recovered, at));
    }

    private Optional<PlayRun> run(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** What to do now: the first play that is still to be done, or else the first. */
    public Optional<PlayRun> suggested() {
        return runs.stream()
                .filter(run -> run.state().unfinished())
                .findFirst()
                .or(() -> runs.stream().findFirst());
    }

    /** Ids of the plays in that state, in the order in which they were called for. */
    public List<String> ids(PlayState state) {
        return runs.stream().filter(run -> run.state() == state).map(PlayRun::id).toList();
    }

    public void write(StateOutput out) throws IOException {
        out.symbol(raisedAt);
        out.list(runs, run -> run.write(out));
    }

    public void read(StateInput in) throws IOException {
        raisedAt = in.symbol(Band.values());
        in.each(() -> runs.add(PlayRun.read(in)));
    }
}
