package io.regretradar.domain.alert;

import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The band of an account over time: entered after a holding time, left after three days below the
 * exit, never below a floor. The gap between the two thresholds keeps an account that hovers at one
 * from paging a team twice.
 */
public final class BandTracker {

    private static final long HOUR = 3_600_000L;
    private static final long IDLE = Long.MIN_VALUE;
    private static final Band[] BANDS = Band.values();

    private Band band = Band.NONE;

    // Since when the score has been at or above each band's threshold.
    private final long[] above = new long[BANDS.length];

    // Since when it has been below the present band's exit.
    private long below = IDLE;

    public BandTracker() {
        Arrays.fill(above, IDLE);
    }

    public Band band() {
        return band;
    }

    /** Whether the score has reached a first band, but not yet held it for long enough. */
    public boolean pending() {
        return band == Band.NONE && above[Band.WATCH.ordinal()] != IDLE;
    }

    /**
     * Takes in one evaluation.
     *
     * @param at its instant, ms since 1970 UTC; not before the one of the last call
     * @param score 0..100
     * @param floor the least that hard events allow now
     * @param rapid whether the score rose so fast that no band needs holding
     * @param cap the highest band that may be entered on this evidence; a floor beats it
     * @return the band after it
     */
    public Band update(long at, double score, Band floor, boolean rapid, Band cap, Scorecard card) {
        Band entered = Band.max(Band.min(reached(at, score, rapid, card), cap), floor);
        if (entered.ordinal() > band.ordinal()) {
            change(entered);
        } else {
            leave(at, score, floor, card);
        }
        return band;
    }

    private Band reached(long at, double score, boolean rapid, Scorecard card) {
        Band reached = Band.NONE;
        for (BandRule rule : card.bands()) {
            int i = rule.band().ordinal();
            if (score < rule.enter()) {
                above[i] = IDLE;
                continue;
            }
            if (above[i] == IDLE) {
                above[i] = at;
            }
            if (rapid || at - above[i] >= Math.round(rule.heldHours() * HOUR)) {
                reached = rule.band();
            }
        }
        return reached;
    }

    private void leave(long at, double score, Band floor, Scorecard card) {
        boolean holds =
                band == Band.NONE || floor.atLeast(band) || score >= card.bandRule(band).leave();
        if (holds) {
            below = IDLE;
            return;
        }
        if (below == IDLE) {
            below = at;
        }
        if (at - below >= Math.round(card.exitHours() * HOUR)) {
            change(Band.max(highestHeld(score, card), floor));
        }
    }

    private Band highestHeld(double score, Scorecard card) {
        Band held = Band.NONE;
        for (BandRule rule : card.bands()) {
            if (rule.band().ordinal() < band.ordinal() && score >= rule.leave()) {
                held = rule.band();
            }
        }
        return held;
    }

    private void change(Band to) {
        band = to;
        below = IDLE;
    }

    public void write(StateOutput out) throws IOException {
        out.symbol(band);
        for (long since : above) {
            out.fixed(since);
        }
        out.fixed(below);
    }

    public void read(StateInput in) throws IOException {
        band = in.symbol(BANDS);
        for (int i = 0; i < above.length; i++) {
            above[i] = in.fixed();
        }
        below = in.fixed();
    }
}
