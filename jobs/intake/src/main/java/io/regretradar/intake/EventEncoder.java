package io.regretradar.intake;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.intake.mapping.RecordMappings;
import io.regretradar.schema.ControlKind;
import io.regretradar.schema.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes events and ticks as Avro single-object encodings. Thread-safe. */
public final class EventEncoder {

    private static final int TYPICAL_BYTES = 256;
    private static final Map<Stream, BinaryMessageEncoder<SpecificRecordBase>> ENCODERS =
            new EnumMap<>(Stream.class);

    static {
        for (Stream stream : Stream.values()) {
            Class<?> type = RecordMappings.of(stream).type();
            SpecificData model = SpecificData.getForClass(type);
            ENCODERS.put(stream, new BinaryMessageEncoder<>(model, model.getSchema(type)));
        }
    }

    private EventEncoder() {}

    /** The bytes of the event, to be written into its stream's topic under its account's id. */
    public static byte[] encode(AccountEvent event) {
        return encode(ENCODERS.get(event.stream()), RecordMappings.toRecord(event));
    }

    /**
     * The bytes of a tick.
     *
     * @param at milliseconds since 1970 UTC
     */
    public static byte[] tick(long at) {
        return encode(Tick.getEncoder(), new Tick(Instant.ofEpochMilli(at)));
    }

    /**
     * The bytes of a published version of some rules, for the control topic.
     *
     * @param publishedAt milliseconds since 1970 UTC
     * @param source who published it
     */
    public static byte[] encode(ControlEvent event, long publishedAt, String source) {
        return encode(
                io.regretradar.schema.ControlEvent.getEncoder(),
                io.regretradar.schema.ControlEvent.newBuilder()
                        .setEventId(event.eventId())
                        .setOccurredAt(Instant.ofEpochMilli(publishedAt))
                        .setSource(source)
                        .setKind(ControlKind.valueOf(event.kind().name()))
                        .setVersion(event.version())
                        .setEffectiveAt(Instant.ofEpochMilli(event.effectiveAt()))
                        .setJson(event.json())
                        .build());
    }

    private static <R> byte[] encode(BinaryMessageEncoder<R> encoder, R record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
        try {
            encoder.encode(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode " + record, e);
        }
        return out.toByteArray();
    }
}
