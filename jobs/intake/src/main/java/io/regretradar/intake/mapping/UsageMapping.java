package io.regretradar.intake.mapping;

import io.regretradar.domain.event.UsageEvent;
import io.regretradar.schema.ProductUsageEvent;
import java.time.Instant;

final class UsageMapping implements RecordMapping<ProductUsageEvent, UsageEvent> {

    @Override
    public Class<ProductUsageEvent> type() {
        return ProductUsageEvent.class;
    }

    @Override
    public UsageEvent toEvent(ProductUsageEvent record, EventChecks checks)
            throws InvalidEventException {
        return new UsageEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Values.text("userId", record.getUserId()),
                Values.id("feature", record.getFeature()),
                record.getCore(),
                Values.whole("count", record.getCount(), 1, Values.MAX_COUNT),
                Values.seconds("durationSec", record.getDurationSec()),
                Values.whole("errors", record.getErrors(), 0, Values.MAX_COUNT),
                record.getValueMoment());
    }

    @Override
    public ProductUsageEvent toRecord(UsageEvent event) {
        ProductUsageEvent record = new ProductUsageEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setUserId(event.userId());
        record.setFeature(event.feature());
        record.setCore(event.core());
        record.setCount(event.count());
        record.setDurationSec(event.durationSec());
        record.setErrors(event.errors());
        record.setValueMoment(event.valueMoment());
        return record;
    }
}
