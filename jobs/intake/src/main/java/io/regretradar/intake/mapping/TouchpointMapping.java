package io.regretradar.intake.mapping;

import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.schema.Emotion;
import io.regretradar.schema.TouchpointAction;
import io.regretradar.schema.TouchpointChannel;
import io.regretradar.schema.TouchpointPurpose;
import java.time.Instant;

final class TouchpointMapping
        implements RecordMapping<io.regretradar.schema.TouchpointEvent, TouchpointEvent> {

    @Override
    public Class<io.regretradar.schema.TouchpointEvent> type() {
        return io.regretradar.schema.TouchpointEvent.class;
    }

    @Override
    public TouchpointEvent toEvent(io.regretradar.schema.TouchpointEvent record, EventChecks checks)
            throws InvalidEventException {
        return new TouchpointEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Values.id("touchpointId", record.getTouchpointId()),
                Values.text("planItem", record.getPlanItem()),
                Symbols.as(TouchpointEvent.Action.class, record.getAction()),
                Symbols.as(TouchpointEvent.Channel.class, record.getChannel()),
                Symbols.as(TouchpointEvent.Purpose.class, record.getPurpose()),
                record.getValueAdded(),
                Values.text("ownerId", record.getOwnerId()),
                checks.time("dueAt", record.getDueAt()),
                Values.text("inReplyTo", record.getInReplyTo()),
                Values.small("rating", record.getRating(), 1, 5),
                Symbols.as(TouchpointEvent.Emotion.class, record.getEmotion()));
    }

    @Override
    public io.regretradar.schema.TouchpointEvent toRecord(TouchpointEvent event) {
        var record = new io.regretradar.schema.TouchpointEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setTouchpointId(event.touchpointId());
        record.setPlanItem(event.planItem());
        record.setAction(Symbols.as(TouchpointAction.class, event.action()));
        record.setChannel(Symbols.as(TouchpointChannel.class, event.channel()));
        record.setPurpose(Symbols.as(TouchpointPurpose.class, event.purpose()));
        record.setValueAdded(event.valueAdded());
        record.setOwnerId(event.ownerId());
        record.setDueAt(event.dueAt() == null ? null : Instant.ofEpochMilli(event.dueAt()));
        record.setInReplyTo(event.inReplyTo());
        record.setRating(Numbers.widen(event.rating()));
        record.setEmotion(Symbols.as(Emotion.class, event.emotion()));
        return record;
    }
}
