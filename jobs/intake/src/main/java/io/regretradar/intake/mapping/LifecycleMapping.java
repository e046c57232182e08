package io.regretradar.intake.mapping;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.schema.HandoffItem;
import io.regretradar.schema.LifecycleType;
import io.regretradar.schema.OwnerTeam;
import java.time.Instant;
import java.util.List;

final class LifecycleMapping
        implements RecordMapping<io.regretradar.schema.LifecycleEvent, LifecycleEvent> {

    private static final int MAX_ALTERNATIVES = 1_000_000;

    @Override
    public Class<io.regretradar.schema.LifecycleEvent> type() {
        return io.regretradar.schema.LifecycleEvent.class;
    }

    @Override
    public LifecycleEvent toEvent(io.regretradar.schema.LifecycleEvent record, EventChecks checks)
            throws InvalidEventException {
        return new LifecycleEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Symbols.as(LifecycleEvent.Type.class, record.getType()),
                Values.text("accountName", record.getAccountName()),
                Symbols.as(Stage.class, record.getStage()),
                Values.text("milestone", record.getMilestone()),
                Values.text("ownerId", record.getOwnerId()),
                Values.text("ownerLeadId", record.getOwnerLeadId()),
                Symbols.as(LifecycleEvent.OwnerTeam.class, record.getOwnerTeam()),
                Symbols.as(ContactRole.class, record.getContactRole()),
                handoffItems(record.getHandoffItems()),
                Values.text("segment", record.getSegment()),
                Values.amount("annualValue", record.getAnnualValue(), Values.MAX_MONEY),
                Values.small("seats", record.getSeats(), 0, (int) Values.MAX_COUNT),
                Values.texts("coreFeatures", record.getCoreFeatures()),
                Values.date("renewalDate", record.getRenewalDate()),
                Values.amount("salesCycleDays", record.getSalesCycleDays(), Values.MAX_DAYS),
                Values.small("evaluationSteps", record.getEvaluationSteps(), 0, 4),
                Values.small("alternatives", record.getAlternatives(), 0, MAX_ALTERNATIVES),
                Values.text("timeZone", record.getTimeZone()));
    }

    private static List<LifecycleEvent.HandoffItem> handoffItems(List<HandoffItem> items) {
        return items.stream()
                .map(item -> Symbols.as(LifecycleEvent.HandoffItem.class, item))
                .distinct()
                .toList();
    }

    @Override
    public io.regretradar.schema.LifecycleEvent toRecord(LifecycleEvent event) {
        var record = new io.regretradar.schema.LifecycleEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setType(Symbols.as(LifecycleType.class, event.type()));
        record.setAccountName(event.accountName());
        record.setStage(Symbols.as(io.regretradar.schema.Stage.class, event.stage()));
        record.setMilestone(event.milestone());
        record.setOwnerId(event.ownerId());
        record.setOwnerLeadId(event.ownerLeadId());
        record.setOwnerTeam(Symbols.as(OwnerTeam.class, event.ownerTeam()));
        record.setContactRole(
                Symbols.as(io.regretradar.schema.ContactRole.class, event.contactRole()));
        record.setHandoffItems(
                event.handoffItems().stream()
                        .map(item -> Symbols.as(HandoffItem.class, item))
                        .toList());
        record.setSegment(event.segment());
        record.setAnnualValue(event.annualValue());
        record.setSeats(Numbers.widen(event.seats()));
        record.setCoreFeatures(event.coreFeatures());
        record.setRenewalDate(event.renewalDate());
        record.setSalesCycleDays(event.salesCycleDays());
        record.setEvaluationSteps(Numbers.widen(event.evaluationSteps()));
        record.setAlternatives(Numbers.widen(event.alternatives()));
        record.setTimeZone(event.timeZone());
        return record;
    }
}
