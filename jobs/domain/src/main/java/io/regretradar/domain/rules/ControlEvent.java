package io.regretradar.domain.rules;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * A version of one kind of rules, as it was published.
 *
 * @param version rises with each one of its kind; also stands inside the JSON
 * @param effectiveAt from which event time on it holds, ms since 1970 UTC
 * @param json the rules themselves
 */
public record ControlEvent(
        String eventId, RuleKind kind, long version, long effectiveAt, String json) {

    public ControlEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(json, "json");
    }

    /** Writes its binary form. */
    public void write(StateOutput out) throws IOException {
        out.text(eventId);
        out.symbol(kind);
        out.number(version);
        out.number(effectiveAt);
        out.text(json);
    }

    /** Reads what {@link #write} wrote. */
    public static ControlEvent read(StateInput in) throws IOException {
        return new ControlEvent(
                in.text(), in.symbol(RuleKind.values()), in.number(), in.number(), in.text());
    }
}
