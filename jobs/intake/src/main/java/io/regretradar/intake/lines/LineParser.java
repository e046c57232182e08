package io.regretradar.intake.lines;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.mapping.EventChecks;
import io.regretradar.intake.mapping.InvalidEventException;
import io.regretradar.intake.mapping.RecordMapping;
import io.regretradar.intake.mapping.RecordMappings;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns a line of NDJSON into a checked event, a tick, or the reason why it is neither: {@code
 * {"stream": "support-tickets", ...}} with the fields of the stream's schema. The checks are those
 * of {@link io.regretradar.intake.EventDecoder}, but a line has no time of arrival.
 */
public final class LineParser {

    static final String TICK = "tick";

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final EventChecks checks;

    /**
     * @param settings which event times are believed
     */
    public LineParser(IntakeSettings settings) {
        this.checks = new EventChecks(settings);
    }

    /** Parses one line, in UTF-8, without its end. Never throws. */
    public Decoded parse(byte[] line) {
        try {
            JsonNode json = JSON.readValue(line);
            if (json instanceof ObjectNode object) {
                return read(object);
            }
            return malformed("it must be a JSON object");
        } catch (JsonProcessingException e) {
            return malformed(e.getOriginalMessage());
        } catch (InvalidEventException e) {
            return new Decoded.Rejected(e.reason(), e.getMessage());
        } catch (IOException e) {
            // Bytes in memory fail only if they are no text.
            return malformed(e.getMessage());
        }
    }

    /** As {@link #parse(byte[])}, for a line that has been read as JSON. Never throws. */
    public Decoded check(ObjectNode line) {
        try {
            return read(line);
        } catch (InvalidEventException e) {
            return new Decoded.Rejected(e.reason(), e.getMessage());
        }
    }

    private Decoded read(ObjectNode json) throws InvalidEventException {
        String name = json.path(JsonRecords.STREAM).asText("");
        if (name.equals(TICK)) {
            var tick = JsonRecords.read(io.regretradar.schema.Tick.class, json);
            return new Decoded.Tick(checks.occurredAt(tick.getOccurredAt()));
        }
        Optional<Stream> stream = Stream.ofTopic(name);
        if (stream.isEmpty()) {
            JsonNode given = json.get(JsonRecords.STREAM);
            throw new InvalidEventException(
                    RejectionReason.UNKNOWN_STREAM,
                    "stream is %s, but must be one of %s, %s."
                            .formatted(
                                    given == null ? "missing" : JsonValues.shown(given),
                                    Stream.names(),
                                    TICK));
        }
        return new Decoded.Accepted(event(RecordMappings.of(stream.get()), json));
    }

    private <R extends SpecificRecordBase> AccountEvent event(
            RecordMapping<R, ? extends AccountEvent> mapping, ObjectNode json)
            throws InvalidEventException {
        return mapping.toEvent(JsonRecords.read(mapping.type(), json), checks);
    }

    private static Decoded malformed(String why) {
        return new Decoded.Rejected(
                RejectionReason.MALFORMED, "The line is no event: %s.".formatted(why));
    }
}
