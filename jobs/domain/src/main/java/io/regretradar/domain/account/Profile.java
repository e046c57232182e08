package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the CRM knows of the account: for each field the latest value that was not null, from any
 * lifecycle event.
 */
public final class Profile {

    private static final int FIELDS = 12;
    private static final int CHANGES_KEPT = 90;

    private String name;
    private String segment;
    private String ownerId;
    private String ownerLeadId;
    private OwnerTeam ownerTeam;
    private Double annualValue;
    private Integer seats;
    private List<String> coreFeatures = List.of();
    private LocalDate renewalDate;
    private Double salesCycleDays;
    private Integer evaluationSteps;
    private Integer alternatives;
    private Long priceRaisedAt;

    // When each field was last stated, so that a late event does not undo a later one.
    private final long[] statedAt = new long[FIELDS];

    /** A value in force from a local date on. */
    private record Change(int day, double value) {}

    private final Deque<Change> valueChanges = new ArrayDeque<>();
    private final Deque<Change> seatChanges = new ArrayDeque<>();

    Profile() {
        java.util.Arrays.fill(statedAt, Long.MIN_VALUE);
    }

    void apply(LifecycleEvent event, int day) {
        long at = event.occurredAt();
        name = latest(0, at, event.accountName(), name);
        segment = latest(1, at, event.segment(), segment);
        ownerId = latest(2, at, event.ownerId(), ownerId);
        ownerLeadId = latest(3, at, event.ownerLeadId(), ownerLeadId);
        ownerTeam = latest(4, at, event.ownerTeam(), ownerTeam);
        if (raisesThePrice(event)) {
            priceRaisedAt = at;
        }
        annualValue = latest(5, at, event.annualValue(), annualValue);
        seats = latest(6, at, event.seats(), seats);
        List<String> features = event.coreFeatures().isEmpty() ? null : event.coreFeatures();
        coreFeatures = latest(7, at, features, coreFeatures);
        renewalDate = latest(8, at, event.renewalDate(), renewalDate);
        salesCycleDays = latest(9, at, event.salesCycleDays(), salesCycleDays);
        evaluationSteps = latest(10, at, event.evaluationSteps(), evaluationSteps);
        alternatives = latest(11, at, event.alternatives(), alternatives);
        note(valueChanges, day, annualValue);
        note(seatChanges, day, seats == null ? null : seats.doubleValue());
    }

    private boolean raisesThePrice(LifecycleEvent event) {
        return event.type() == LifecycleEvent.Type.PRICE_CHANGED
                && event.annualValue() != null
                && annualValue != null
                && event.annualValue() > annualValue
                && event.occurredAt() >= statedAt[5];
    }

    private <T> T latest(int field, long at, T stated, T known) {
        if (stated == null || at < statedAt[field]) {
            return known;
        }
        statedAt[field] = at;
        return stated;
    }

    private static void note(Deque<Change> changes, int day, Double value) {
        if (value == null) {
            return;
        }
        if (changes.isEmpty() || changes.peekLast().value() != value) {
            changes.addLast(new Change(day, value));
        }
    }

    /** Whether the value or the seats fell by at least that share within 90 days. */
    boolean fell(int day, double share) {
        return change(valueChanges, day) <= -share || change(seatChanges, day) <= -share;
    }

    /** Whether the value or the seats rose by at least that share within 90 days. */
    boolean rose(int day, double share) {
        return change(valueChanges, day) >= share || change(seatChanges, day) >= share;
    }

    private static double change(Deque<Change> changes, int day) {
        if (changes.size() < 2) {
            return 0;
        }
        double before = changes.peekFirst().value();
        for (Change change : changes) {
            if (change.day() <= day - CHANGES_KEPT) {
                before = change.value();
            }
        }
        return before == 0 ? 0 : (changes.peekLast().value() - before) / before;
    }

    /** Forgets changes so old that a later one is also out of the window. */
    void dropBefore(int day) {
        drop(valueChanges, day);
        drop(seatChanges, day);
    }

    private static void drop(Deque<Change> changes, int day) {
        while (changes.size() > 1) {
            Change first = changes.pollFirst();
            if (changes.peekFirst().day() > day) {
                changes.addFirst(first);
                return;
            }
        }
    }

    public String name() {
        return name;
    }

    public String segment() {
        return segment;
    }

    public String ownerId() {
        return ownerId;
    }

    public String ownerLeadId() {
        return ownerLeadId;
    }

    public OwnerTeam ownerTeam() {
        return ownerTeam;
    }

    /** Yearly value in the reporting currency, or null. */
    public Double annualValue() {
        return annualValue;
    }

    /** When a PRICE_CHANGED last raised the yearly value, or null if none did. */
    public Long priceRaisedAt() {
        return priceRaisedAt;
    }

    public Integer seats() {
        return seats;
    }

    public List<String> coreFeatures() {
        return coreFeatures;
    }

    public LocalDate renewalDate() {
        return renewalDate;
    }

    public Double salesCycleDays() {
        return salesCycleDays;
    }

    public Integer evaluationSteps() {
        return evaluationSteps;
    }

    void write(StateOutput out) throws IOException {
        out.text(name);
        out.text(segment);
        out.text(ownerId);
        out.text(ownerLeadId);
        out.symbol(ownerTeam);
        out.optionalReal(annualValue);
        out.optional(seats);
        out.list(coreFeatures, out::text);
        out.optional(renewalDate == null ? null : renewalDate.toEpochDay());
        out.optionalReal(salesCycleDays);
        out.optional(evaluationSteps);
        out.optional(alternatives);
        out.optional(priceRaisedAt);
        for (long at : statedAt) {
            out.number(at);
        }
        write(out, valueChanges);
        write(out, seatChanges);
    }

    void read(StateInput in) throws IOException {
        name = in.text();
        segment = in.text();
        ownerId = in.text();
        ownerLeadId = in.text();
        ownerTeam = in.symbol(OwnerTeam.values());
        annualValue = in.optionalReal();
        seats = in.optionalInteger();
        coreFeatures = new ArrayList<>(in.list(in::text));
        Long renewal = in.optional();
        renewalDate = renewal == null ? null : LocalDate.ofEpochDay(renewal);
        salesCycleDays = in.optionalReal();
        evaluationSteps = in.optionalInteger();
        alternatives = in.optionalInteger();
        priceRaisedAt = in.optional();
        for (int i = 0; i < FIELDS; i++) {
            statedAt[i] = in.number();
        }
        in.each(() -> valueChanges.add(new Change(in.integer(), in.real())));
        in.each(() -> seatChanges.add(new Change(in.integer(), in.real())));
    }

    private static void write(StateOutput out, Deque<Change> changes) throws IOException {
        out.list(
                changes,
                change -> {
                    out.number(change.day());
                    out.real(change.value());
                });
    }
}
