package io.regretradar.cli.simulate;

import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Channel;
import io.regretradar.domain.event.TouchpointEvent.Emotion;
import io.regretradar.domain.event.TouchpointEvent.Purpose;

/** One contact between vendor and customer, which may be several events. */
final class Touch {
    private final Diary diary;
    private final String source;
    private final String id;
    private final Channel channel;
    private final Purpose purpose;
    private String planItem;
    private String ownerId;
    private String contactId;
    private Long dueAt;
    private String inReplyTo;
    private Boolean valueAdded;
    private Integer rating;
    private Emotion emotion;

    Touch(Diary diary, String source, String id, Channel channel, Purpose purpose) {
        this.diary = diary;
        this.source = source;
        this.id = id;
        this.channel = channel;
        this.purpose = purpose;
    }

    String id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    Purpose purpose() {
        return purpose;
    }

    Touch planItem(String name) {
        planItem = name;
        return this;
    }

    Touch by(Owner owner) {
        ownerId = owner.id();
        return this;
    }

    Touch contact(String person) {
        contactId = person;
        return this;
    }

    Touch due(long at) {
        dueAt = at;
        return this;
    }

    Touch answers(Touch message) {
        inReplyTo = message.id;
        return this;
    }

    /** Whether it brought the customer something. */
    Touch valueAdded(boolean value) {
        valueAdded = value;
        return this;
    }

    /** What the customer gave it, 1..5, or null. */
    Touch rated(Integer stars) {
        rating = stars;
        return this;
    }

    /** What the customer named, or null. */
    Touch emotion(Emotion named) {
        emotion = named;
        return this;
    }

    void write(long at, Action action) {
        diary.write(
                new TouchpointEvent(
                        diary.header(contactId, at, source),
                        id,
                        planItem,
                        action,
                        channel,
                        purpose,
                        valueAdded,
                        ownerId,
                        dueAt,
                        inReplyTo,
                        rating,
                        emotion));
    }
}
