package io.regretradar.domain.account;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Reason;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Objects;

/** The score document written last, to tell whether the next one is worth writing. */
final class WrittenScore {

    private static final double WORTH_WRITING = 1;

    private boolean any;

    /** The last document of the account says that it has churned. */
    private boolean ended;

    private double score;
    private Band band = Band.NONE;
    private Stage stage;
    private RegretProfile.Dominant dominant = RegretProfile.Dominant.NONE;
    private int reasons;
    private double consistency = Double.NaN;

    private long second;
    private int revision;

    /** Whether band, stage, dominant regret or reasons changed, or the score moved by a point. */
    boolean differs(Evaluation evaluation) {
        return !any
                || evaluation.band() != band
                || !Objects.equals(evaluation.stage(), stage)
                || evaluation.score().regret().dominant() != dominant
                || reasonSet(evaluation) != reasons
                || Math.abs(evaluation.score().score() - score) >= WORTH_WRITING;
    }

    void note(Evaluation evaluation) {
        any = true;
        ended = false;
        score = evaluation.score().score();
        band = evaluation.band();
        stage = evaluation.stage();
        dominant = evaluation.score().regret().dominant();
        reasons = reasonSet(evaluation);
        consistency = 1 - evaluation.values().get(Feature.INCONSISTENCY);
    }

    /** The consistency index it had, NaN if none. */
    double consistency() {
        return consistency;
    }

    boolean ended() {
        return ended;
    }

    /** The account has churned; returns the revision of the document that says so. */
    int end(long at) {
        int next = nextRevision(at);
        any = true;
        ended = true;
        return next;
    }

    /** How many documents of the account were written in that second before: its revision. */
    int nextRevision(long at) {
        long now = Math.floorDiv(at, 1000);
        revision = any && now == second ? revision + 1 : 0;
        second = now;
        return revision;
    }

    private static int reasonSet(Evaluation evaluation) {
        int set = 0;
        for (Reason reason : evaluation.score().reasons()) {
            set |= 1 << Feature.ofId(reason.id()).orElseThrow().ordinal();
        }
        return set;
    }

    void write(StateOutput out) throws IOException {
        out.bool(any);
        out.bool(ended);
        out.real(score);
        out.symbol(band);
        out.symbol(stage);
        out.symbol(dominant);
        out.number(reasons);
        out.real(consistency);
        out.number(second);
        out.number(revision);
    }

    void read(StateInput in) throws IOException {
        any = in.bool();
        ended = in.bool();
        score = in.real();
        band = in.symbol(Band.values());
        stage = in.symbol(Stage.values());
        dominant = in.symbol(RegretProfile.Dominant.values());
        reasons = in.integer();
        consistency = in.real();
        second = in.number();
        revision = in.integer();
    }
}
