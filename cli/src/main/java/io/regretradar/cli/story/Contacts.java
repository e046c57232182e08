package io.regretradar.cli.story;

import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Channel;
import io.regretradar.domain.event.TouchpointEvent.Purpose;

/** Calls, meetings and messages between the vendor's people and the customer's. */
final class Contacts {
    private static final String SOURCE = "calendar";

    private final Tale tale;
    private int numbered;

    Contacts(Tale tale) {
        this.tale = tale;
    }

    /** A session is put into both calendars. */
    Session planned(When when, Purpose purpose, When due) {
        Session session = new Session("S-" + ++numbered, purpose, due);
        session.write(when, Action.SCHEDULED);
        return session;
    }

    /** A session that is planned two days ahead and takes place. */
    void held(When due, Purpose purpose) {
        planned(new When(Math.max(0, due.day() - 2), due.time().minusHours(1)), purpose, due)
                .held();
    }

    /** The customer writes to the account's owner. */
    Message wrote(When when, String contact) {
        Message message = new Message("M-" + ++numbered);
        write(when, contact, message.id, Action.CUSTOMER_MESSAGE, Channel.EMAIL, Purpose.OTHER);
        return message;
    }

    /** The vendor writes without having been asked. */
    void sent(When when, Purpose purpose) {
        write(when, null, "M-" + ++numbered, Action.VENDOR_MESSAGE, Channel.EMAIL, purpose);
    }

    private void write(
            When when, String contact, String id, Action action, Channel channel, Purpose purpose) {
        write(when, contact, id, action, channel, purpose, null, null);
    }

    private void write(
            When when,
            String contact,
            String id,
            Action action,
            Channel channel,
            Purpose purpose,
            Long dueAt,
            String inReplyTo) {
        tale.tell(
                new TouchpointEvent(
                        tale.header(when, contact, SOURCE),
                        id,
                        null,
                        action,
                        channel,
                        purpose,
                        null,
                        null,
                        dueAt,
                        inReplyTo,
                        null,
                        null));
    }

    /** A session that both sides have in their calendars. */
    final class Session {
        private final String id;
        private final Purpose purpose;
        private final When due;

        private Session(String id, Purpose purpose, When due) {
            this.id = id;
            this.purpose = purpose;
            this.due = due;
        }

        void held() {
            write(due, Action.COMPLETED);
        }

        /** Held, but only then. */
        void heldLate(When when) {
            write(when, Action.COMPLETED);
        }

        /** The customer waited in vain. */
        void missedByVendor() {
            write(due, Action.MISSED_BY_VENDOR);
        }

        private void write(When when, Action action) {
            Channel channel = purpose == Purpose.TRAINING ? Channel.TRAINING : Channel.CALL;
            Contacts.this.write(when, null, id, action, channel, purpose, tale.millis(due), null);
        }
    }

    /** A message that waits for its reply. */
    final class Message {
        private final String id;

        private Message(String id) {
            this.id = id;
        }

        void replied(When when) {
            write(
                    when,
                    null,
                    "M-" + ++numbered,
                    Action.VENDOR_REPLY,
                    Channel.EMAIL,
                    Purpose.OTHER,
                    null,
                    id);
        }
    }
}
