package io.regretradar.cli.importing;

import io.regretradar.cli.importing.rows.Layout;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.lines.LineFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A checked event on its way through the sorting.
 *
 * @param at event time, ms since 1970 UTC
 * @param line its line of NDJSON
 */
record ImportedEvent(long at, Stream stream, String accountId, String eventId, String line) {

    /** Event time, then what makes the order the same in each run. */
    static final Comparator<ImportedEvent> ORDER =
            Comparator.comparingLong(ImportedEvent::at)
                    .thenComparing(ImportedEvent::stream)
                    .thenComparing(ImportedEvent::eventId)
                    .thenComparing(ImportedEvent::line);

    static ImportedEvent of(AccountEvent event) {
        return new ImportedEvent(
                event.occurredAt(),
                event.stream(),
                event.accountId(),
                event.eventId(),
                LineFormat.line(event));
    }

    static final SpillSorter.Form<ImportedEvent> FORM =
            new SpillSorter.Form<>() {
                private static final int OBJECT_BYTES = 200;
                private static final Stream[] STREAMS = Stream.values();

                @Override
                public void write(ImportedEvent event, DataOutput out) throws IOException {
                    out.writeLong(event.at);
                    out.writeByte(event.stream.ordinal());
                    Layout.text(event.accountId, out);
                    Layout.text(event.eventId, out);
                    Layout.text(event.line, out);
                }

                @Override
                public ImportedEvent read(DataInput in) throws IOException {
                    return new ImportedEvent(
                            in.readLong(),
                            STREAMS[in.readByte()],
                            Layout.text(in),
                            Layout.text(in),
                            Layout.text(in));
                }

                @Override
                public long bytes(ImportedEvent event) {
                    // Texts of Latin letters take a byte a letter, all others two.
                    return OBJECT_BYTES
                            + 2L * (event.accountId.length() + event.eventId.length())
                            + 2L * event.line.length();
                }
            };
}
