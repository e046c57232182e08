package io.regretradar.pipeline.source;

import io.regretradar.domain.event.Stream;
import io.regretradar.domain.source.SourceChange;

/**
 * How many events of one source were seen in one hour since the last count.
 *
 * @param first time of the earliest of them, ms since 1970 UTC
 */
public record SourceCount(Stream stream, String source, long first, long count) {

    /** The key of the operator that watches sources. */
    public String key() {
        return stream.topic() + "|" + source;
    }

    /** What became of the source of that key. */
    static SourceChange change(String key, long at, boolean stale) {
        int bar = key.indexOf('|');
        return new SourceChange(
                Stream.ofTopic(key.substring(0, bar)).orElseThrow(),
                key.substring(bar + 1),
                at,
                stale);
    }
}
