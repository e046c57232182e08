package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.source.SourceBook;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which source the latest event of each stream came from. */
final class SourceMemory {

    private record Latest(long at, String source) {}

    private final Map<Stream, Latest> latest = new EnumMap<>(Stream.class);

    void apply(AccountEvent event) {
        Latest before = latest.get(event.stream());
        if (before == null || event.occurredAt() >= before.at()) {
            String source = event.header().source();
            latest.put(
                    event.stream(), new Latest(event.occurredAt(), source == null ? "" : source));
        }
    }

    /** The streams whose source is silent at that instant: they say nothing about the customer. */
    Set<Stream> stale(SourceBook sources, long at) {
        Set<Stream> stale = EnumSet.noneOf(Stream.class);
        latest.forEach(
                (stream, last) -> {
                    if (sources.stale(stream, last.source(), at)) {
                        stale.add(stream);
                    }
                });
        return stale;
    }

    void write(StateOutput out) throws IOException {
        out.map(
                latest,
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue().at());
                    out.text(entry.getValue().source());
                });
    }

    void read(StateInput in) throws IOException {
        in.each(() -> latest.put(in.symbol(Stream.values()), new Latest(in.number(), in.text())));
    }
}
