package io.regretradar.intake.mapping;

import io.regretradar.domain.event.AlertCommand;
import io.regretradar.schema.AlertCommandKind;
import java.time.Instant;

final class CommandMapping
        implements RecordMapping<io.regretradar.schema.AlertCommand, AlertCommand> {

    @Override
    public Class<io.regretradar.schema.AlertCommand> type() {
        return io.regretradar.schema.AlertCommand.class;
    }

    @Override
    public AlertCommand toEvent(io.regretradar.schema.AlertCommand record, EventChecks checks)
            throws InvalidEventException {
        AlertCommand command =
                new AlertCommand(
                        checks.header(
                                record.getEventId(),
                                record.getAccountId(),
                                record.getContactId(),
                                record.getOccurredAt(),
                                record.getSource()),
                        Values.text("alertId", record.getAlertId()),
                        Symbols.as(AlertCommand.Kind.class, record.getCommand()),
                        Values.id("actor", record.getActor()),
                        Values.text("assignee", record.getAssignee()),
                        checks.time("until", record.getUntil()),
                        Values.prose("comment", record.getComment()));
        return complete(command);
    }

    /** A command that lacks what its kind cannot do without is of no use to anybody. */
    private static AlertCommand complete(AlertCommand command) throws InvalidEventException {
        switch (command.kind()) {
            case FORGET, UNKNOWN -> {}
            case SNOOZE -> {
                Values.present("alertId", command.alertId());
                Values.present("until", command.until());
            }
            case COMMENT -> {
                Values.present("alertId", command.alertId());
                Values.present("comment", command.comment());
            }
            default -> Values.present("alertId", command.alertId());
        }
        return command;
    }

    @Override
    public io.regretradar.schema.AlertCommand toRecord(AlertCommand event) {
        var record = new io.regretradar.schema.AlertCommand();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setAlertId(event.alertId());
        record.setCommand(Symbols.as(AlertCommandKind.class, event.kind()));
        record.setActor(event.actor());
        record.setAssignee(event.assignee());
        record.setUntil(event.until() == null ? null : Instant.ofEpochMilli(event.until()));
        record.setComment(event.comment());
        return record;
    }
}
