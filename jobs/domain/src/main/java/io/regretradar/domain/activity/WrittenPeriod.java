package io.regretradar.domain.activity;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** A period's document as it was last written: what a rewriting repeats. */
public final class WrittenPeriod {
    private boolean any;
    private int revision;
    private Stage stage;
    private Band band = Band.NONE;

    /** Notes a writing and returns its revision; stage and band stay those of the first. */
    public int next(Stage stageThen, Band bandThen) {
        if (any) {
            revision++;
        } else {
            any = true;
            stage = stageThen;
            band = bandThen;
        }
        return revision;
    }

    public boolean any() {
        return any;
    }

    public Stage stage() {
        return stage;
    }

    public Band band() {
        return band;
    }

    void write(StateOutput out) throws IOException {
        out.bool(any);
        out.number(revision);
        out.symbol(stage);
        out.symbol(band);
    }

    void read(StateInput in) throws IOException {
        any = in.bool();
        revision = in.integer();
        stage = in.symbol(Stage.values());
        band = in.symbol(Band.values());
    }
}
