package io.regretradar.intake.mapping;

import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.schema.Incentive;
import io.regretradar.schema.ReferralAction;
import java.time.Instant;

final class ReferralMapping
        implements RecordMapping<io.regretradar.schema.ReferralEvent, ReferralEvent> {

    @Override
    public Class<io.regretradar.schema.ReferralEvent> type() {
        return io.regretradar.schema.ReferralEvent.class;
    }

    @Override
    public ReferralEvent toEvent(io.regretradar.schema.ReferralEvent record, EventChecks checks)
            throws InvalidEventException {
        return new ReferralEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Values.id("referralId", record.getReferralId()),
                Symbols.as(ReferralEvent.Action.class, record.getAction()),
                Values.text("askedBy", record.getAskedBy()),
                Symbols.as(ReferralEvent.Incentive.class, record.getIncentive()),
                Values.text("referredAccountId", record.getReferredAccountId()),
                Values.amount("value", record.getValue(), Values.MAX_MONEY));
    }

    @Override
    public io.regretradar.schema.ReferralEvent toRecord(ReferralEvent event) {
        var record = new io.regretradar.schema.ReferralEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setReferralId(event.referralId());
        record.setAction(Symbols.as(ReferralAction.class, event.action()));
        record.setAskedBy(event.askedBy());
        record.setIncentive(Symbols.as(Incentive.class, event.incentive()));
        record.setReferredAccountId(event.referredAccountId());
        record.setValue(event.value());
        return record;
    }
}
