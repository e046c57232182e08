package io.regretradar.domain.alert;

import io.regretradar.domain.source.SourceChange;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * The alert of one source: open while it is silent, recovered with its next event. It belongs to no
 * account, so nobody can acknowledge or snooze it.
 */
public final class SourceAlert {

    private static final double NO_SCORE = 0;

    private final AlertBook book = new AlertBook();

    /** Tells it that the source fell silent, or is back; times must not go back. */
    public Optional<AlertChange> update(SourceChange change) {
        book.prune(change.at());
        String source = change.stream().topic() + "|" + change.source();
        return book.update(
                source,
                AlertType.DATA_STALE,
                Observation.presentIf(change.stale(), Band.AT_RISK),
                NO_SCORE,
                change.at());
    }

    /** Writes its binary form. */
    public void write(StateOutput out) throws IOException {
        book.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static SourceAlert read(StateInput in) throws IOException {
        SourceAlert alert = new SourceAlert();
        alert.book.read(in);
        return alert;
    }
}
