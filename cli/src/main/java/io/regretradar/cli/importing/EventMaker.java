package io.regretradar.cli.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.importing.mapping.EventRule;
import io.regretradar.cli.importing.mapping.Mapping;
import io.regretradar.cli.importing.rows.Row;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import io.regretradar.intake.lines.LineParser;
import io.regretradar.intake.mapping.EventChecks;
import io.regretradar.intake.mapping.InvalidEventException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the events of a row or group, and has them checked as the job checks them. */
final class EventMaker {
    private final Mapping mapping;
    private final long now;
    private final Taker taker;
    private final LineParser parser = new LineParser(IntakeSettings.DEFAULTS);
    private final EventChecks checks = new EventChecks(IntakeSettings.DEFAULTS);

    /** Takes what came of rows. */
    interface Taker {
        void event(AccountEvent event) throws IOException;

        /**
         * @param event its name in the mapping
         * @param message a sentence that begins with the field
         */
        void rejected(Row row, String event, RejectionReason reason, String message)
                throws IOException;
    }

    /**
     * @param now ms since 1970 UTC: no event may lie much later
     */
    EventMaker(Mapping mapping, long now, Taker taker) {
        this.mapping = mapping;
        this.now = now;
        this.taker = taker;
    }

    /**
     * @param group rows that belong together, in order; one alone is a group, too
     */
    void make(List<Row> group) throws IOException {
        for (EventRule rule : mapping.events()) {
            for (Row row : rule.rows(group)) {
                make(rule, row, group);
            }
        }
    }

    private void make(EventRule rule, Row row, List<Row> group) throws IOException {
        try {
            ObjectNode line = rule.line(row, group);
            if (!line.has("eventId")) {
                line.put("eventId", EventIds.of(mapping.name(), rule.name(), identity(rule, row)));
            }
            Decoded decoded = parser.check(line);
            if (decoded instanceof Decoded.Accepted accepted) {
                checks.notAhead(accepted.event().occurredAt(), now);
                taker.event(accepted.event());
            } else if (decoded instanceof Decoded.Rejected rejected) {
                taker.rejected(row, rule.name(), rejected.reason(), rejected.message());
            }
        } catch (InvalidEventException e) {
            taker.rejected(row, rule.name(), e.reason(), e.getMessage());
        }
    }

    private String identity(EventRule rule, Row row) {
        if (rule.key().isEmpty()) {
            return row.identity();
        }
        return rule.key().stream()
                .map(slot -> String.valueOf(mapping.columns().value(row, slot)))
                .collect(Collectors.joining("\0"));
    }
}
