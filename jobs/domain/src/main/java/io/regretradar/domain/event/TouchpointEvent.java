package io.regretradar.domain.event;

/**
 * A planned or spontaneous contact between vendor and customer.
 *
 * @param planItem name of the touchpoint plan's item it fills, or null
 * @param valueAdded whether it brought the customer something; null if not stated
 * @param ownerId who acted or should act on our side, or null
 * @param dueAt when it was promised, milliseconds since 1970 UTC, or null
 * @param inReplyTo touchpointId of the message it answers, or null
 * @param rating the customer's rating 1..5, or null
 */
public record TouchpointEvent(
        Header header,
        String touchpointId,
        String planItem,
        Action action,
        Channel channel,
        Purpose purpose,
        Boolean valueAdded,
        String ownerId,
        Long dueAt,
        String inReplyTo,
        Integer rating,
        Emotion emotion)
        implements AccountEvent {

    public enum Action {
        SCHEDULED,
        COMPLETED,
        MISSED_BY_VENDOR,
        MISSED_BY_CUSTOMER,
        CANCELLED,
        CUSTOMER_MESSAGE,
        VENDOR_REPLY,
        VENDOR_MESSAGE,
        UNKNOWN
    }

    public enum Channel {
        EMAIL,
        CALL,
        MEETING,
        TRAINING,
        IN_APP,
        WEB,
        SOCIAL,
        UNKNOWN
    }

    public enum Purpose {
        ONBOARDING,
        TRAINING,
        VALUE_REVIEW,
        CHECK_IN,
        SALES_PITCH,
        SUPPORT,
        REFERRAL_ASK,
        RENEWAL,
        OTHER,
        UNKNOWN
    }

    /** An emotion the customer named; null in the event where none was. */
    public enum Emotion {
        PAIN,
        PROBLEM,
        FEAR,
        WANT,
        NEED,
        DESIRE,
        UNKNOWN
    }

    @Override
    public Stream stream() {
        return Stream.TOUCHPOINTS;
    }
}
