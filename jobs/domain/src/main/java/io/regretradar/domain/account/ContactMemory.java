package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Roles of contacts, and when a champion last acted. */
final class ContactMemory {

    private static final double SILENCE_OF_A_LOST_CHAMPION = 45;
    private static final double SILENCE_AFTER_REPLACEMENT = 3;
    private static final double RAMP_DAYS = 30;

    private static final class Contact {
        ContactRole role = ContactRole.UNKNOWN;
        long statedAt = Long.MIN_VALUE;
        long actedAt = Long.MIN_VALUE;
    }

    private final Map<String, Contact> contacts = new TreeMap<>();
    private Long championLeftAt;
    private Long championReplacedAt;

    void apply(AccountEvent event) {
        if (event instanceof LifecycleEvent lifecycle) {
            applyRole(lifecycle);
        } else if (event instanceof SurveyEvent survey
                && survey.contactRole() != ContactRole.UNKNOWN) {
            role(survey.contactId(), survey.contactRole(), survey.occurredAt());
        }
        if (isAct(event)) {
            act(event.contactId(), event.occurredAt());
            if (event instanceof UsageEvent usage) {
                act(usage.userId(), event.occurredAt());
            }
        }
    }

    private void applyRole(LifecycleEvent event) {
        switch (event.type()) {
            case CONTACT_ROLE_SET -> {
                if (event.contactRole() != null && event.contactRole() != ContactRole.UNKNOWN) {
                    role(event.contactId(), event.contactRole(), event.occurredAt());
                    if (event.contactRole() == ContactRole.CHAMPION) {
                        replaced(event.occurredAt());
                    }
                }
            }
            case CHAMPION_LEFT -> {
                // While one is missing already, the time without a champion goes on.
                if (championMissingSince() == null) {
                    championLeftAt = event.occurredAt();
                    championReplacedAt = null;
                }
                // One who has become something else since keeps that role.
                contacts.entrySet()
                        .removeIf(
                                entry ->
                                        entry.getValue().role == ContactRole.CHAMPION
                                                && (event.contactId() == null
                                                        || event.contactId()
                                                                .equals(entry.getKey())));
            }
            case CHAMPION_REPLACED -> {
                role(event.contactId(), ContactRole.CHAMPION, event.occurredAt());
                replaced(event.occurredAt());
            }
            default -> {}
        }
    }

    private void replaced(long at) {
        if (championLeftAt != null && championReplacedAt == null) {
            championReplacedAt = at;
        }
    }

    private void role(String contactId, ContactRole role, long at) {
        if (contactId == null) {
            return;
        }
        Contact contact = contacts.computeIfAbsent(contactId, ignored -> new Contact());
        if (at < contact.statedAt) {
            return;
        }
        if (role == ContactRole.CHAMPION && contact.role != ContactRole.CHAMPION) {
            contact.actedAt = Math.max(contact.actedAt, at);
        }
        contact.role = role;
        contact.statedAt = at;
    }

    private void act(String contactId, long at) {
        Contact contact = contactId == null ? null : contacts.get(contactId);
        if (contact != null) {
            contact.actedAt = Math.max(contact.actedAt, at);
        }
    }

    private static boolean isAct(AccountEvent event) {
        if (event instanceof UsageEvent) {
            return true;
        }
        if (event instanceof TicketEvent ticket) {
            return switch (ticket.action()) {
                case CREATED, CUSTOMER_REPLIED, REOPENED, RATED -> true;
                default -> false;
            };
        }
        if (event instanceof SurveyEvent survey) {
            return survey.action() == SurveyEvent.Action.RESPONDED;
        }
        if (event instanceof TouchpointEvent touch) {
            return touch.action() == TouchpointEvent.Action.CUSTOMER_MESSAGE
                    || touch.action() == TouchpointEvent.Action.COMPLETED;
        }
        if (event instanceof ReferralEvent referral) {
            return switch (referral.action()) {
                case ACCEPTED, DECLINED, INTRODUCED -> true;
                default -> false;
            };
        }
        return false;
    }

    ContactRole roleOf(String contactId) {
        Contact contact = contacts.get(contactId);
        return contact == null ? ContactRole.UNKNOWN : contact.role;
    }

    /** When a champion left who has not been replaced; null if none is missing. */
    Long championMissingSince() {
        return championReplacedAt == null ? championLeftAt : null;
    }

    /**
     * Since when the champion is lost: since one left and no other has acted, or since the latest
     * act of any lies so many days back. Null if none is lost.
     */
    Long championLostSince(long at, double silenceDays) {
        long lastAct = lastActOfChampions();
        Long missing = championMissingSince();
        if (missing != null && lastAct <= missing) {
            return missing;
        }
        long silent = lastAct + Math.round(silenceDays * Times.DAY);
        return lastAct != Long.MIN_VALUE && at >= silent ? silent : null;
    }

    private long lastActOfChampions() {
        long lastAct = Long.MIN_VALUE;
        for (Contact contact : contacts.values()) {
            if (contact.role == ContactRole.CHAMPION) {
                lastAct = Math.max(lastAct, contact.actedAt);
            }
        }
        return lastAct;
    }

    /** Days since any act of a champion, with the lost and the new champion; NaN without one. */
    double championSilenceDays(long at) {
        long lastAct = lastActOfChampions();
        boolean known = lastAct != Long.MIN_VALUE;
        double silence = known ? Times.days(at - lastAct) : Double.NaN;
        if (championLeftAt == null) {
            return silence;
        }
        if (championReplacedAt == null) {
            return SILENCE_OF_A_LOST_CHAMPION;
        }
        double share = Math.min(1, Times.days(at - championReplacedAt) / RAMP_DAYS);
        double ramp =
                SILENCE_OF_A_LOST_CHAMPION
                        - (SILENCE_OF_A_LOST_CHAMPION - SILENCE_AFTER_REPLACEMENT) * share;
        return known ? Math.max(ramp, silence) : ramp;
    }

    void write(StateOutput out) throws IOException {
        out.map(
                contacts,
                entry -> {
                    out.text(entry.getKey());
                    out.symbol(entry.getValue().role);
                    out.number(entry.getValue().statedAt);
                    out.number(entry.getValue().actedAt);
                });
        out.optional(championLeftAt);
        out.optional(championReplacedAt);
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    Contact contact = new Contact();
                    contacts.put(in.text(), contact);
                    contact.role = in.symbol(ContactRole.values());
                    contact.statedAt = in.number();
                    contact.actedAt = in.number();
                });
        championLeftAt = in.optional();
        championReplacedAt = in.optional();
    }
}
