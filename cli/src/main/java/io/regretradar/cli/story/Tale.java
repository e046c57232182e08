package io.regretradar.cli.story;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A story while it is told: one account, and the voices that say what happens to it. */
final class Tale {
    final Crm crm = new Crm(this);
    final Desk desk = new Desk(this);
    final Contacts contacts = new Contacts(this);
    final Product product = new Product(this);
    final Polls polls = new Polls(this);
    final Referrals referrals = new Referrals(this);

    private final String accountId;
    private final LocalDate start;
    private final List<AccountEvent> events = new ArrayList<>();
    private int told;

    Tale(String accountId, LocalDate start) {
        this.accountId = accountId;
        this.start = start;
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    long millis(When when) {
        return when.millis(start);
    }

    /**
     * The header of the next event.
     *
     * @param contactId the customer's person who acted, or null
     */
    Header header(When when, String contactId, String source) {
        return new Header(
                "%s-%04d".formatted(accountId, ++told), accountId, contactId, millis(when), source);
    }

    void tell(AccountEvent event) {
        events.add(event);
    }

    /** Everything told so far, in event-time order. */
    List<AccountEvent> inOrder() {
        return events.stream().sorted(AccountEvent.ORDER).toList();
    }
}
