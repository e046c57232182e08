package io.regretradar.domain.portfolio;

import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names a row.
 *
 * @param start of its period, ms since 1970 UTC
 * @param values of the kind's dimensions, in their order; null where an account has none
 */
public record RowKey(RowKind kind, long start, List<String> values) {

    /** Elasticsearch takes ids of up to 512 bytes. */
    private static final int LONGEST_KEY = 120;

    public RowKey {
        if (values.size() != kind.dimensions().size()) {
            throw new IllegalArgumentException(
                    "%s needs a value for each of %s, but got %s"
                            .formatted(kind, kind.dimensions(), values));
        }
    }

    static RowKey of(RowKind kind, long start, String... values) {
        return new RowKey(kind, start, Collections.unmodifiableList(Arrays.asList(values)));
    }

    /** The values, separated by slashes; what would read as a separator is written as a code. */
    public String key() {
        return values.stream().map(RowKey::part).collect(Collectors.joining("/"));
    }

    /** The row's {@code _id}: {@code kind:key:week}, or its day for what is counted by day. */
    public String id() {
        String key = key();
        String named = key.length() > LONGEST_KEY ? AlertEpisode.nameId(key) : key;
        return kind + ":" + named + ":" + kind.label(start);
    }

    private static String part(String value) {
        if (value == null) {
            return "";
        }
        return value.replace("%", "%25").replace("/", "%2F").replace(":", "%3A");
    }

    void write(StateOutput out) throws IOException {
        out.text(kind.name());
        out.number(start);
        out.list(values, out::text);
    }

    static RowKey read(StateInput in) throws IOException {
        RowKind kind = RowKind.valueOf(in.text());
        long start = in.number();
        return new RowKey(kind, start, Collections.unmodifiableList(in.list(in::text)));
    }
}
