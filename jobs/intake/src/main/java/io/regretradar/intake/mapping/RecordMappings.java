package io.regretradar.intake.mapping;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** The mapping of each stream. */
public final class RecordMappings {

    private static final TicketMapping TICKETS = new TicketMapping();
    private static final UsageMapping USAGE = new UsageMapping();
    private static final SurveyMapping SURVEYS = new SurveyMapping();
    private static final TouchpointMapping TOUCHPOINTS = new TouchpointMapping();
    private static final LifecycleMapping LIFECYCLE = new LifecycleMapping();
    private static final CommandMapping COMMANDS = new CommandMapping();
    private static final ReferralMapping REFERRALS = new ReferralMapping();

    private RecordMappings() {}

    /** The mapping of that stream. */
    public static RecordMapping<? extends SpecificRecordBase, ? extends AccountEvent> of(
            Stream stream) {
        return switch (stream) {
            case ACCOUNT_LIFECYCLE -> LIFECYCLE;
            case ALERT_COMMANDS -> COMMANDS;
            case PRODUCT_USAGE -> USAGE;
            case REFERRALS -> REFERRALS;
            case SUPPORT_TICKETS -> TICKETS;
            case SURVEYS -> SURVEYS;
            case TOUCHPOINTS -> TOUCHPOINTS;
        };
    }

    /** The record that means the event. */
    @SuppressWarnings("unchecked") // each stream has one type of event
    public static SpecificRecordBase toRecord(AccountEvent event) {
        return ((RecordMapping<?, AccountEvent>) of(event.stream())).toRecord(event);
    }
}
