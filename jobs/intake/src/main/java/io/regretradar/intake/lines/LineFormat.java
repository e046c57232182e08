package io.regretradar.intake.lines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.mapping.RecordMappings;
import java.time.Instant;

/** Writes events and ticks as lines of NDJSON, as {@link LineParser} reads them. */
public final class LineFormat {

    private LineFormat() {}

    /** The event as one line, without its end; null and empty fields are left out. */
    public static String line(AccountEvent event) {
        return JsonRecords.write(event.stream().topic(), RecordMappings.toRecord(event)).toString();
    }

    /**
     * A tick as one line, without its end.
     *
     * @param at milliseconds since 1970 UTC
     */
    public static String tick(long at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(JsonRecords.STREAM, LineParser.TICK)
                .put("occurredAt", Instant.ofEpochMilli(at).toString())
                .toString();
    }
}
