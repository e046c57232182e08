package io.regretradar.cli.story;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.LifecycleEvent.HandoffItem;
import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import io.regretradar.domain.event.LifecycleEvent.Type;
import java.time.LocalDate;
import java.util.List;

/** What the CRM and the billing system know of the account. */
final class Crm {
    private static final String SOURCE = "crm";
    private static final String SEGMENT = "SMB";
    private static final String ZONE = "UTC";

    private final Tale tale;

    Crm(Tale tale) {
        this.tale = tale;
    }

    void bought(When when, Contract contract) {
        LocalDate renewal = contract.renewalDay() == null ? null : tale.date(contract.renewalDay());
        tale.tell(
                new LifecycleEvent(
                        tale.header(when, null, SOURCE),
                        Type.CLOSED_WON,
                        contract.accountName(),
                        null,
                        null,
                        null,
                        "lena-lead",
                        null,
                        null,
                        null,
                        SEGMENT,
                        contract.annualValue(),
                        contract.seats(),
                        contract.coreFeatures(),
                        renewal,
                        contract.salesCycleDays(),
                        contract.evaluationSteps(),
                        contract.alternatives(),
                        ZONE));
    }

    void ownerReleased(When when, String owner, OwnerTeam team) {
        owner(when, Type.OWNER_RELEASED, owner, team);
    }

    void ownerAssigned(When when, String owner, OwnerTeam team) {
        owner(when, Type.OWNER_ASSIGNED, owner, team);
    }

    void ownerAccepted(When when, String owner, OwnerTeam team) {
        owner(when, Type.OWNER_ACCEPTED, owner, team);
    }

    /** What sales passed on to those who go on with the account. */
    void handedOver(When when, HandoffItem... items) {
        write(when, new Note(Type.HANDOFF_COMPLETED).items(items));
    }

    void milestone(When when, String name) {
        write(when, new Note(Type.MILESTONE).milestone(name));
    }

    void champion(When when, String contact) {
        write(when, new Note(Type.CONTACT_ROLE_SET).contact(contact, ContactRole.CHAMPION));
    }

    void championLeft(When when, String contact) {
        write(when, new Note(Type.CHAMPION_LEFT).contact(contact, null));
    }

    void championReplaced(When when, String contact) {
        write(when, new Note(Type.CHAMPION_REPLACED).contact(contact, ContactRole.CHAMPION));
    }

    /** The yearly price from now on. */
    void priceChanged(When when, double annualValue) {
        write(when, new Note(Type.PRICE_CHANGED).value(annualValue));
    }

    void renewed(When when, int nextRenewalDay) {
        write(when, new Note(Type.RENEWED).renewal(tale.date(nextRenewalDay)));
    }

    /** Anything that needs no more words. */
    void happened(When when, Type type) {
        write(when, new Note(type));
    }

    private void owner(When when, Type type, String owner, OwnerTeam team) {
        write(when, new Note(type).owner(owner, team));
    }

    private void write(When when, Note note) {
        tale.tell(
                new LifecycleEvent(
                        tale.header(when, note.contact, SOURCE),
                        note.type,
                        null,
                        null,
                        note.milestone,
                        note.owner,
                        null,
                        note.team,
                        note.role,
                        note.items,
                        null,
                        note.value,
                        null,
                        null,
                        note.renewal,
                        null,
                        null,
                        null,
                        null));
    }

    /** The few fields that a short entry may have. */
    private static final class Note {
        private final Type type;
        private String contact;
        private ContactRole role;
        private String owner;
        private OwnerTeam team;
        private String milestone;
        private List<HandoffItem> items;
        private Double value;
        private LocalDate renewal;

        Note(Type type) {
            this.type = type;
        }

        Note contact(String id, ContactRole newRole) {
            contact = id;
            role = newRole;
            return this;
        }

        Note owner(String id, OwnerTeam ofTeam) {
            owner = id;
            team = ofTeam;
            return this;
        }

        Note milestone(String name) {
            milestone = name;
            return this;
        }

        Note items(HandoffItem... transferred) {
            items = List.of(transferred);
            return this;
        }

        Note value(double annualValue) {
            value = annualValue;
            return this;
        }

        Note renewal(LocalDate date) {
            renewal = date;
            return this;
        }
    }
}
