package io.regretradar.domain.account;

import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.Refusal;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;

/** Where an account's results go. */
public interface AccountOutput {

    /** A document to be written. */
    void document(Document document);

    /** An event has changed the state. */
    default void applied(AccountEvent event) {}

    /** An event was a repeat of one already applied, and changed nothing. */
    default void duplicate(AccountEvent event) {}

    /** A command was not carried out; a document says why. */
    default void refused(AlertCommand command, Refusal why) {}

    /** People are to be told of a change of an alert. */
    default void notification(Notification notification) {}

    /** An evaluation was made, whether or not a document came of it. */
    default void evaluated(Evaluation evaluation) {}
}
