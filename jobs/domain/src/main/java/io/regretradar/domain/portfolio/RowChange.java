package io.regretradar.domain.portfolio;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/**
 * What is to be added to a row; what is to be taken away is negative.
 *
 * @param at the instant of the document it comes from, ms since 1970 UTC
 */
public record RowChange(RowKey row, Tally change, long at) {

    public void write(StateOutput out) throws IOException {
        row.write(out);
        change.write(out);
        out.number(at);
    }

    public static RowChange read(StateInput in) throws IOException {
        return new RowChange(RowKey.read(in), Tally.read(in), in.number());
    }
}
