package io.regretradar.cli.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.importing.mapping.Mapping;
import io.regretradar.cli.importing.rows.Layout;
import io.regretradar.cli.importing.rows.Read;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.cli.importing.rows.RowReader;
import io.regretradar.cli.importing.rows.SourceFile;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.lines.EventLine;
import io.regretradar.intake.lines.EventLines;
import io.regretradar.intake.mapping.InvalidEventException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One import: reads all files, makes their events, and gives these in event-time order. Memory does
 * not grow with the rows.
 */
final class Importer implements Closeable {
    /**
     * A thing of more rows than this is a mistake in the mapping; its further rows are rejected.
     */
    private static final int LARGEST_GROUP = 100_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Mapping mapping;
    private final List<Path> files;
    private final RejectedFile rejectedFile;
    private final ImportReport report;
    private final EventMaker maker;
    private final List<Layout> layouts = new ArrayList<>();
    private final SpillSorter<GroupedRow> grouped;
    private final SpillSorter<ImportedEvent> events;

    /**
     * @param memoryBytes about how much memory the sorting may take
     * @param now ms since 1970 UTC: no event may lie much later
     */
    Importer(
            Mapping mapping,
            List<Path> files,
            RejectedFile rejectedFile,
            ImportReport report,
            long memoryBytes,
            long now) {
        this.mapping = mapping;
        this.files = files;
        this.rejectedFile = rejectedFile;
        this.report = report;
        grouped = new SpillSorter<>(GroupedRow.ORDER, GroupedRow.form(layouts), memoryBytes);
        events = new SpillSorter<>(ImportedEvent.ORDER, ImportedEvent.FORM, memoryBytes);
        maker = new EventMaker(mapping, now, new Take());
    }

    /**
     * Reads the files.
     *
     * @param progress is told how many bytes of all files have been read
     */
    void read(LongConsumer progress) throws IOException {
        if (mapping.ofEvents()) {
            readEvents();
            return;
        }
        long before = 0;
        for (int number = 0; number < files.size(); number++) {
            long base = before;
            Path file = files.get(number);
            try (RowReader rows =
                    SourceFile.open(
                            file,
                            number,
                            mapping.files(),
                            mapping.columns(),
                            at -> progress.accept(base + at))) {
                report.file(file + ": " + rows.description());
                layouts.add(rows.layout());
                for (Read read = rows.next(); read != null; read = rows.next()) {
                    take(read);
                }
            }
            before += file.toFile().length();
        }
        if (mapping.grouping() != null) {
            makeGroups();
        }
    }

    private void readEvents() throws IOException {
        for (int number = 0; number < files.size(); number++) {
            long last = 0;
            try (EventLines lines =
                    EventLines.open(List.of(files.get(number)), IntakeSettings.DEFAULTS)) {
                while (lines.hasNext()) {
                    EventLine line = lines.next();
                    report.row();
                    last = line.number();
                    if (line.content() instanceof Decoded.Accepted accepted) {
                        events.add(ImportedEvent.of(accepted.event()));
                    } else if (line.content() instanceof Decoded.Tick) {
                        report.leftOut();
                    } else if (line.content() instanceof Decoded.Rejected rejected) {
                        reject(
                                new Read.Unreadable(
                                        number,
                                        last,
                                        rejected.message(),
                                        JsonNodeFactory.instance.objectNode()),
                                null,
                                rejected.reason(),
                                rejected.message());
                    }
                }
            }
            report.file("%s: events, %,d lines".formatted(files.get(number), last));
        }
    }

    private void take(Read read) throws IOException {
        report.row();
        if (read instanceof Read.Unreadable bad) {
            reject(bad, null, RejectionReason.MALFORMED, bad.message());
            return;
        }
        Row row = (Row) read;
        if (!mapping.where().test(row)) {
            report.leftOut();
        } else if (mapping.grouping() == null) {
            maker.make(List.of(row));
        } else {
            group(row);
        }
    }

    private void group(Row row) throws IOException {
        try {
            grouped.add(
                    new GroupedRow(
                            mapping.grouping().key(row), mapping.grouping().order(row), row));
        } catch (InvalidEventException e) {
            reject(row, null, e.reason(), e.getMessage());
        }
    }

    private void makeGroups() throws IOException {
        List<Row> group = new ArrayList<>();
        String key = null;
        Iterator<GroupedRow> sorted = grouped.sorted();
        report.spills(grouped.spills());
        while (sorted.hasNext()) {
            GroupedRow next = sorted.next();
            if (!next.key().equals(key)) {
                if (!group.isEmpty()) {
                    maker.make(group);
                }
                group = new ArrayList<>();
                key = next.key();
            }
            if (group.size() < LARGEST_GROUP) {
                group.add(next.row());
            } else {
                reject(
                        next.row(),
                        null,
                        RejectionReason.INVALID_VALUE,
                        "The group '%s' has more than %,d rows. Is the right column named in group.by?"
                                .formatted(key, LARGEST_GROUP));
            }
        }
        if (!group.isEmpty()) {
            maker.make(group);
        }
        grouped.close();
    }

    /** Gives all events in event-time order; of repeats that say the same the first alone. */
    void events(Consumer<ImportedEvent> to) throws IOException {
        Iterator<ImportedEvent> sorted = events.sorted();
        report.spills(events.spills());
        ImportedEvent last = null;
        int times = 1;
        while (sorted.hasNext()) {
            ImportedEvent event = sorted.next();
            times = event.equals(last) ? times + 1 : 1;
            last = event;
            if (times > 1 && !mapping.keepRepeats()) {
                report.repeat();
                continue;
            }
            ImportedEvent given = times == 1 ? event : numbered(event, times);
            report.event(given);
            to.accept(given);
        }
    }

    /** The second of its kind is another event, and needs another id: the same in each import. */
    private static ImportedEvent numbered(ImportedEvent event, int times) {
        try {
            String id = event.eventId() + "-" + times;
            ObjectNode line = (ObjectNode) JSON.readTree(event.line());
            line.put("eventId", id);
            return new ImportedEvent(
                    event.at(), event.stream(), event.accountId(), id, line.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event's own line is no JSON: " + event.line(), e);
        }
    }

    private void reject(Read row, String event, RejectionReason reason, String message)
            throws IOException {
        String place = files.get(row.file()) + ":" + row.line();
        report.rejected(row, event, reason.name(), place, message);
        rejectedFile.row(row, event, reason.name(), message);
    }

    @Override
    public void close() throws IOException {
        grouped.close();
        events.close();
    }

    private final class Take implements EventMaker.Taker {
        @Override
        public void event(AccountEvent event) throws IOException {
            events.add(ImportedEvent.of(event));
        }

        @Override
        public void rejected(Row row, String event, RejectionReason reason, String message)
                throws IOException {
            reject(row, event, reason, message);
        }
    }
}
