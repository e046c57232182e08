package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.LifecycleEvent.HandoffItem;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.journey.Stage;
import java.time.LocalDate;
import java.util.List;

/** What the CRM knows of one account: it writes down what happens, and keeps what holds. */
final class Crm {
    private static final String CRM = "crm";
    private static final String BILLING = "billing";

    private final Customer customer;
    private final Diary diary;
    private Owner owner;
    private double annualValue;
    private int seats;
    private LocalDate renewal;

    Crm(Customer customer, LocalDate bought, Diary diary) {
        this.customer = customer;
        this.diary = diary;
        this.owner = customer.seller();
        this.annualValue = customer.annualValue();
        this.seats = customer.seats();
        this.renewal = bought.plusMonths(customer.termMonths());
    }

    /** Who looks after the account now. */
    Owner owner() {
        return owner;
    }

    double annualValue() {
        return annualValue;
    }

    int seats() {
        return seats;
    }

    LocalDate renewal() {
        return renewal;
    }

    /** All that is known, as an export of the CRM states it, or as it stands in the order. */
    void everything(Type type, long at) {
        diary.write(
                new LifecycleEvent(
                        diary.header(null, at, CRM),
                        type,
                        customer.name(),
                        null,
                        null,
                        owner.id(),
                        owner.leadId(),
                        owner.team(),
                        null,
                        List.of(),
                        customer.segment(),
                        annualValue,
                        seats,
                        customer.coreFeatures(),
                        renewal,
                        customer.salesCycleDays(),
                        customer.evaluationSteps(),
                        customer.alternatives(),
                        customer.zone().getId()));
    }

    /** The account goes from its owner to another, who takes it after so many hours. */
    long passedOn(long at, Owner to, double hours) {
        long accepted = at + Math.round(hours * 3_600_000);
        write(new Note(Type.OWNER_RELEASED, at).owner(owner));
        write(new Note(Type.OWNER_ASSIGNED, at + (accepted - at) / 2).owner(to));
        write(new Note(Type.OWNER_ACCEPTED, accepted).owner(to));
        owner = to;
        return accepted;
    }

    void handedOver(long at, List<HandoffItem> items) {
        Note note = new Note(Type.HANDOFF_COMPLETED, at);
        note.items = items;
        write(note);
    }

    void milestone(long at, String name) {
        Note note = new Note(Type.MILESTONE, at);
        note.milestone = name;
        write(note);
    }

    /** Somebody says where the account stands. */
    void stage(long at, Stage stage) {
        Note note = new Note(Type.STAGE_SET, at);
        note.stage = stage;
        write(note);
    }

    /** Anything about one of the customer's people. */
    void contact(long at, Type type, String contact, ContactRole role) {
        Note note = new Note(type, at);
        note.contact = contact;
        note.role = role;
        write(note);
    }

    /** Anything that needs no more words. */
    void happened(long at, Type type) {
        write(new Note(type, at));
    }

    /** What billing has to say. */
    void billed(long at, Type type) {
        Note note = new Note(type, at);
        note.source = BILLING;
        write(note);
    }

    /** More or fewer seats, and the money for them. */
    void resized(long at, Type type, double factor) {
        seats = (int) Math.max(1, Math.round(seats * factor));
        annualValue = Math.max(100, Math.round(annualValue * factor / 100) * 100.0);
        Note why = new Note(type, at);
        why.value = annualValue;
        write(why);
        Note size = new Note(Type.SEATS_CHANGED, at + 60_000);
        size.seats = seats;
        write(size);
    }

    /** The same for another price. */
    void repriced(long at, double factor) {
        annualValue = Math.round(annualValue * factor / 100) * 100.0;
        Note note = new Note(Type.PRICE_CHANGED, at);
        note.value = annualValue;
        note.source = BILLING;
        write(note);
    }

    void renewed(long at) {
        renewal = renewal.plusMonths(customer.termMonths());
        Note note = new Note(Type.RENEWED, at);
        note.renewal = renewal;
        write(note);
    }

    /** The account leaves: its last event. */
    void churned(long at) {
        diary.close(event(new Note(Type.CHURNED, at)));
    }

    private void write(Note note) {
        diary.write(event(note));
    }

    private LifecycleEvent event(Note note) {
        Header header = diary.header(note.contact, note.at, note.source);
        return new LifecycleEvent(
                header,
                note.type,
                null,
                note.stage,
                note.milestone,
                note.owner == null ? null : note.owner.id(),
                note.owner == null ? null : note.owner.leadId(),
                note.owner == null ? null : note.owner.team(),
                note.role,
                note.items,
                null,
                note.value,
                note.seats,
                null,
                note.renewal,
                null,
                null,
                null,
                null);
    }

    /** The few fields that a short entry may have. */
    private static final class Note {
        private final Type type;
        private final long at;
        private String source = CRM;
        private Owner owner;
        private String contact;
        private ContactRole role;
        private Stage stage;
        private String milestone;
        private List<HandoffItem> items;
        private Double value;
        private Integer seats;
        private LocalDate renewal;

        Note(Type type, long at) {
            this.type = type;
            this.at = at;
        }

        Note owner(Owner who) {
            owner = who;
            return this;
        }
    }
}
