package io.regretradar.domain.source;

import io.regretradar.domain.event.Stream;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/**
 * A source went silent, or is back.
 *
 * @param stream what it feeds
 * @param source its name, as its events give it; empty where they give none
 * @param at from which event time on, ms since 1970 UTC
 * @param stale whether it went silent
 */
public record SourceChange(Stream stream, String source, long at, boolean stale) {

    /** Writes its binary form. */
    public void write(StateOutput out) throws IOException {
        out.symbol(stream);
        out.text(source);
        out.fixed(at);
        out.bool(stale);
    }

    /** Reads what {@link #write} wrote. */
    public static SourceChange read(StateInput in) throws IOException {
        return new SourceChange(in.symbol(Stream.values()), in.text(), in.fixed(), in.bool());
    }
}
