package io.regretradar.domain.play;

import io.regretradar.domain.play.Play.Verification;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** A play that an alert called for, from then until it is done, has failed or is not needed. */
public final class PlayRun {

    private static final double HOUR = 3_600_000;

    private final String id;
    private final long raisedAt;
    private final long dueAt;
    private final long verifyBy;

    /** The feature that must stop costing points, where the play's own measure was met before. */
    private final Feature instead;

    /** Whether the end of the alert itself is its measure. */
    private final boolean byRecovery;

    private PlayState state = PlayState.OPEN;
    private Long finishedAt;

    private PlayRun(
            String id,
            long raisedAt,
            long dueAt,
            long verifyBy,
            Feature instead,
            boolean byRecovery) {
        this.id = id;
        this.raisedAt = raisedAt;
        this.dueAt = dueAt;
        this.verifyBy = verifyBy;
        this.instead = instead;
        this.byRecovery = byRecovery;
    }

    /**
     * Calls for a play.
     *
     * @param reason the feature that does, or null. A measure that is met from the start would say
     *     that nobody had to do anything; then the reason must stop costing points instead.
     */
    static PlayRun of(Play play, Feature reason, PlayFacts facts) {
        long at = facts.at();
        PlayRun run =
                new PlayRun(
                        play.id(),
                        at,
                        at + Math.round(play.dueHours() * HOUR),
                        at + Math.round(play.verify().days() * 24 * HOUR),
                        null,
                        play.verify().measure() == Play.Measure.ALERT_RECOVERED);
        return reason != null && run.met(play, facts)
                ? new PlayRun(run.id, at, run.dueAt, run.verifyBy, reason, false)
                : run;
    }

    /**
     * Looks at the measure.
     *
     * @param play what it is now, or null if it is no longer among the plays
     * @return whether its state has changed
     */
    boolean judge(Play play, PlayFacts facts) {
        if (!state.unfinished()) {
            return false;
        }
        if (play == null) {
            return finish(PlayState.DROPPED, facts.at());
        }
        if (met(play, facts)) {
            return finish(PlayState.VERIFIED, facts.at());
        }
        if (facts.at() >= verifyBy && !inTheDark(play, facts)) {
            return finish(PlayState.FAILED, facts.at());
        }
        if (state == PlayState.OPEN && facts.at() > dueAt) {
            state = PlayState.OVERDUE;
            return true;
        }
        return false;
    }

    /** The alert has ended; an unfinished play ends with it. */
    void alertEnded(boolean recovered, long at) {
        if (state.unfinished()) {
            finish(recovered && byRecovery ? PlayState.VERIFIED : PlayState.DROPPED, at);
        }
    }

    private boolean finish(PlayState end, long at) {
        state = end;
        finishedAt = at;
        return true;
    }

    private boolean met(Play play, PlayFacts facts) {
        if (instead != null) {
            return better(instead, facts.scorecard().rule(instead).neutral(), true, facts);
        }
        Verification verify = play.verify();
        return switch (verify.measure()) {
            case FEATURE ->
                    better(verify.featureLookedAt().orElseThrow(), verify.limit(), false, facts);
            case MESSAGES_ANSWERED -> {
                double open = facts.alert().hoursSince(facts.alert().openMessageSince());
                yield facts.alert().unownedSince() == null && !(open > verify.limit());
            }
            case SESSION_HELD -> since(facts.sessionAt());
            case SESSION_MADE_UP -> facts.alert().missedSessions() == 0;
            case FIRST_SUCCESS -> succeeded(facts);
            case CHAMPION_PRESENT -> facts.alert().championLostSince() == null;
            case SURVEY_ANSWERED -> since(facts.answerAt());
            case SIGN_OF_CUSTOMER -> since(facts.signAt());
            // Words fade by themselves; what has faded before anybody was to act proves nothing.
            case REGRET_EASED ->
                    facts.at() >= dueAt
                            && !facts.score()
                                    .regret()
                                    .dominant()
                                    .name()
                                    .equals(play.regret().name());
            case ALERT_RECOVERED -> false;
        };
    }

    private boolean succeeded(PlayFacts facts) {
        Long success = facts.alert().firstSuccess();
        return since(success) || success != null && since(facts.alert().stageSince());
    }

    private boolean since(Long instant) {
        return instant != null && instant > raisedAt;
    }

    private static boolean better(
            Feature feature, double limit, boolean inclusive, PlayFacts facts) {
        double value = facts.values().get(feature);
        FeatureRule rule = facts.scorecard().rule(feature);
        if (rule.higherIsWorse()) {
            return inclusive ? value <= limit : value < limit;
        }
        return value >= limit;
    }

    /** Whether the feature has no value because its source is silent, so that nothing is known. */
    private boolean inTheDark(Play play, PlayFacts facts) {
        Feature looked = instead == null ? play.verify().featureLookedAt().orElse(null) : instead;
        return looked != null && !facts.values().has(looked) && !facts.alert().stale().isEmpty();
    }

    public String id() {
        return id;
    }

    public PlayState state() {
        return state;
    }

    /** When an alert called for it, ms since 1970 UTC. */
    public long raisedAt() {
        return raisedAt;
    }

    /** When it should have been done. */
    public long dueAt() {
        return dueAt;
    }

    /** From when on it has failed unless its measure says that it is done. */
    public long verifyBy() {
        return verifyBy;
    }

    /** When it was verified, failed or was dropped, or null. */
    public Long finishedAt() {
        return finishedAt;
    }

    void write(StateOutput out) throws IOException {
        out.text(id);
        out.number(raisedAt);
        out.number(dueAt);
        out.number(verifyBy);
        out.symbol(instead);
        out.bool(byRecovery);
        out.symbol(state);
        out.optional(finishedAt);
    }

    static PlayRun read(StateInput in) throws IOException {
        PlayRun run =
                new PlayRun(
                        in.text(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.symbol(Feature.values()),
                        in.bool());
        run.state = in.symbol(PlayState.values());
        run.finishedAt = in.optional();
        return run;
    }
}
