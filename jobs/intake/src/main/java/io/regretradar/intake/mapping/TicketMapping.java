package io.regretradar.intake.mapping;

import io.regretradar.domain.event.TicketEvent;
import io.regretradar.schema.SupportTicketEvent;
import io.regretradar.schema.TicketAction;
import io.regretradar.schema.TicketPriority;
import java.time.Instant;

final class TicketMapping implements RecordMapping<SupportTicketEvent, TicketEvent> {

    @Override
    public Class<SupportTicketEvent> type() {
        return SupportTicketEvent.class;
    }

    @Override
    public TicketEvent toEvent(SupportTicketEvent record, EventChecks checks)
            throws InvalidEventException {
        return new TicketEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Values.id("ticketId", record.getTicketId()),
                Symbols.as(TicketEvent.Action.class, record.getAction()),
                Symbols.as(TicketEvent.Priority.class, record.getPriority()),
                Values.text("agentId", record.getAgentId()),
                Values.seconds("firstResponseSec", record.getFirstResponseSec()),
                Values.seconds("resolutionSec", record.getResolutionSec()),
                Values.seconds("slaFirstResponseSec", record.getSlaFirstResponseSec()),
                Values.seconds("slaResolutionSec", record.getSlaResolutionSec()),
                Values.small("csat", record.getCsat(), 1, 5),
                Values.texts("tags", record.getTags()));
    }

    @Override
    public SupportTicketEvent toRecord(TicketEvent event) {
        SupportTicketEvent record = new SupportTicketEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setTicketId(event.ticketId());
        record.setAction(Symbols.as(TicketAction.class, event.action()));
        record.setPriority(Symbols.as(TicketPriority.class, event.priority()));
        record.setAgentId(event.agentId());
        record.setFirstResponseSec(event.firstResponseSec());
        record.setResolutionSec(event.resolutionSec());
        record.setSlaFirstResponseSec(event.slaFirstResponseSec());
        record.setSlaResolutionSec(event.slaResolutionSec());
        record.setCsat(Numbers.widen(event.csat()));
        record.setTags(event.tags());
        return record;
    }
}
